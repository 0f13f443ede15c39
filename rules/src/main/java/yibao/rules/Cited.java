package yibao.rules;

/** A value of the law with the clause that states it. */
public record Cited<T>(T value, Clause clause) {

  public Source source() {
    return clause.source();
  }
}
