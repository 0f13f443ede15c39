package yibao.simulator.world;

import yibao.local.TemplateTables;
import yibao.rules.PolicyResource;

/** The template's tables and the law as it is published, for tests. */
final class TestCloud {

  static final Cloud HERE = here();

  private TestCloud() {}

  private static Cloud here() {
    TemplateTables template = TemplateTables.read();
    return Cloud.of(template.definitions(), template::name, PolicyResource.load());
  }
}
