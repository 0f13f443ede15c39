package yibao.operations.reconciliation;

import java.io.IOException;
import java.io.InputStream;

/** A statement that can be read more than once, each time the same bytes. */
@FunctionalInterface
public interface StatementSource {

  InputStream open() throws IOException;
}
