package yibao.settlement;

import yibao.operations.CareMessage;
import yibao.operations.CareRecords;
import yibao.operations.Ids;
import yibao.operations.UndoMessage;

/** Undoes messages whose answers were lost (2601). */
final class UndoingMessages {

  private static final int CODE = 6;

  private final UndoMessage undo;

  UndoingMessages(CareRecords records, Ids ids) {
    this.undo = new UndoMessage(records, ids);
  }

  /** Which message of whom. */
  record Lost(String psnNo, String omsgid, String oinfno) {}

  static Lost lost(Input input) {
    Input data = input.within("data");
    return new Lost(
        data.text("psn_no", CareFields.NUMBER),
        data.text("omsgid", CareFields.NUMBER),
        data.text("oinfno", CODE));
  }

  Outcome undo(Asked asked, Lost lost) {
    CareMessage message = CareFields.message(asked);
    CareMessage undone = new CareMessage(message.institution(), lost.oinfno(), lost.omsgid());
    return Refusals.outcome(
        undo.undo(new UndoMessage.Command(message, lost.psnNo(), undone), asked.now()),
        answer -> Output.empty());
  }
}
