package yibao.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import yibao.operations.RequestRefund;
import yibao.operations.ShanghaiTime;
import yibao.records.ChannelTransaction.Kind;
import yibao.records.ChannelTransaction.Source;
import yibao.records.Order;
import yibao.rules.Area;
import yibao.rules.CategorySpell;
import yibao.rules.Cover;
import yibao.rules.Scheme;

/** What chance has the world do next, by what there is. */
final class Chance {

  static final List<String> CHANNELS = List.of("wechat", "alipay", "bank");

  /** When something is about to change, and when nothing is. */
  private static final List<String> BEGINNINGS =
      List.of(
          "2025-11-05T10:00:00",
          "2025-12-31T23:10:00",
          "2026-02-28T23:20:00",
          "2026-03-05T09:00:00",
          "2026-06-30T23:25:00",
          "2026-09-30T23:15:00",
          "2026-10-09T10:00:00",
          "2026-12-31T22:50:00");

  /** What accounts held before: about what a premium costs, and more. */
  private static final List<Long> OPENINGS = List.of(39_999L, 40_000L, 60_000L, 60_000L, 150_000L);

  /** Up to which of ten turns somebody else comes between. */
  private static final int RACED = 4;

  /** What an adult of the areas pays. */
  static final long PREMIUM = 40_000;

  private final SplittableRandom random;
  private final Theme theme;
  private final AidChance aid;
  private final MandateChance mandates;
  private final WorkChance work;
  private final SharingChance sharing;
  private final List<Step> done = new ArrayList<>();
  private int people;
  private int orders;
  private int numbers;

  Chance(SplittableRandom random, Theme theme) {
    this.random = random;
    this.theme = theme;
    this.aid = new AidChance(this, random.split());
    this.mandates = new MandateChance(this, random);
    this.work = new WorkChance(this, random.split());
    this.sharing = new SharingChance(this, work, random.split());
  }

  Instant beginning() {
    return LocalDateTime.parse(
            any(
                switch (theme) {
                  case MONEY -> BEGINNINGS;
                  case MANDATES -> MandateChance.BEGINNINGS;
                  case AID -> AidChance.BEGINNINGS;
                  case WORK -> WorkChance.BEGINNINGS;
                  case SHARING -> SharingChance.BEGINNINGS;
                }))
        .atZone(ShanghaiTime.ZONE)
        .toInstant();
  }

  /** The next turn of a history that stands at this model and instant. */
  Turn next(Model model, Instant now) {
    Duration later = ofTheme(model, now).orElseGet(this::later);
    Instant then = now.plus(later);
    Step step = step(model, then);
    done.add(step);
    Turn.Weather weather = weather(step, model, then);
    return weather instanceof Turn.Weather.Race race && isOfTwoBooks(step, race.other())
        ? overMidnight(now, then, step, race)
        : new Turn(later, step, weather);
  }

  /** Now and then a gap that something falls into which the history is about. */
  private Optional<Duration> ofTheme(Model model, Instant now) {
    return switch (theme) {
      case MONEY -> Optional.empty();
      case AID -> oneIn(8) ? Optional.of(aid.later()) : Optional.empty();
      case WORK -> oneIn(10) ? Optional.of(work.later()) : Optional.empty();
      case SHARING -> oneIn(10) ? Optional.of(sharing.later(model, now)) : Optional.empty();
      case MANDATES ->
          !model.state().mandates().isEmpty() && oneIn(6)
              ? Optional.of(mandates.later(now))
              : Optional.empty();
    };
  }

  /** Whether a payment back is told of twice at once: by its notice, and by the statement. */
  private static boolean isOfTwoBooks(Step step, Step other) {
    return step instanceof Steps.TellRefunded
        ? other instanceof Steps.Reconcile
        : step instanceof Steps.Reconcile && other instanceof Steps.TellRefunded;
  }

  /** One at the end of a day, and the other, which comes between, when the next has begun. */
  private Turn overMidnight(Instant now, Instant then, Step step, Turn.Weather.Race race) {
    LocalDate today = ShanghaiTime.dateOf(then);
    boolean turned =
        race.other() instanceof Steps.Reconcile statement
            && statement.day().isBefore(today)
            && oneIn(2);
    return new Turn(
        Duration.between(now, ShanghaiTime.endOf(today).minusSeconds(1)),
        turned ? race.other() : step,
        new Turn.Weather.Race(
            turned ? 1 + random.nextInt(2) : race.before(),
            turned || race.writes(),
            turned ? step : race.other(),
            Duration.ofSeconds(2)));
  }

  private Duration later() {
    return switch (random.nextInt(12)) {
      case 0 -> Duration.ZERO;
      case 1, 2, 3, 4, 5 -> Duration.ofSeconds(random.nextInt(1, 90));
      case 6, 7, 8, 9 -> Duration.ofSeconds(random.nextInt(60, 900));
      case 10 -> Duration.ofMinutes(random.nextInt(20, 120));
      default -> Duration.ofHours(random.nextInt(1, 30));
    };
  }

  private Turn.Weather weather(Step step, Model model, Instant then) {
    boolean ofSharing = SharingChance.isPressing(step, model, then) && !oneIn(3);
    int die = ofSharing || WorkChance.isPressing(step, model, then) ? RACED : random.nextInt(10);
    if (die < 2) {
      return new Turn.Weather.Storm(random.nextLong(), any(List.of(100, 300, 600)));
    }
    if (die <= RACED
        && MandateChance.isRaced(step)
        && SharingChance.isRaced(step)
        && !WorkChance.isOfParts(step, model)) {
      Step rival = MandateChance.besides(step, rival(step, model, then));
      boolean writes = ofSharing || oneIn(3);
      return new Turn.Weather.Race(
          1 + random.nextInt(writes ? writes(step) : calls(step, rival)),
          writes,
          rival,
          Duration.ofSeconds(tellsOneTime(step, rival) ? random.nextInt(4) : 0));
    }
    return new Turn.Weather.Calm();
  }

  /** About how many there are to come between; the windows are what a job begins with. */
  private int calls(Step step, Step rival) {
    if (MandateChance.isLong(step)
        || SharingChance.isLong(step)
        || (theme == Theme.SHARING && step.isAtOnce())) {
      return 10;
    }
    if (step.isAtOnce()
        || step instanceof Steps.AdvanceWindows
        || rival instanceof Steps.CloseWindow) {
      return theme == Theme.AID && step instanceof Steps.Keyed ? 12 : 4;
    }
    return 90;
  }

  private static int writes(Step step) {
    return step.isAtOnce() ? 2 : 6;
  }

  /**
   * Whether two that do it at once leave one instant of either. Jobs that write several items with
   * the instant of their run may leave some of both.
   */
  private static boolean tellsOneTime(Step step, Step rival) {
    return step.isAtOnce() || step instanceof Steps.Seal || rival instanceof Steps.TellRefunded;
  }

  /** Often just what somebody else does at the same time: the same, or about the same. */
  private Step rival(Step step, Model model, Instant now) {
    if (oneIn(4)) {
      return step;
    }
    Optional<Step> ofMandates = mandates.rival(step, model, now);
    if (ofMandates.isPresent()) {
      return ofMandates.get();
    }
    Optional<Step> ofSharing =
        theme == Theme.SHARING ? sharing.rival(step, model, now) : Optional.empty();
    if (ofSharing.isPresent()) {
      return ofSharing.get();
    }
    Optional<Step> ofWork = work.rival(step, model, now);
    if (ofWork.isPresent()) {
      return ofWork.get();
    }
    return switch (step) {
      case Steps.Reconcile day -> toldWhileReconciled(day, model).orElse(step);
      case Steps.Seal seal -> step;
      case Steps.CloseWindow close -> new Steps.CloseWindow(key(), close.area());
      case Steps.AdvanceWindows windows ->
          oneIn(2) ? step : new Steps.CloseWindow(key(), any(Cloud.AREAS));
      case Steps.TellRefunded told when oneIn(3) -> inTheStatement(told, now);
      case Steps.Movement told when oneIn(2) -> about(told);
      case Steps.Place placed when oneIn(2) ->
          new Steps.Merge(key(), any(placed.people()), anybody());
      case Steps.PayFromAccount paid when !oneIn(4) -> besides(paid, model, now);
      case Steps.OpenAccount opened when oneIn(2) -> besides(opened);
      case Steps.Merge merge when oneIn(4) ->
          openAccount(oneIn(2) ? merge.survivor() : merge.duplicate());
      case Steps.Merge merge when oneIn(3) -> payFromAccount(merge.duplicate(), model, now);
      case Steps.AskRefund asked when oneIn(3) -> new Steps.Merge(key(), anybody(), asked.person());
      case Steps.EnrolAided job -> aid.rival(job, model, now);
      case Steps.Keyed keyed when theme == Theme.AID && oneIn(2) -> aid.rival(keyed, model, now);
      case Steps.Keyed keyed when oneIn(2) -> tellPaid(model, now);
      default -> step(model, now);
    };
  }

  /** What else moves the account, or covers who pays from it. */
  private Step besides(Steps.PayFromAccount paid, Model model, Instant now) {
    return switch (random.nextInt(5)) {
      case 0 -> new Steps.Merge(key(), paid.payer(), anybody());
      case 1 -> new Steps.Merge(key(), anybody(), paid.payer());
      case 2, 3 -> payFromAccount(paid.payer(), model, now);
      default ->
          tellPaid(
              anyOf(model.orderNames(), name -> people(model, name).contains(paid.payer())),
              model,
              now);
    };
  }

  private Step besides(Steps.OpenAccount opened) {
    return oneIn(2)
        ? new Steps.Merge(key(), anybody(), opened.person())
        : openAccount(opened.person());
  }

  private Step about(Steps.Movement told) {
    boolean paid = told instanceof Steps.TellPaid;
    if (paid && oneIn(4)) {
      return new Steps.Cancel(told.channel(), told.about());
    }
    return switch (random.nextInt(3)) {
      case 0 -> told(paid, told.channel(), told.about(), told.number(), told.fen() + 1, told.at());
      default -> told(paid, told.channel(), told.about(), number(), told.fen(), told.at());
    };
  }

  /** The notice of a payment back comes just when the statement is read that has it. */
  private Optional<Step> toldWhileReconciled(Steps.Reconcile day, Model model) {
    return day.rows().stream()
        .filter(row -> row.kind() == Kind.REFUNDED)
        .findFirst()
        .map(
            row ->
                toldAfterAll(
                    new State.Told(
                        day.channel(),
                        row.kind(),
                        row.number(),
                        row.fen(),
                        row.at(),
                        Optional.empty(),
                        Optional.empty(),
                        Source.STATEMENT),
                    model));
  }

  /** Of a day that is over when it comes, perhaps just then. */
  private static Step inTheStatement(Steps.TellRefunded told, Instant now) {
    LocalDate day = ShanghaiTime.dateOf(told.at());
    return day.isAfter(ShanghaiTime.dateOf(now))
        ? told
        : new Steps.Reconcile(
            told.channel(),
            day,
            List.of(new Steps.Row(Kind.REFUNDED, told.number(), "other", told.fen(), told.at())));
  }

  private static Step told(
      boolean paid, String channel, String about, String number, long fen, Instant at) {
    return paid
        ? new Steps.TellPaid(channel, about, number, fen, at)
        : new Steps.TellRefunded(channel, about, number, fen, at);
  }

  private Step step(Model model, Instant now) {
    if (people < 5) {
      return switch (theme) {
        case AID -> aid.register(now);
        case WORK -> work.register(now);
        case SHARING -> sharing.register(now);
        case MONEY, MANDATES -> register();
      };
    }
    if (theme == Theme.SHARING && !oneIn(4)) {
      return sharing.step(model, now);
    }
    if (theme == Theme.WORK ? oneIn(2) : oneIn(60)) {
      return work.step(model, now);
    }
    if (theme == Theme.AID ? oneIn(2) : oneIn(60)) {
      return aid.step(model, now);
    }
    if (oneIn(theme == Theme.MANDATES ? 2 : 50)) {
      return mandates.step(model, now);
    }
    int die = random.nextInt(100);
    if (die < 4) {
      return register();
    }
    if (die < 8 || (model.state().accounts().size() < 3 && oneIn(4))) {
      return openAccount(anybody());
    }
    if (die < 27) {
      return oneIn(3) ? payFromAccount(model, now) : place(model, now);
    }
    if (die < 52) {
      return tellPaid(model, now);
    }
    if (die < 57) {
      return cancel(model);
    }
    if (die < 61) {
      return any(done);
    }
    if (die < 63) {
      return die(now);
    }
    if (die < 66) {
      return bring();
    }
    if (die < 69) {
      return move(now);
    }
    if (die < 74) {
      return merge();
    }
    if (die < 82) {
      return askRefund(model, now);
    }
    if (die < 89) {
      return tellRefunded(model, now);
    }
    if (die == 96) {
      return oneIn(4) ? new Steps.CloseWindow(key(), any(Cloud.AREAS)) : new Steps.AdvanceWindows();
    }
    if (die < 97) {
      return die < 94 ? match(model) : giveUp(model);
    }
    return die < 98 ? new Steps.Seal() : reconcile(model, now);
  }

  // ---- picking --------------------------------------------------------------------------------

  <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  String anybody() {
    return oneIn(30) ? "P" + (people + 5) : "P" + (1 + random.nextInt(people));
  }

  String somebodyUncovered(Model model) {
    String somebody = anybody();
    for (int i = 0; i < 3 && isCovered(model, somebody); i++) {
      somebody = anybody();
    }
    return somebody;
  }

  static boolean isCovered(Model model, String person) {
    return model.files().meant(person).map(model.files()::file).stream()
        .flatMap(file -> file.covers().stream())
        .anyMatch(cover -> cover.year() == Model.YEAR);
  }

  private Optional<String> anyOrder(Model model) {
    return anyOf(model.orderNames(), name -> isUnpaid(model, name));
  }

  /** Mostly one that is better than others, if any is. */
  Optional<String> anyOf(List<String> names, Predicate<String> better) {
    List<String> best = names.stream().filter(better).toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(any(best.isEmpty() || oneIn(5) ? names : best));
  }

  static boolean isUnpaid(Model model, String order) {
    return Objects.requireNonNull(model.state().orders().get(order)).payment().isEmpty();
  }

  private Instant around(Instant from, Instant to) {
    long seconds = Math.max(1, Duration.between(from, to).toSeconds());
    return from.plusSeconds(random.nextLong(seconds));
  }

  LocalDate someDay(Instant now) {
    return ShanghaiTime.dateOf(now).minusDays(random.nextInt(3));
  }

  // ---- people ---------------------------------------------------------------------------------

  private Step register() {
    return register(List.of());
  }

  Step register(List<CategorySpell> categories) {
    Area area = any(Cloud.AREAS);
    List<Cover> covers = new ArrayList<>();
    covers.add(cover(area, 2024));
    if (!oneIn(4)) {
      covers.add(cover(area, 2025));
    }
    return register(categories, area, covers);
  }

  Step register(List<CategorySpell> categories, Area area, List<Cover> covers) {
    String person = oneIn(8) && people > 0 ? anybody() : "P" + ++people;
    return new Steps.Register(person, area, categories, covers);
  }

  static Cover cover(Area area, int year) {
    return new Cover(
        Scheme.RESIDENT,
        area,
        year,
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31),
        Optional.empty(),
        Optional.empty());
  }

  private Step die(Instant now) {
    return new Steps.Die(key(), anybody(), someDay(now));
  }

  private Step bring() {
    return new Steps.BringCover(
        key(), anybody(), cover(any(Cloud.AREAS), oneIn(3) ? 2025 : Model.YEAR));
  }

  private Step move(Instant now) {
    return new Steps.Move(key(), anybody(), any(Cloud.AREAS), someDay(now));
  }

  private Step merge() {
    return new Steps.Merge(key(), anybody(), anybody());
  }

  String key() {
    return "K" + (oneIn(12) ? random.nextInt(numbers + 1) : ++numbers);
  }

  // ---- orders and their money -----------------------------------------------------------------

  private Steps.Place place(Model model, Instant now) {
    return place(
        IntStream.range(0, 1 + random.nextInt(3))
            .mapToObj(i -> somebodyUncovered(model))
            .distinct()
            .toList(),
        model,
        now);
  }

  /** An order for these people; mostly at its price. */
  Steps.Place place(List<String> insured, Model model, Instant now) {
    Steps.Place asked =
        new Steps.Place(
            orderName(),
            any(Cloud.AREAS),
            insured,
            1,
            ShanghaiTime.dateOf(now).getMonthValue() > 8 && !oneIn(4));
    return atItsPrice(asked, model, now);
  }

  /** Mostly. */
  Steps.Place atItsPrice(Steps.Place asked, Model model, Instant now) {
    String said = asked.expected(model.copy(), now);
    if (said.startsWith("price-changed ") && !oneIn(20)) {
      long fen = Long.parseLong(said.substring("price-changed ".length()));
      return new Steps.Place(
          asked.order(), asked.area(), asked.people(), fen, asked.acceptNoCover());
    }
    return asked;
  }

  String orderName() {
    return Names.order(
        any(CHANNELS), "O%03d".formatted(oneIn(20) ? random.nextInt(orders + 1) : ++orders));
  }

  private Step openAccount(String owner) {
    return new Steps.OpenAccount(
        key(), owner, oneIn(4) ? 1 + random.nextInt(120_000) : any(OPENINGS));
  }

  /** Mostly by who has enough, for nobody else. */
  private Step payFromAccount(Model model, Instant now) {
    String payer =
        anyOf(model.owners(), owner -> model.mayPay(owner) && !isCovered(model, owner))
            .orElseGet(this::anybody);
    return payFromAccount(payer, model, now);
  }

  Step payFromAccount(String payer, Model model, Instant now) {
    List<String> insured =
        switch (random.nextInt(12)) {
          case 0 -> Stream.of(payer, somebodyUncovered(model)).distinct().toList();
          case 1 -> List.of(somebodyUncovered(model));
          default -> List.of(payer);
        };
    return new Steps.PayFromAccount(
        place(insured, model, now), payer, oneIn(12) ? anybody() : payer);
  }

  private Step cancel(Model model) {
    Optional<String> order = anyOrder(model);
    return new Steps.Cancel(
        oneIn(10) ? any(CHANNELS) : order.map(Names::channelOf).orElse("wechat"),
        order.orElse("wechat/none"));
  }

  private Step tellPaid(Model model, Instant now) {
    return tellPaid(anyOrder(model), model, now);
  }

  Step tellPaid(Optional<String> name, Model model, Instant now) {
    if (name.isEmpty() || oneIn(25)) {
      return new Steps.TellPaid(
          any(CHANNELS),
          "wechat/none",
          number(),
          1 + random.nextInt(90_000),
          around(now.minusSeconds(500), now));
    }
    State.PlacedOrder order = Objects.requireNonNull(model.state().orders().get(name.get()));
    Instant at =
        switch (random.nextInt(8)) {
          case 0 -> order.createdAt().minusSeconds(random.nextInt(700));
          case 1 -> now.plusSeconds(random.nextInt(600));
          case 2 -> now;
          case 3 -> order.expiresAt().minusSeconds(random.nextInt(-2, 2));
          default ->
              around(
                  order.createdAt(),
                  order.expiresAt().isBefore(now) && !oneIn(3)
                      ? order.expiresAt()
                      : now.plusSeconds(1));
        };
    return new Steps.TellPaid(
        oneIn(25) ? any(CHANNELS) : Names.channelOf(name.get()),
        name.get(),
        number(),
        oneIn(12)
            ? Math.max(1, order.fen() + random.nextInt(-1, 2) * 40_000L - 1)
            : Math.max(1, order.fen()),
        at);
  }

  private Step askRefund(Model model, Instant now) {
    boolean fromAccount = oneIn(3);
    Optional<String> name =
        anyOf(
            model.orderNames(),
            order -> isCovering(model, order) && (!fromAccount || isFromAccount(model, order)));
    List<State.Line> lines =
        name.map(order -> WorkChance.lines(order, model).toList()).orElse(List.of());
    List<String> named = lines.stream().map(State.Line::person).toList();
    Optional<YearMonth> month =
        oneIn(20) || lines.isEmpty()
            ? Optional.empty()
            : any(lines).month().map(Order.Month::month);
    return new Steps.AskRefund(
        oneIn(20) ? any(CHANNELS) : name.map(Names::channelOf).orElse("bank"),
        name.orElse("bank/none"),
        named.isEmpty() || oneIn(10) ? anybody() : any(named),
        any(List.of(RequestRefund.Reason.values())),
        ShanghaiTime.dateOf(now).minusDays(random.nextInt(-1, 3)),
        month);
  }

  private static boolean isFromAccount(Model model, String order) {
    return Objects.requireNonNull(model.state().orders().get(order)).payment().orElse(null)
        instanceof State.Payment.FromAccount;
  }

  private static boolean isCovering(Model model, String order) {
    return WorkChance.lines(order, model).anyMatch(State.Line::isKept);
  }

  private static List<String> people(Model model, String order) {
    return Objects.requireNonNull(model.state().orders().get(order)).lines().stream()
        .map(State.Line::person)
        .toList();
  }

  private Step tellRefunded(Model model, Instant now) {
    List<State.Told> fromStatements =
        model.state().told().values().stream()
            .filter(told -> told.kind() == Kind.REFUNDED && told.source() == Source.STATEMENT)
            .toList();
    if (!fromStatements.isEmpty() && !oneIn(3)) {
      return toldAfterAll(any(fromStatements), model);
    }
    Map<String, State.Owed> owed = model.state().owed();
    Optional<String> name =
        anyOf(
            owed.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof State.Owed.Back)
                .map(Map.Entry::getKey)
                .toList(),
            refund ->
                owed.get(refund) instanceof State.Owed.Back back && back.paidBackBy().isEmpty());
    if (name.isEmpty() || !(owed.get(name.get()) instanceof State.Owed.Back back)) {
      return new Steps.TellRefunded(any(CHANNELS), "refund none", number(), 40_000, now);
    }
    return new Steps.TellRefunded(
        oneIn(20) ? any(CHANNELS) : back.channel(),
        name.get(),
        number(),
        oneIn(8) ? back.fen() + random.nextInt(1, 3) : back.fen(),
        oneIn(10) ? now.plusSeconds(random.nextInt(600)) : around(back.since(), now));
  }

  /** The notice of what the statement had before. */
  private Step toldAfterAll(State.Told told, Model model) {
    Map<String, State.Owed> owed = model.state().owed();
    Optional<String> refund =
        anyOf(
            owed.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof State.Owed.Back)
                .map(Map.Entry::getKey)
                .toList(),
            name ->
                owed.get(name) instanceof State.Owed.Back back
                    && back.channel().equals(told.channel())
                    && back.fen() == told.fen());
    return new Steps.TellRefunded(
        told.channel(), refund.orElse("refund none"), told.number(), told.fen(), told.at());
  }

  // ---- the operator ---------------------------------------------------------------------------

  private Step match(Model model) {
    String suspense = suspense(model);
    long fen =
        model.state().owed().get(suspense) instanceof State.Owed.Hanging item ? item.fen() : 0;
    Optional<String> order =
        anyOf(
            model.orderNames(),
            name ->
                isUnpaid(model, name)
                    && Objects.requireNonNull(model.state().orders().get(name)).fen() == fen);
    return new Steps.Match(suspense, order.orElse("wechat/none"));
  }

  private Step giveUp(Model model) {
    return new Steps.Return(suspense(model));
  }

  private String suspense(Model model) {
    Map<String, State.Owed> owed = model.state().owed();
    return anyOf(
            owed.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof State.Owed.Hanging)
                .map(Map.Entry::getKey)
                .toList(),
            name -> owed.get(name) instanceof State.Owed.Hanging item && item.workedOff().isEmpty())
        .orElse("suspense none");
  }

  // ---- statements -----------------------------------------------------------------------------

  /** A channel's statement of a day, with what it has otherwise than its notices. */
  private Step reconcile(Model model, Instant now) {
    List<State.Told> told = List.copyOf(model.state().told().values());
    LocalDate yesterday = ShanghaiTime.dateOf(now).minusDays(1);
    String channel = told.isEmpty() || oneIn(10) ? any(CHANNELS) : any(told).channel();
    List<State.Told> own = told.stream().filter(one -> one.channel().equals(channel)).toList();
    LocalDate day = own.isEmpty() ? yesterday : ShanghaiTime.dateOf(any(own).at());
    List<Steps.Row> rows = new ArrayList<>();
    for (State.Told one : own) {
      if (ShanghaiTime.dateOf(one.at()).equals(day)) {
        rows.addAll(rows(one));
      }
    }
    int neverTold = oneIn(2) ? 0 : random.nextInt(3);
    for (int i = 0; i < neverTold; i++) {
      rows.add(neverTold(model, channel, day));
    }
    return new Steps.Reconcile(
        channel,
        day.isAfter(yesterday) ? yesterday : day,
        day.isAfter(yesterday) ? List.of() : rows);
  }

  private List<Steps.Row> rows(State.Told told) {
    Steps.Row right =
        new Steps.Row(
            told.kind(), told.number(), told.orderNo().orElse("none"), told.fen(), told.at());
    return switch (random.nextInt(14)) {
      case 0 -> List.of();
      case 1 -> List.of(right, right);
      case 2 -> List.of(right.of(told.fen() + random.nextInt(1, 3)), right);
      case 3 -> List.of(right.of(told.fen() + random.nextInt(1, 3)));
      case 4 -> List.of(right.of(Math.max(1, told.fen() - 1)));
      case 5 -> List.of(right.forOrder("other"));
      case 6 -> List.of(right.forOrder("other").of(told.fen() + 1));
      default -> List.of(right);
    };
  }

  /** A movement of which no notice came. */
  private Steps.Row neverTold(Model model, String channel, LocalDate day) {
    Instant at = ShanghaiTime.startOf(day).plusSeconds(random.nextInt(86_400));
    Map<String, State.Owed> owed = model.state().owed();
    Optional<String> refund =
        anyOf(
            owed.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof State.Owed.Back)
                .map(Map.Entry::getKey)
                .toList(),
            name ->
                owed.get(name) instanceof State.Owed.Back back
                    && back.paidBackBy().isEmpty()
                    && back.channel().equals(channel));
    if (oneIn(2) && refund.isPresent() && owed.get(refund.get()) instanceof State.Owed.Back back) {
      String order = Names.orderOf(back.cause());
      return new Steps.Row(
          Kind.REFUNDED,
          number(),
          order.equals(Names.NOBODY) ? "none" : model.numberOf(order),
          back.fen(),
          at);
    }
    Optional<String> order =
        anyOf(
            model.orderNames(),
            name -> isUnpaid(model, name) && Names.channelOf(name).equals(channel));
    if (order.isEmpty()) {
      return new Steps.Row(Kind.PAID, number(), "none", 40_000, at);
    }
    State.PlacedOrder placed = Objects.requireNonNull(model.state().orders().get(order.get()));
    boolean inTime = ShanghaiTime.dateOf(placed.createdAt()).equals(day) && !oneIn(4);
    return new Steps.Row(
        Kind.PAID,
        number(),
        Names.numberOf(order.get()),
        Math.max(1, placed.fen()),
        inTime ? placed.createdAt() : at);
  }

  private String number() {
    return "T" + (oneIn(12) ? random.nextInt(numbers + 1) : ++numbers);
  }
}
