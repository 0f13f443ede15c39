package yibao.operations;

/** The number of its own under which a channel asks for a change ({@code Idempotency-Key}). */
public record CallersKey(Channel channel, String number) {}
