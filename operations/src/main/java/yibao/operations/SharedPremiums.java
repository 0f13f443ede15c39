package yibao.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import yibao.records.Order;
import yibao.records.People;
import yibao.records.Person;
import yibao.records.PersonalAccount;
import yibao.records.Relation;
import yibao.records.SharingFile;
import yibao.records.SharingRelations;
import yibao.records.WalletFile;
import yibao.rules.Money;
import yibao.rules.PolicyBook;
import yibao.rules.SharingLaw;
import yibao.rules.SharingUse;

/**
 * Finds which account pays for which line of an order: one for each, never two. A relation may be
 * used while it is in force, both sides are insured, and nothing has become of either that ends it.
 */
final class SharedPremiums {

  private final People people;
  private final SharingRelations relations;
  private final FreeMoney free;
  private final SharingLaw law;

  SharedPremiums(SharingRecords records, PolicyBook book) {
    this.people = records.people();
    this.relations = records.relations();
    this.free = new FreeMoney(records);
    this.law = new SharingLaw(book);
  }

  /** Which accounts pay. */
  sealed interface Sources {

    record As(SharedMoney money) implements Sources {}

    /** No account has enough for some lines. */
    record Lacking(PlaceOrder.Outcome why) implements Sources {}

    /** Others have changed meanwhile what it depends on. */
    record Stale() implements Sources {}
  }

  Sources sources(
      Order order, Person payer, Map<String, Person> found, AccountBook book, Instant now) {
    return new Search(payer, book, now).sources(order, found);
  }

  /** The relations that somebody is in which are asked or in force. */
  private record Open(SharingFile file, Map<String, Relation> relations) {

    Relation get(String relationId) {
      return Objects.requireNonNull(relations.get(relationId));
    }
  }

  /** The search for one order of a payer's. */
  private final class Search {

    private final Person payer;
    private final AccountBook book;
    private final Instant now;
    private final int year;
    private final SharedMoney money = new SharedMoney(people, relations);
    private @Nullable Open open;

    Search(Person payer, AccountBook book, Instant now) {
      this.payer = payer;
      this.book = book;
      this.now = now;
      this.year = ShanghaiTime.dateOf(now).getYear();
    }

    /** The others' lines first: what is lacking for them is said whatever the payer has. */
    Sources sources(Order order, Map<String, Person> found) {
      List<Integer> own = new ArrayList<>();
      List<Integer> lacking = new ArrayList<>();
      Money left = Money.ZERO;
      for (int i = 0; i < order.lines().size(); i++) {
        Order.Line line = order.lines().get(i);
        Person person = Objects.requireNonNull(found.get(line.psnNo()));
        if (line.price().isZero()) {
          continue;
        }
        if (person.psnNo().equals(payer.psnNo())) {
          own.add(i);
          continue;
        }
        switch (other(line, person)) {
          case Line.Stale stale -> {
            return new Sources.Stale();
          }
          case Line.NoQuota no -> {
            left = lacking.isEmpty() ? no.left() : left;
            lacking.add(i);
          }
          case Line.NoBalance none -> throw new IllegalStateException("that is of the own line");
          case Line.Paid done -> {}
        }
      }
      return lacking.isEmpty()
          ? ownSources(order, own)
          : new Sources.Lacking(new PlaceOrder.Outcome.QuotaInsufficient(lacking, left));
    }

    private Sources ownSources(Order order, List<Integer> own) {
      for (int i : own) {
        switch (own(order.lines().get(i))) {
          case Line.Stale stale -> {
            return new Sources.Stale();
          }
          case Line.NoBalance no -> {
            return new Sources.Lacking(new PlaceOrder.Outcome.BalanceInsufficient(i, no.left()));
          }
          case Line.NoQuota no -> {
            return new Sources.Lacking(
                new PlaceOrder.Outcome.QuotaInsufficient(List.of(i), no.left()));
          }
          case Line.Paid done -> {}
        }
      }
      return new Sources.As(money);
    }

    /** The payer's own line: own account, wallet or a relative's, the first that has enough. */
    private Line own(Order.Line line) {
      Optional<PersonalAccount> account = book.find(payer.psnNo());
      if (account.flatMap(PersonalAccount::mergedInto).isPresent()) {
        return new Line.Stale();
      }
      return switch (free.find(payer.psnNo(), account, line.price(), now)) {
        case FreeMoney.Found.Enough enough -> {
          money.own(account.orElseThrow(), line.price());
          yield new Line.Paid();
        }
        case FreeMoney.Found.Changed changed -> {
          changed.noting().run();
          yield new Line.Stale();
        }
        case FreeMoney.Found.Lacking less -> ownByOthers(line, less.left());
      };
    }

    /** What the payer's account has too little for: the wallet or a relative's account pays it. */
    private Line ownByOthers(Order.Line line, Money available) {
      Optional<PersonalAccount> wallet = book.find(WalletFile.accountOf(payer.psnNo()));
      Money inWallet = wallet.map(PersonalAccount::available).orElse(Money.ZERO);
      boolean walletPays = inWallet.compareTo(line.price()) >= 0;
      if (walletPays && isWalletFirst()) {
        money.wallet(payer.psnNo(), wallet.orElseThrow(), line);
        return new Line.Paid();
      }
      Map<String, Person> owners = owners();
      Money most = inWallet;
      for (String relationId : open().file().payingOrder()) {
        Relation relation = open().get(relationId);
        SharingSides between =
            new SharingSides(Objects.requireNonNull(owners.get(relation.owner())), payer);
        Money left = left(relation, between);
        if (left.compareTo(line.price()) >= 0) {
          return byQuota(line, relation, between);
        }
        most = left.compareTo(most) > 0 ? left : most;
      }
      if (walletPays) {
        money.wallet(payer.psnNo(), wallet.orElseThrow(), line);
        return new Line.Paid();
      }
      return most.isZero()
          ? new Line.NoBalance(available)
          : new Line.NoQuota(most.compareTo(available) > 0 ? most : available);
    }

    /** Whether the wallet stands before the accounts of relatives in the area's paying order. */
    private boolean isWalletFirst() {
      return law.payingOrder(payer.area(), ShanghaiTime.dateOf(now))
          .filter(order -> order.walletBeforeRelatives().value() == 1)
          .isPresent();
    }

    /** Somebody else's line: the payer's account pays it, out of the quota for that person. */
    private Line other(Order.Line line, Person person) {
      Optional<Relation> relation =
          open().file().sharedWith(person.psnNo()).map(id -> open().get(id));
      SharingSides between = new SharingSides(payer, person);
      Money left = relation.map(one -> left(one, between)).orElse(Money.ZERO);
      return left.compareTo(line.price()) < 0
          ? new Line.NoQuota(left)
          : byQuota(line, relation.orElseThrow(), between);
    }

    private Line byQuota(Order.Line line, Relation relation, SharingSides between) {
      return money.quota(book.find(relation.owner()).orElseThrow(), relation, between, line, year)
          ? new Line.Paid()
          : new Line.Stale();
    }

    private Money left(Relation relation, SharingSides between) {
      return between.mayUse(relation, law, now)
          ? relation.left(SharingUse.PREMIUM, year)
          : Money.ZERO;
    }

    private Open open() {
      Open read = open;
      if (read == null) {
        SharingFile file = relations.file(payer.psnNo());
        read = new Open(file, relations.find(Set.copyOf(file.relations())));
        open = read;
      }
      return read;
    }

    private Map<String, Person> owners() {
      Set<String> owners = new HashSet<>();
      open().file().payingOrder().forEach(id -> owners.add(open().get(id).owner()));
      return people.find(owners);
    }
  }

  /** What came of one line. */
  private sealed interface Line {

    record Paid() implements Line {}

    /** The payer's own account has less, and no relative shares anything. */
    record NoBalance(Money left) implements Line {}

    /** No relation has as much left. */
    record NoQuota(Money left) implements Line {}

    record Stale() implements Line {}
  }
}
