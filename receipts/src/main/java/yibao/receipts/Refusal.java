package yibao.receipts;

/** Why a text proves nothing, and what mends it. */
public enum Refusal {
  NOT_SIGNED(
      "不是回执二维码的内容，请重新扫描回执上的二维码。",
      "This is not what a receipt's QR code holds. Scan the code on the receipt again."),
  NUMBER_ALONE(
      "这只是回执编号，校验码无误，但编号不能证明内容；请扫描回执上的二维码。",
      "This is only a receipt's number. Its check character is right, but a number proves nothing:"
          + " scan the QR code on the receipt."),
  WRONG_CHECK_CHARACTER(
      "回执编号的校验码不符：编号被改动或读错。",
      "The check character of the receipt's number is wrong: the number was altered or misread."),
  BROKEN(
      "内容不完整或有读错的字符，请重新扫描。",
      "The text is cut off or holds a character that was misread. Scan it again."),
  OTHER_FORM(
      "这是另一版本格式的回执，本程序无法核验；请使用更新的版本。",
      "The receipt is of another form, which this program can't verify. Use a newer one."),
  UNKNOWN_KEY(
      "签名密钥不在所给的公布密钥之中：可能是伪造，或密钥文件已过时；请重新获取公布的密钥。",
      "It names a key that is not among the published ones given: it is forged, or the keys were"
          + " saved before that one was published. Get the published keys again."),
  WRONG_SIGNATURE(
      "签名不符：内容被改动、读错或系伪造。", "The signature doesn't fit: the text was altered, misread or forged."),
  NO_RECEIPT(
      "签名属实，但所签内容自相矛盾，不是回执；请告知经办机构。",
      "The signature is right, but what was signed contradicts itself and is no receipt. Tell the"
          + " bureau.");

  private final String chinese;
  private final String english;

  Refusal(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }

  /** Of a text that doesn't begin as a signed one does. */
  static Refusal ofOther(String text) {
    return ReceiptNo.flawOf(text)
        .map(flaw -> flaw == ReceiptNo.Flaw.FORM ? NOT_SIGNED : WRONG_CHECK_CHARACTER)
        .orElse(NUMBER_ALONE);
  }
}
