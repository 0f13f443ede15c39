package yibao.simulator.expression;

import yibao.simulator.value.Type;

/** An attribute that a key is made of, and the type that it must have. */
public record KeyPart(String attribute, Type type) {}
