package yibao.local;

/**
 * A bucket of the template.
 *
 * @param name as functions get it in their environment
 * @param versioned whether an object that is put again leaves the one before
 */
record BucketDefinition(String id, String name, boolean versioned) {

  static BucketDefinition read(String id, Section resource) {
    Section properties = resource.section("Properties");
    return new BucketDefinition(
        id,
        properties.optionalText("BucketName").orElseGet(() -> LocalAccount.bucket(id)),
        properties
            .section("VersioningConfiguration")
            .optionalText("Status")
            .filter("Enabled"::equals)
            .isPresent());
  }
}
