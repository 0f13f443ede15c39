package yibao.edge;

import java.util.List;

/**
 * A body that may be one object or a list of them.
 *
 * @param isList whether it is a list, be it of one
 */
public record OneOrMany<T>(List<T> items, boolean isList) {

  public OneOrMany {
    items = List.copyOf(items);
  }
}
