package yibao.records;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import yibao.rules.Money;

/**
 * Wallets and the transfers into them, in the table of sharing: for each person the {@link
 * WalletFile}, and each transfer under its id. An offer stands in the index of {@link
 * SharingRelations} by when it returns.
 */
public final class SharingWallets {

  private static final String TRANSFER = "transfer";
  private static final String FILE = "wallet";

  private final Tables tables;
  private final SharingItems items;

  SharingWallets(Tables tables, String table) {
    this.tables = tables;
    this.items = new SharingItems(table);
  }

  public Optional<Transfer> find(String transferId) {
    return Transfer.isId(transferId)
        ? tables.read(key(transferId)).map(SharingWallets::transfer)
        : Optional.empty();
  }

  /** Those of the transfers asked for that there are, a round trip for each hundred. */
  public List<Transfer> find(Set<String> transferIds) {
    return tables
        .read(transferIds.stream().map(this::key).collect(Collectors.toSet()))
        .values()
        .stream()
        .map(SharingWallets::transfer)
        .toList();
  }

  public WalletFile file(String psnNo) {
    return tables
        .read(ofPerson(psnNo))
        .map(SharingWallets::file)
        .orElseGet(() -> WalletFile.empty(psnNo));
  }

  /** The wallet of each of these people; an empty file of who has none. */
  public Map<String, WalletFile> files(Set<String> psnNos) {
    Map<String, WalletFile> files = new HashMap<>();
    psnNos.forEach(psnNo -> files.put(psnNo, WalletFile.empty(psnNo)));
    tables.read(psnNos.stream().map(this::ofPerson).collect(Collectors.toSet())).values().stream()
        .map(SharingWallets::file)
        .forEach(file -> files.put(file.psnNo(), file));
    return files;
  }

  /**
   * What has to be settled before one of a person's two files is merged into the other.
   *
   * @param sharing the relations of the duplicate
   */
  public record ForMerge(SharingFile sharing, WalletFile survivor, WalletFile duplicate) {}

  /** The same as it stands, in one round trip. */
  public ForMerge forMerge(SharingRelations relations, String survivor, String duplicate) {
    Map<Tables.Key, Item> found =
        tables.read(Set.of(relations.ofPerson(duplicate), ofPerson(survivor), ofPerson(duplicate)));
    return new ForMerge(
        Optional.ofNullable(found.get(relations.ofPerson(duplicate)))
            .map(SharingRelations::file)
            .orElseGet(() -> SharingFile.empty(duplicate)),
        file(survivor, found),
        file(duplicate, found));
  }

  private WalletFile file(String psnNo, Map<Tables.Key, Item> found) {
    return Optional.ofNullable(found.get(ofPerson(psnNo)))
        .map(SharingWallets::file)
        .orElseGet(() -> WalletFile.empty(psnNo));
  }

  /**
   * Enters a transfer that is offered and must be new.
   *
   * @param returned as it is stored next, the one between the two that has gone back before
   */
  public List<Change> offer(
      Transfer transfer,
      Optional<Transfer> returned,
      WalletFile from,
      WalletFile to,
      LocalDate today) {
    List<Change> changes = new ArrayList<>();
    changes.add(items.enter(item(transfer)));
    returned.ifPresent(before -> changes.add(replace(before)));
    for (WalletFile file : List.of(from, to)) {
      changes.add(replace(returned.map(file::without).orElse(file).with(transfer, today)));
    }
    return changes;
  }

  /** It was accepted, or has returned. */
  public List<Change> settle(Transfer settled, WalletFile from, WalletFile to) {
    return List.of(replace(settled), replace(from.without(settled)), replace(to.without(settled)));
  }

  private Change replace(Transfer transfer) {
    return items.replace(item(transfer), transfer.version() - 1);
  }

  /** Stores a wallet, if it is still as it was. */
  public Change replace(WalletFile file) {
    return items.replace(item(file), file.version());
  }

  /** That a wallet is as it was seen, still when this is committed. */
  public Change stands(WalletFile seen) {
    return items.stands(ofPerson(seen.psnNo()), seen.version());
  }

  private Tables.Key key(String transferId) {
    return items.key(TRANSFER + "#" + transferId, TRANSFER);
  }

  Tables.Key ofPerson(String psnNo) {
    return items.key(SharingRelations.personPk(psnNo), FILE);
  }

  private static Item item(Transfer transfer) {
    String id = transfer.transferId();
    Item item =
        Item.empty()
            .text("pk", TRANSFER + "#" + id)
            .text("sk", TRANSFER)
            .text("transferId", id)
            .number("version", transfer.version())
            .text("from", transfer.from())
            .text("to", transfer.to())
            .number("amountFen", transfer.amount().fen())
            .maybeItem("offered", Optional.of(transfer.offered()), SharingRelations::item)
            .second("returnsAt", transfer.returnsAt())
            .maybeItem("accepted", transfer.accepted(), SharingRelations::item)
            .maybeSecond("returnedAt", transfer.returnedAt());
    return transfer.isOpen() ? SharingRelations.watched(item, id, transfer.returnsAt()) : item;
  }

  private static Transfer transfer(Item item) {
    return new Transfer(
        item.text("transferId"),
        item.number("version"),
        item.text("from"),
        item.text("to"),
        Money.ofFen(item.number("amountFen")),
        item.maybeItem("offered", SharingRelations::given).orElseThrow(),
        item.second("returnsAt"),
        item.maybeItem("accepted", SharingRelations::given),
        item.maybeSecond("returnedAt"));
  }

  private static Item item(WalletFile file) {
    Item item =
        Item.empty()
            .text("pk", SharingRelations.personPk(file.psnNo()))
            .text("sk", FILE)
            .text("psnNo", file.psnNo())
            .number("version", file.version() + 1)
            .maybeItem("activated", file.activated(), SharingRelations::item)
            .maybeList(
                "offersTo",
                List.copyOf(new TreeMap<>(file.offersTo()).entrySet()),
                SharingWallets::item)
            .texts("offersFrom", List.copyOf(new TreeSet<>(file.offersFrom())))
            .maybe("lastOn", file.lastOn());
    return file.lastOn().isPresent() ? item.number("thatDay", file.thatDay()) : item;
  }

  private static Item item(Map.Entry<String, String> offer) {
    return Item.empty().text("psnNo", offer.getKey()).text("transferId", offer.getValue());
  }

  static WalletFile file(Item item) {
    return new WalletFile(
        item.text("psnNo"),
        item.number("version"),
        item.maybeItem("activated", SharingRelations::given),
        item.maybeList("offersTo", offer -> offer).stream()
            .collect(
                Collectors.toMap(offer -> offer.text("psnNo"), offer -> offer.text("transferId"))),
        Set.copyOf(item.texts("offersFrom")),
        item.maybeDay("lastOn"),
        item.maybeNumber("thatDay").map(Math::toIntExact).orElse(0));
  }
}
