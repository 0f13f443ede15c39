package yibao.edge;

/**
 * What is wrong at one place of a request: a JSON pointer into the body, or {@code ?name} for a
 * query parameter.
 */
public record FieldError(String pointer, Said detail) {}
