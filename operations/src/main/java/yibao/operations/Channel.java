package yibao.operations;

/** A payment channel by its name: whose numbers, orders and money these are. */
public record Channel(String name) {}
