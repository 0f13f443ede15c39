package yibao.operations;

/** What a caller gets for a committed command, kept with it and given again to each repeat. */
public record Answer(int status, String body) {}
