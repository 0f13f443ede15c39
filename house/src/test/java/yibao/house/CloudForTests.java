package yibao.house;

import java.time.LocalDate;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import yibao.local.LocalCloud;

/**
 * One local cloud for all tests of the house, with the built functions, on 5 November 2025 until a
 * test moves its clock on. So tests share people's numbers and the ledger, and each looks only at
 * what it has added.
 */
final class CloudForTests implements ParameterResolver {

  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(CloudForTests.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Channel.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    LocalCloud cloud =
        context
            .getRoot()
            .getStore(OURS)
            .computeIfAbsent(LocalCloud.class, key -> start(), LocalCloud.class);
    return new Channel(cloud.url(), cloud.unsignedUrl());
  }

  private static LocalCloud start() {
    return LocalCloud.start(
        LocalCloud.Options.forTests()
            .withToday(LocalDate.of(2025, 11, 5))
            .withSay(System.err::println));
  }
}
