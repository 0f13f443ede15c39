package yibao.local;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names and ARNs that a template's resources have in the stack here. */
record ResourceNames(Map<String, @Nullable Object> resources, Intrinsics intrinsics) {

  /** What {@code !Ref id} comes to. */
  String ref(String id, String place) {
    if (!resources.containsKey(id)) {
      return madeByTransform(id)
          .orElseThrow(
              () ->
                  new TemplateException(
                      place,
                      "names " + id + ", which isn't there",
                      "Add the resource or correct it."));
    }
    Map<String, @Nullable Object> resource = Intrinsics.map(resources.get(id), id);
    Map<String, @Nullable Object> properties = Intrinsics.map(resource.get("Properties"), id);
    return switch (String.valueOf(resource.get("Type"))) {
      case "AWS::DynamoDB::Table" -> named(properties, "TableName", id);
      case "AWS::Serverless::Function" -> named(properties, "FunctionName", id);
      case "AWS::S3::Bucket" ->
          properties.containsKey("BucketName")
              ? named(properties, "BucketName", id)
              : LocalAccount.bucket(id);
      case "AWS::Logs::LogGroup" -> named(properties, "LogGroupName", id);
      case "AWS::SQS::Queue" -> named(properties, "QueueName", id);
      case "AWS::SecretsManager::Secret" ->
          LocalAccount.arn("secretsmanager", "secret:" + named(properties, "Name", id));
      default -> LocalAccount.STACK + "-" + id;
    };
  }

  private String named(Map<String, @Nullable Object> properties, String property, String id) {
    Object name = intrinsics.resolve(properties.get(property), id + ".Properties." + property);
    return name == null ? LocalAccount.STACK + "-" + id : String.valueOf(name);
  }

  /**
   * SAM's transform adds resources such as {@code PaymentFunctionAliaslive}: they stand for the
   * function.
   */
  private Optional<String> madeByTransform(String id) {
    return resources.keySet().stream()
        .filter(known -> known.endsWith("Function") && id.startsWith(known))
        .findFirst()
        .map(function -> ref(function, id));
  }

  /** What {@code !GetAtt id.Attribute} comes to. */
  String attribute(String path, String place) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      throw new TemplateException(place, "has a GetAtt without attribute", "Write Resource.Arn.");
    }
    String id = path.substring(0, dot);
    String attribute = path.substring(dot + 1);
    String name = ref(id, place);
    if (attribute.equals("StreamArn")) {
      return streamArn(id, name, place);
    }
    if (!attribute.equals("Arn")) {
      return name + "." + attribute;
    }
    return switch (String.valueOf(Intrinsics.map(resources.get(id), id).get("Type"))) {
      case "AWS::DynamoDB::Table" -> LocalAccount.arn("dynamodb", "table/" + name);
      case "AWS::SQS::Queue" -> LocalAccount.arn("sqs", name);
      case "AWS::S3::Bucket" -> "arn:" + LocalAccount.PARTITION + ":s3:::" + name;
      case "AWS::Serverless::Function" -> LocalAccount.functionArn(name);
      case "AWS::IAM::Role" ->
          "arn:" + LocalAccount.PARTITION + ":iam::" + LocalAccount.ID + ":role/" + name;
      default -> LocalAccount.arn("local", name);
    };
  }

  private String streamArn(String id, String name, String place) {
    Map<String, @Nullable Object> resource = Intrinsics.map(resources.get(id), id);
    Map<String, @Nullable Object> properties = Intrinsics.map(resource.get("Properties"), id);
    if (!"AWS::DynamoDB::Table".equals(resource.get("Type"))
        || properties.get("StreamSpecification") == null) {
      throw new TemplateException(
          place,
          "names a stream of " + id + ", which has none",
          "Give the table a StreamSpecification.");
    }
    return LocalAccount.streamArn(name);
  }
}
