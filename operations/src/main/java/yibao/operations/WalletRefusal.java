package yibao.operations;

import yibao.records.Transfer;
import yibao.rules.Money;

/** Why something about a wallet isn't done. */
public sealed interface WalletRefusal {

  /** There is none of that id, or none that who acts may know of. */
  record NoSuchTransfer() implements WalletRefusal {}

  /** Nobody has the number in the path. */
  record NoSuchPerson() implements WalletRefusal {}

  /** Who acts is not the person whose wallet or account it is. */
  record NotThePerson() implements WalletRefusal {}

  /** It was offered to the other one. */
  record NotTheReceiver() implements WalletRefusal {}

  record UnknownReceiver() implements WalletRefusal {}

  /** Who offers it, or who is to have it. */
  record Deceased(Party who) implements WalletRefusal {}

  /** One of the two whom a transfer is between. */
  enum Party {
    FROM,
    TO
  }

  record ToOneself() implements WalletRefusal {}

  /** An area hasn't opened the wallet, or transfers are closed at this hour. */
  record Closed(Why why) implements WalletRefusal {}

  /** Why it is closed. */
  enum Why {
    AREA,
    HOUR
  }

  /** Who is to have it has no wallet yet. */
  record Inactive() implements WalletRefusal {}

  /** More than one transfer may be of. */
  record TooMuch(Money most) implements WalletRefusal {}

  /** No more transfers today. */
  record TooMany(int aDay) implements WalletRefusal {}

  /** The one before was neither accepted nor returned. */
  record TransferOpen(String transferId) implements WalletRefusal {}

  /** Not while it stands so. */
  record TransferState(Transfer.Status status) implements WalletRefusal {}

  /** The account has less that is free. */
  record BalanceInsufficient(Money available) implements WalletRefusal {}
}
