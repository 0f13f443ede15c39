package yibao.operations;

/**
 * What came of a change that was asked for under a caller's key.
 *
 * @param <R> why it may be refused
 */
public sealed interface Keyed<R> {

  /** It was made, now or before; the answer is the first. */
  record Answered<R>(Answer answer, boolean before) implements Keyed<R> {}

  /** The key is bound to another command. */
  record KeyReused<R>() implements Keyed<R> {}

  /** It was refused; nothing is bound. */
  record Refused<R>(R reason) implements Keyed<R> {}
}
