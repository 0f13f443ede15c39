package yibao.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import yibao.records.Consent;
import yibao.records.Person;
import yibao.records.Relation;
import yibao.records.WalletFile;
import yibao.rules.PolicyBook;
import yibao.rules.WalletLaw;

/**
 * Activates a person's wallet (激活医保钱包), as the person wants: from then on others may transfer into
 * it. It stays activated, so a repeat needs no key.
 */
public final class ActivateWallet {

  private static final String ROUTE = "POST /sharing-setup/people/{psnNo}/wallet";

  private final WalletRecords records;
  private final WalletLaw law;
  private final LookUpPerson people;
  private final KeyedChange change;
  private final Rendering<LookUpWallet.Wallet> rendering;

  public ActivateWallet(
      WalletRecords records, PolicyBook book, Rendering<LookUpWallet.Wallet> rendering) {
    this.records = records;
    this.law = new WalletLaw(book);
    this.people = new LookUpPerson(records.sharing().people());
    this.change = new KeyedChange(records.sharing());
    this.rendering = rendering;
  }

  /**
   * Whose.
   *
   * @param consent of who acts, who must be the person
   */
  public record Command(Channel channel, Consent consent, String psnNo) {}

  public Keyed<WalletRefusal> activate(Command command, Instant now) {
    if (!people.areSame(command.consent().psnNo(), command.psnNo())) {
      return new Keyed.Refused<>(new WalletRefusal.NotThePerson());
    }
    return change.make(
        Binding.of(
            new CallersKey(command.channel(), command.psnNo()),
            ROUTE,
            Canonical.of("wallet").with(command.psnNo()).parts()),
        () -> decided(command, now));
  }

  private KeyedChange.Decided<WalletRefusal> decided(Command command, Instant now) {
    Optional<Person> person = people.find(command.psnNo());
    if (person.isEmpty()) {
      return new KeyedChange.Decided.Refused<>(new WalletRefusal.NoSuchPerson());
    }
    if (person.get().diedOn().isPresent()) {
      return new KeyedChange.Decided.Refused<>(new WalletRefusal.Deceased(WalletRefusal.Party.TO));
    }
    if (!law.isOpened(person.get().area(), ShanghaiTime.dateOf(now))) {
      return new KeyedChange.Decided.Refused<>(new WalletRefusal.Closed(WalletRefusal.Why.AREA));
    }
    WalletFile file = records.wallets().file(person.get().psnNo());
    boolean before = file.activated().isPresent();
    WalletFile active = before ? file : file.activated(new Relation.Given(command.consent(), now));
    return new KeyedChange.Decided.Made<>(
        before
            ? List.of()
            : List.of(
                records.wallets().replace(active),
                records.sharing().people().stands(active.psnNo())),
        active.psnNo(),
        rendering.render(LookUpWallet.of(records, active)));
  }
}
