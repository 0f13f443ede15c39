package yibao.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import yibao.operations.ShanghaiTime;
import yibao.records.Relation;
import yibao.records.Relation.Party;
import yibao.records.Relation.Status;
import yibao.records.Transfer;
import yibao.rules.Area;
import yibao.rules.Cover;
import yibao.rules.EmploymentSpell;
import yibao.rules.EmploymentStatus;
import yibao.rules.Insured;
import yibao.rules.Kinship;
import yibao.rules.Money;
import yibao.rules.Quota;
import yibao.rules.Scheme;
import yibao.rules.SharingUse;
import yibao.simulator.world.SharingState.Shared;
import yibao.simulator.world.SharingState.Transferred;

/**
 * What chance has happen around relatives who share an account: both ask, agree and change their
 * minds, several spend the last of one quota, while somebody moves, dies, lapses or turns out to
 * have two files, and money goes from account to wallet and back.
 */
final class SharingChance {

  /** Around the hours of transfers, the day of the notice, and years' ends. */
  static final List<String> BEGINNINGS =
      List.of(
          "2025-11-05T10:00:00",
          "2025-11-20T21:50:00",
          "2025-12-01T09:00:00",
          "2025-12-16T05:55:00",
          "2025-12-29T20:40:00",
          "2025-12-31T21:40:00",
          "2026-01-08T23:20:00",
          "2026-09-30T05:30:00");

  /** What is set aside: about what premiums cost, and less. */
  private static final List<Long> QUOTAS = List.of(0L, 39_999L, 40_000L, 40_000L, 50_000L, 80_000L);

  private static final List<Long> OFFERS = List.of(1L, 40_000L, 40_000L, 60_000L, 200_000L);
  private static final long MOST_OFFERED = 200_000;
  private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

  private final Chance chance;
  private final SplittableRandom random;
  private final CreditChance credits;
  private int watched;

  SharingChance(Chance chance, WorkChance work, SplittableRandom random) {
    this.chance = chance;
    this.random = random;
    this.credits = new CreditChance(chance, this, work, random.split());
  }

  // ---- when -----------------------------------------------------------------------------------

  /** To just before, or when, or after something is due; or some days. */
  Duration later(Model model, Instant now) {
    if (chance.oneIn(6)) {
      return Duration.ofHours(random.nextInt(5, 24 * 50));
    }
    List<Instant> due = new ArrayList<>();
    LocalDate today = ShanghaiTime.dateOf(now);
    for (int hour : List.of(6, 12, 22)) {
      due.add(today.atTime(LocalTime.of(hour, 0)).atZone(ShanghaiTime.ZONE).toInstant());
      due.add(
          today.plusDays(1).atTime(LocalTime.of(hour, 0)).atZone(ShanghaiTime.ZONE).toInstant());
    }
    model.state().sharing().relations().values().stream()
        .flatMap(relation -> relation.watchAt().stream())
        .filter(at -> Duration.between(now, at).toDays() < 100)
        .forEach(due::add);
    Instant then = chance.any(due).plusSeconds(random.nextInt(-1, 2));
    return then.isAfter(now) ? Duration.between(now, then) : Duration.ofMinutes(random.nextInt(60));
  }

  // ---- what -----------------------------------------------------------------------------------

  Step step(Model model, Instant now) {
    if (model.owners().size() < 3 && chance.oneIn(2)) {
      return openAccount(model, now);
    }
    if (chance.oneIn(CreditChance.isPressing(model, now) ? 2 : 12)) {
      return credits.step(model, now);
    }
    Optional<String> setAside = ofSeveralSetAside(model, now);
    if (setAside.isPresent() && chance.oneIn(3)) {
      return spend(setAside.get(), model, now);
    }
    int die = random.nextInt(100);
    Optional<String> asked = relation(model, one -> one.statusAt(now) == Status.ASKED);
    if (asked.isPresent() && die < 40) {
      return chance.oneIn(8) ? refuse(asked.get(), model) : accept(asked.get(), model);
    }
    Optional<String> active = relation(model, Shared::isActive);
    if (active.isPresent() && die < 68) {
      return ofOneInForce(active.get(), model, now);
    }
    if (die < 78) {
      return ask(model, now);
    }
    if (die < 91) {
      return ofWallets(model, now);
    }
    return die < 95 ? watch(model) : ofPeople(model, now);
  }

  private Step ofOneInForce(String name, Model model, Instant now) {
    Shared relation = model.state().sharing().relation(name);
    return switch (random.nextInt(12)) {
      case 0, 1 -> setQuota(name, model);
      case 3 -> dissolve(name, model);
      case 4 -> setPayingOrder(relation.beneficiary(), model);
      case 5 -> lookUp(name, model);
      case 6 -> changed(chance.any(List.of(relation.owner(), relation.beneficiary())), now);
      default -> pay(model, now);
    };
  }

  /** One of which a premium can be paid; else one is set more aside for, or is asked. */
  private Step pay(Model model, Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    Optional<String> payable = relation(model, one -> isPayable(one, model, today));
    if (payable.isPresent()) {
      return pay(model.state().sharing().relation(payable.get()), model, now);
    }
    return relation(model, one -> one.isActive() && isResident(one.beneficiary(), model, today))
        .map(name -> setQuota(name, Chance.PREMIUM, model))
        .orElseGet(() -> ask(model, now));
  }

  private static boolean isPayable(Shared relation, Model model, LocalDate today) {
    return relation.left(SharingUse.PREMIUM, today.getYear()) >= Chance.PREMIUM
        && isResident(relation.beneficiary(), model, today);
  }

  /** The owner pays for the beneficiary, or who may use it pays alone. */
  private Step pay(Shared relation, Model model, Instant now) {
    String payer = chance.oneIn(2) ? relation.owner() : relation.beneficiary();
    List<String> people =
        chance.oneIn(5)
            ? List.of(relation.owner(), relation.beneficiary())
            : List.of(relation.beneficiary());
    return new Steps.PayFromAccount(
        chance.place(people, model, now), payer, chance.oneIn(20) ? chance.anybody() : payer);
  }

  private Step ofWallets(Model model, Instant now) {
    Map<String, Transferred> transfers = model.state().sharing().transfers();
    Optional<String> open =
        chance.anyOf(
            transfers.entrySet().stream()
                .filter(one -> one.getValue().isOpen() || chance.oneIn(20))
                .map(Map.Entry::getKey)
                .toList(),
            name -> true);
    List<String> active = active(model);
    if (active.isEmpty() || chance.oneIn(6)) {
      return activate(chance.anybody());
    }
    if (open.isPresent() && !chance.oneIn(3)) {
      return acceptTransfer(open.get(), model);
    }
    return switch (random.nextInt(8)) {
      case 0 -> new SharingSteps.LookUpWallet(chance.anybody());
      case 1 -> payFromWallet(model, now);
      default -> isNight(now) && !chance.oneIn(5) ? pay(model, now) : offer(model);
    };
  }

  /** When nothing may be offered. */
  private static boolean isNight(Instant now) {
    int hour = LocalDateTime.ofInstant(now, ShanghaiTime.ZONE).getHour();
    return hour < 6 || hour >= 22;
  }

  private static List<String> active(Model model) {
    return model.state().sharing().wallets().entrySet().stream()
        .filter(one -> one.getValue().activated().isPresent())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Somebody else with a wallet. */
  private Optional<String> activeBeside(String person, Model model) {
    return chance.anyOf(
        active(model).stream().filter(who -> !who.equals(person)).toList(), who -> true);
  }

  private Step payFromWallet(Model model, Instant now) {
    String payer =
        chance
            .anyOf(
                model.state().accounts().keySet().stream()
                    .filter(Names::isWallet)
                    .map(Names::ofWallet)
                    .toList(),
                owner -> !Chance.isCovered(model, owner))
            .orElseGet(chance::anybody);
    return new Steps.PayFromAccount(chance.place(List.of(payer), model, now), payer, payer);
  }

  private Step ofPeople(Model model, Instant now) {
    return switch (random.nextInt(4)) {
      case 0 -> register(now);
      case 1 -> mergeWhoShared(model);
      default -> changed(chance.anybody(), now);
    };
  }

  /** Mostly somebody who was in a relation and is in none. */
  private Step mergeWhoShared(Model model) {
    return new Steps.Merge(
        chance.key(),
        chance.anybody(),
        relation(
                model,
                one -> !one.isOpen() && model.state().sharing().openOf(one.beneficiary()).isEmpty())
            .map(name -> model.state().sharing().relation(name).beneficiary())
            .orElseGet(chance::anybody));
  }

  /** Somebody's file changes, so that sharing may end. */
  private Step changed(String person, Instant now) {
    return switch (random.nextInt(6)) {
      case 0 ->
          chance.oneIn(2)
              ? new Steps.Die(chance.key(), person, chance.someDay(now))
              : employ(person, now);
      case 1, 2 -> new Steps.Move(chance.key(), person, area(), chance.someDay(now));
      case 3, 4 -> employ(person, now);
      default ->
          new Steps.BringCover(
              chance.key(), person, Chance.cover(chance.any(Cloud.AREAS), Model.YEAR));
    };
  }

  private Step employ(String person, Instant now) {
    EmploymentStatus status =
        chance.any(
            List.of(
                EmploymentStatus.NONE,
                EmploymentStatus.NONE,
                EmploymentStatus.FLEXIBLE,
                EmploymentStatus.RETIRED));
    return new WorkSteps.Employ(
        chance.key(),
        person,
        new EmploymentSpell(
            status, Optional.empty(), ShanghaiTime.dateOf(now).plusDays(random.nextInt(-2, 4))));
  }

  /** The job, which is told of all that it wasn't yet, or of a part, and of some again. */
  private SharingSteps.Watch watch(Model model) {
    int stored = model.stored().images().size();
    int from = chance.oneIn(3) ? Math.max(0, watched - random.nextInt(4)) : watched;
    int to = chance.oneIn(4) ? random.nextInt(watched, stored + 1) : stored;
    watched = Math.max(watched, to);
    return new SharingSteps.Watch(
        from,
        to,
        !chance.oneIn(4),
        chance.oneIn(4) ? Duration.ofMinutes(random.nextInt(10)) : Duration.ZERO);
  }

  // ---- what else comes at the same time -------------------------------------------------------

  Optional<Step> rival(Step step, Model model, Instant now) {
    List<String> sameAccounts = setAsideBesides(step, model, now);
    if (!sameAccounts.isEmpty() && !chance.oneIn(3)) {
      return Optional.of(spend(chance.any(sameAccounts), model, now));
    }
    return switch (step) {
      case SharingSteps.AskRelation asked -> Optional.of(besides(asked, now));
      case SharingSteps.AcceptRelation asked ->
          known(asked.relation(), model).map(one -> besides(asked.relation(), one, model, now));
      case SharingSteps.RefuseRelation asked ->
          known(asked.relation(), model).map(one -> besides(asked.relation(), one, model, now));
      case SharingSteps.SetQuota asked ->
          known(asked.relation(), model).map(one -> besides(asked.relation(), one, model, now));
      case SharingSteps.DissolveRelation asked ->
          known(asked.relation(), model).map(one -> besides(asked.relation(), one, model, now));
      case SharingSteps.SetPayingOrder asked ->
          relationOf(asked.person(), model)
              .map(name -> besides(name, model.state().sharing().relation(name), model, now));
      case SharingSteps.OfferTransfer asked -> Optional.of(besides(asked, model, now));
      case SharingSteps.AcceptTransfer asked ->
          Optional.ofNullable(model.state().sharing().transfers().get(asked.transfer()))
              .map(
                  one ->
                      chance.oneIn(2)
                          ? moveMoneyOf(one.from(), model, now)
                          : besides(one, model, now));
      case SharingSteps.ActivateWallet asked when chance.oneIn(2) ->
          Optional.of(new Steps.Merge(chance.key(), chance.anybody(), asked.person()));
      case Steps.PayFromAccount paid ->
          relationOf(paid.payer(), model)
              .map(name -> besides(name, model.state().sharing().relation(name), model, now));
      case SharingSteps.Watch watch ->
          relation(model, Shared::isOpen)
              .map(name -> besides(name, model.state().sharing().relation(name), model, now));
      case Steps.Merge merge when isPressing(merge, model, now) ->
          Optional.of(askOf(merge.duplicate(), model, now));
      case Steps.Move move when isPressing(move, model, now) ->
          offeredTo(move.person(), model).map(name -> acceptTransfer(name, model));
      case Steps.Merge merge when !chance.oneIn(3) ->
          Optional.of(
              chance.oneIn(3)
                  ? offer(merge.duplicate(), chance.anybody(), Chance.PREMIUM)
                  : askOf(merge.duplicate(), model, now));
      case Steps.Move move when chance.oneIn(2) -> ofTheSame(move.person(), model, now);
      case Steps.Die die when chance.oneIn(2) -> ofTheSame(die.person(), model, now);
      case Steps.AskRefund refund when chance.oneIn(2) ->
          relation(model, Shared::isActive)
              .map(name -> besides(name, model.state().sharing().relation(name), model, now));
      default -> Optional.empty();
    };
  }

  /**
   * Whether it is just then that somebody else should come between: two files become one of which
   * one was in a relation, somebody moves to whom something is offered, or from an account of which
   * more is set aside for others something is spent.
   */
  static boolean isPressing(Step step, Model model, Instant now) {
    SharingState sharing = model.state().sharing();
    return switch (step) {
      case Steps.Merge merge ->
          sharing.openOf(merge.duplicate()).isEmpty()
              && sharing.relations().values().stream()
                  .anyMatch(
                      one ->
                          one.owner().equals(merge.duplicate())
                              || one.beneficiary().equals(merge.duplicate()));
      case Steps.Move move -> offeredTo(move.person(), model).isPresent();
      default -> !setAsideBesides(step, model, now).isEmpty();
    };
  }

  /**
   * By which other relations and transfers something is set aside in the account that a step spends
   * what was set aside of.
   */
  private static List<String> setAsideBesides(Step step, Model model, Instant now) {
    return switch (step) {
      case SharingSteps.AcceptTransfer asked ->
          Optional.ofNullable(model.state().sharing().transfers().get(asked.transfer())).stream()
              .filter(transfer -> transfer.statusAt(now) == Transfer.Status.OFFERED)
              .flatMap(transfer -> setAside(transfer.from(), model, now).stream())
              .filter(name -> !name.equals(asked.transfer()))
              .toList();
      case Steps.PayFromAccount paid ->
          paid.order().people().stream()
              .filter(person -> !person.equals(paid.payer()))
              .findFirst()
              .map(
                  person ->
                      setAside(paid.payer(), model, now).stream()
                          .filter(name -> !isFor(person, name, model))
                          .toList())
              .orElse(List.of());
      default -> List.of();
    };
  }

  private static boolean isFor(String person, String relation, Model model) {
    return known(relation, model).filter(one -> one.beneficiary().equals(person)).isPresent();
  }

  /**
   * By which relations and transfers something is set aside in an account that may be spent now.
   */
  private static List<String> setAside(String owner, Model model, Instant now) {
    SharingState sharing = model.state().sharing();
    LocalDate today = ShanghaiTime.dateOf(now);
    return Stream.concat(
            sharing
                .offered(
                    one -> one.from().equals(owner) && one.statusAt(now) == Transfer.Status.OFFERED)
                .stream(),
            sharing.relations().entrySet().stream()
                .filter(one -> one.getValue().owner().equals(owner) && one.getValue().isActive())
                .filter(one -> isPayable(one.getValue(), model, today))
                .map(Map.Entry::getKey))
        .toList();
  }

  /** One of several in the same account. */
  private Optional<String> ofSeveralSetAside(Model model, Instant now) {
    return chance.anyOf(
        model.owners().stream()
            .map(owner -> setAside(owner, model, now))
            .filter(names -> names.size() > 1)
            .flatMap(List::stream)
            .toList(),
        name -> true);
  }

  private Step spend(String setAside, Model model, Instant now) {
    return known(setAside, model)
        .map(relation -> pay(relation, model, now))
        .orElseGet(() -> acceptTransfer(setAside, model));
  }

  private static Optional<String> offeredTo(String person, Model model) {
    return model.state().sharing().offered(one -> one.to().equals(person)).stream().findFirst();
  }

  private static Optional<Shared> known(String relation, Model model) {
    return Optional.ofNullable(model.state().sharing().relations().get(relation));
  }

  private Optional<Step> ofTheSame(String person, Model model, Instant now) {
    return relationOf(person, model)
        .map(name -> besides(name, model.state().sharing().relation(name), model, now));
  }

  private Step besides(SharingSteps.AskRelation asked, Instant now) {
    return switch (random.nextInt(8)) {
      case 0 -> new Steps.Merge(chance.key(), chance.anybody(), asked.owner());
      case 1 -> new Steps.Merge(chance.key(), chance.anybody(), asked.beneficiary());
      case 2 -> changed(chance.any(List.of(asked.owner(), asked.beneficiary())), now);
      default -> ask(asked.owner(), asked.beneficiary());
    };
  }

  /** Something else about a relation, or that takes the last of what it is paid from. */
  private Step besides(String name, Shared relation, Model model, Instant now) {
    return switch (random.nextInt(14)) {
      case 0 -> accept(name, model);
      case 1 -> refuse(name, model);
      case 2 -> dissolve(name, model);
      case 3 -> setQuota(name, model);
      case 12, 13 -> moveMoneyOf(relation.owner(), model, now);
      case 4, 5 -> takeTheLast(relation.owner(), model);
      case 6, 7, 8 ->
          isPayable(relation, model, ShanghaiTime.dateOf(now))
              ? pay(relation, model, now)
              : takeTheLast(relation.owner(), model);
      case 9 -> watch(model);
      default -> changed(chance.any(List.of(relation.owner(), relation.beneficiary())), now);
    };
  }

  /** What was set aside in an account is spent, by another relation or a transfer. */
  private Step moveMoneyOf(String owner, Model model, Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    Optional<String> offered =
        model.state().sharing().offered(one -> one.from().equals(owner)).stream().findFirst();
    return offered.isPresent() && chance.oneIn(2)
        ? acceptTransfer(offered.get(), model)
        : relation(model, one -> one.owner().equals(owner) && isPayable(one, model, today))
            .map(name -> pay(model.state().sharing().relation(name), model, now))
            .orElseGet(() -> takeTheLast(owner, model));
  }

  /** All that is free in an account is set aside for somebody, or offered. */
  private Step takeTheLast(String owner, Model model) {
    long free = Math.max(1, model.free(owner));
    Optional<String> other =
        relation(model, one -> one.isActive() && one.owner().equals(owner))
            .filter(name -> !chance.oneIn(3));
    return other
        .<Step>map(
            name ->
                setQuota(
                    name,
                    model.state().sharing().relation(name).quota().total().fen() + free,
                    model))
        .orElseGet(() -> offerTheLast(owner, model));
  }

  /** All that is free in an account is offered to somebody. */
  Step offerTheLast(String owner, Model model) {
    return activeBeside(owner, model)
        .map(to -> offer(owner, to, Math.clamp(model.free(owner), 1, MOST_OFFERED)))
        .orElseGet(() -> activate(chance.anybody()));
  }

  private Step besides(SharingSteps.OfferTransfer asked, Model model, Instant now) {
    return switch (random.nextInt(6)) {
      case 0 -> new Steps.Merge(chance.key(), chance.anybody(), asked.to());
      case 1 -> new Steps.Merge(chance.key(), chance.anybody(), asked.from());
      case 2 -> changed(chance.any(List.of(asked.from(), asked.to())), now);
      case 3 -> chance.payFromAccount(asked.from(), model, now);
      default -> offer(asked.from(), chance.oneIn(2) ? asked.to() : chance.anybody(), asked.fen());
    };
  }

  private Step besides(Transferred transfer, Model model, Instant now) {
    return switch (random.nextInt(5)) {
      case 0, 1 -> changed(chance.any(List.of(transfer.from(), transfer.to())), now);
      case 2 -> watch(model);
      case 3 -> new Steps.Merge(chance.key(), transfer.from(), chance.anybody());
      default -> offer(transfer.from(), transfer.to(), transfer.fen());
    };
  }

  // ---- people ---------------------------------------------------------------------------------

  private Area area() {
    return chance.any(chance.oneIn(3) ? WorkLaw.AREAS : Cloud.AREAS);
  }

  /** An employee as often as a resident; some of either lapse soon. */
  Step register(Instant now) {
    Area area = area();
    List<Cover> covers = new ArrayList<>();
    YearMonth month = YearMonth.from(ShanghaiTime.dateOf(now));
    if (chance.oneIn(2)) {
      covers.add(
          new Cover(
              Scheme.EMPLOYEE,
              area,
              LONG_AGO.getYear(),
              LONG_AGO,
              chance.oneIn(3)
                  ? month.plusMonths(random.nextInt(-3, 2)).atEndOfMonth()
                  : LocalDate.of(2027, 12, 31),
              Optional.empty(),
              Optional.empty()));
    } else {
      covers.add(Chance.cover(area, 2024));
      covers.add(Chance.cover(area, 2025));
      if (chance.oneIn(month.getYear() == Model.YEAR ? 2 : 6)) {
        covers.add(Chance.cover(area, Model.YEAR));
      }
    }
    return chance.register(List.of(), area, covers);
  }

  /** Of an employee who has none; who is entered first, if there is nobody. */
  private Step openAccount(Model model, Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    List<String> without =
        model.state().people().keySet().stream()
            .filter(who -> isEmployee(who, model, today) && !model.owners().contains(who))
            .toList();
    return without.isEmpty()
        ? register(now)
        : new Steps.OpenAccount(
            chance.key(), chance.any(without), Chance.PREMIUM * random.nextInt(1, 8));
  }

  // ---- relations ------------------------------------------------------------------------------

  /** One of which something is so; now and then any. */
  private Optional<String> relation(Model model, Predicate<Shared> is) {
    Map<String, Shared> all = model.state().sharing().relations();
    boolean any = chance.oneIn(10);
    return chance.anyOf(
        all.entrySet().stream()
            .filter(one -> any || is.test(one.getValue()))
            .map(Map.Entry::getKey)
            .toList(),
        name -> true);
  }

  private Optional<String> relationOf(String person, Model model) {
    return chance.anyOf(model.state().sharing().openOf(person), name -> true);
  }

  /** Mostly an employee who has an account, for somebody whose premium is still to be paid. */
  private Step ask(Model model, Instant now) {
    if (chance.oneIn(10)) {
      return ask(chance.anybody(), chance.anybody());
    }
    LocalDate today = ShanghaiTime.dateOf(now);
    List<String> owners =
        model.owners().stream().filter(who -> isEmployee(who, model, today)).toList();
    List<String> residents =
        model.state().people().keySet().stream()
            .filter(who -> isResident(who, model, today))
            .toList();
    if (owners.isEmpty() || (residents.isEmpty() && chance.oneIn(3))) {
      return register(now);
    }
    String owner = chance.any(owners);
    return chance
        .anyOf(
            (residents.isEmpty() || chance.oneIn(5) ? owners : residents)
                .stream().filter(other -> !other.equals(owner)).toList(),
            other -> model.state().sharing().open(owner, other).isEmpty())
        .<Step>map(other -> ask(owner, other))
        .orElseGet(() -> register(now));
  }

  private static Insured insured(String person, Model model) {
    return RelationModel.insured(model.files().file(person));
  }

  private static boolean isEmployee(String person, Model model, LocalDate today) {
    return insured(person, model).inEmployeeScheme(today);
  }

  /** Whether somebody is insured otherwise, who hasn't paid for the year. */
  private static boolean isResident(String person, Model model, LocalDate today) {
    return !Chance.isCovered(model, person)
        && insured(person, model).on(today)
        && !isEmployee(person, model, today);
  }

  /** By or of somebody, with another for whom it can be. */
  private Step askOf(String person, Model model, Instant now) {
    LocalDate today = ShanghaiTime.dateOf(now);
    boolean employed =
        model.state().people().containsKey(person) && isEmployee(person, model, today);
    Optional<String> other =
        chance.anyOf(
            List.copyOf(model.state().people().keySet()),
            who -> !who.equals(person) && insured(who, model).on(today));
    Optional<String> owner =
        chance.anyOf(model.owners(), who -> !who.equals(person) && isEmployee(who, model, today));
    return employed && chance.oneIn(2)
        ? ask(person, other.orElseGet(chance::anybody))
        : ask(owner.orElseGet(chance::anybody), person);
  }

  private SharingSteps.AskRelation ask(String owner, String beneficiary) {
    boolean byOwner = !chance.oneIn(4);
    String actor = chance.oneIn(20) ? chance.anybody() : byOwner ? owner : beneficiary;
    return new SharingSteps.AskRelation(
        chance.key(),
        actor,
        owner,
        beneficiary,
        chance.any(List.of(Kinship.values())),
        byOwner || chance.oneIn(10) ? quota(chance.any(QUOTAS)) : Quota.NONE,
        chance.oneIn(6) ? Set.of(chance.any(List.of(SharingUse.values()))) : Relation.anyUse());
  }

  private Quota quota(long fen) {
    if (!chance.oneIn(4)) {
      return Quota.of(Money.ofFen(fen));
    }
    return new Quota(
        Money.ofFen(fen),
        chance.oneIn(2)
            ? Map.of(chance.any(List.of(SharingUse.values())), Money.ofFen(chance.any(QUOTAS)))
            : Map.of(),
        chance.oneIn(2) ? Optional.of(Money.ofFen(chance.any(QUOTAS))) : Optional.empty());
  }

  /** Mostly who is to do it; else the other one, or anybody. */
  private String party(String relation, Party party, Model model) {
    Shared shared = model.state().sharing().relation(relation);
    return switch (random.nextInt(12)) {
      case 0 -> chance.anybody();
      case 1 -> shared.of(party.other());
      default -> shared.of(party);
    };
  }

  private Party asker(String relation, Model model) {
    return model.state().sharing().relation(relation).asked().by();
  }

  private Step accept(String relation, Model model) {
    return new SharingSteps.AcceptRelation(
        party(relation, asker(relation, model).other(), model), relation);
  }

  private Step refuse(String relation, Model model) {
    return new SharingSteps.RefuseRelation(
        party(relation, asker(relation, model).other(), model), relation);
  }

  private Step dissolve(String relation, Model model) {
    return new SharingSteps.DissolveRelation(
        party(relation, chance.any(List.of(Party.values())), model),
        relation,
        "reason " + random.nextInt(2));
  }

  /** About what is used, what there is, or any. */
  private Step setQuota(String relation, Model model) {
    Shared shared = model.state().sharing().relation(relation);
    long free = model.free(shared.owner());
    long fen =
        switch (random.nextInt(8)) {
          case 0 -> shared.allUsed();
          case 1 -> Math.max(0, shared.allUsed() - 1);
          case 2 -> shared.quota().total().fen() + free;
          case 3 -> shared.quota().total().fen() + free + 1;
          case 4 -> shared.quota().total().fen() + Chance.PREMIUM;
          default -> chance.any(QUOTAS);
        };
    return new SharingSteps.SetQuota(
        chance.key(), party(relation, Party.OWNER, model), relation, quota(fen), chance.oneIn(3));
  }

  private Step setQuota(String relation, long fen, Model model) {
    return new SharingSteps.SetQuota(
        chance.key(),
        model.state().sharing().relation(relation).owner(),
        relation,
        Quota.of(Money.ofFen(fen)),
        chance.oneIn(3));
  }

  private Step lookUp(String relation, Model model) {
    return new SharingSteps.LookUpRelation(
        chance.oneIn(2)
            ? Optional.empty()
            : Optional.of(party(relation, chance.any(List.of(Party.values())), model)),
        relation);
  }

  private Step setPayingOrder(String person, Model model) {
    List<String> order = new ArrayList<>(model.state().sharing().payingOrder(person));
    order.sort(Comparator.comparing(name -> random.nextInt()));
    if (!order.isEmpty() && chance.oneIn(4)) {
      order.removeFirst();
    }
    if (chance.oneIn(8)) {
      relation(model, one -> true).filter(name -> !order.contains(name)).ifPresent(order::add);
    }
    return new SharingSteps.SetPayingOrder(
        chance.key(), chance.oneIn(12) ? chance.anybody() : person, person, order);
  }

  // ---- wallets --------------------------------------------------------------------------------

  private Step activate(String person) {
    return new SharingSteps.ActivateWallet(chance.oneIn(12) ? chance.anybody() : person, person);
  }

  private Step offer(Model model) {
    String from = chance.anyOf(model.owners(), who -> model.free(who) > 0).orElse(chance.anybody());
    return offer(
        from,
        activeBeside(from, model).filter(who -> !chance.oneIn(8)).orElseGet(chance::anybody),
        chance.oneIn(8)
            ? MOST_OFFERED + 1
            : chance.oneIn(3) ? Math.max(1, model.free(from)) : chance.any(OFFERS));
  }

  private Step offer(String from, String to, long fen) {
    return new SharingSteps.OfferTransfer(
        chance.key(), chance.oneIn(15) ? chance.anybody() : from, from, to, fen);
  }

  private Step acceptTransfer(String name, Model model) {
    Transferred transfer = Objects.requireNonNull(model.state().sharing().transfers().get(name));
    return new SharingSteps.AcceptTransfer(
        switch (random.nextInt(10)) {
          case 0 -> chance.anybody();
          case 1 -> transfer.from();
          default -> transfer.to();
        },
        name);
  }

  /** Whether all that it changes is changed by one request, which it makes many to decide on. */
  static boolean isLong(Step step) {
    return step instanceof SharingSteps.OfSharing && step.isAtOnce();
  }

  /** What somebody only looks up has nobody else in its way. */
  static boolean isRaced(Step step) {
    return !(step instanceof SharingSteps.LookUpRelation)
        && !(step instanceof SharingSteps.LookUpWallet);
  }
}
