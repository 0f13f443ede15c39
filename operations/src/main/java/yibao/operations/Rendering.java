package yibao.operations;

/** How what was decided is said to the caller. */
@FunctionalInterface
public interface Rendering<T> {

  Answer render(T decided);
}
