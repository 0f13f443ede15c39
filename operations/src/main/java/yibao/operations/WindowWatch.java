package yibao.operations;

import yibao.records.Windows;

/** Who is told of windows that the scheduled job has not taken as far as is due. */
@FunctionalInterface
public interface WindowWatch {

  /** An order was placed though its window's record is missing or behind. */
  void notOpened(Windows.Name window);
}
