package yibao.rules;

/** A value of the law with the source that states it. */
public record Cited<T>(T value, Source source) {}
