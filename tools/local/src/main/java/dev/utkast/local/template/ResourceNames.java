package dev.utkast.local.template;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What `Ref` and `Fn::GetAtt` give for one resource. A resource without a name of its own takes
/// its logical id, so that names are the same at every start, unless it was named elsewhere.
/// Refuses an attribute that is not known here of the kinds that are run locally.
///
/// @param physical the name the service knows it by
record ResourceNames(String logicalId, String type, String physical, Locality locality) {
  static ResourceNames of(
      String logicalId,
      String type,
      Locality locality,
      Function<String, Optional<String>> property) {
    var physical =
        locality
            .named(logicalId)
            .or(() -> property.apply(nameProperty(type)))
            .orElseGet(() ->
                switch (type) {
                  case "AWS::SQS::Queue" ->
                      property.apply("FifoQueue").filter(Boolean::parseBoolean).isPresent()
                          ? logicalId + ".fifo"
                          : logicalId;
                  case "AWS::S3::Bucket" ->
                      Locality.STACK + "-" + logicalId.toLowerCase(Locale.ROOT);
                  case "AWS::Serverless::HttpApi" -> logicalId.toLowerCase(Locale.ROOT);
                  default -> logicalId;
                });
    return new ResourceNames(logicalId, type, physical, locality);
  }

  /// Such as `TableName` of an `AWS::DynamoDB::Table`.
  private static String nameProperty(String type) {
    return type.startsWith("AWS::Serverless::HttpApi")
        ? ""
        : type.substring(type.lastIndexOf(':') + 1) + "Name";
  }

  String reference() {
    return "AWS::SQS::Queue".equals(type) ? locality.queueUrl(physical) : physical;
  }

  String attribute(String name) {
    var attributes = attributes();
    if (attributes.isEmpty()) {
      // A resource that is not run locally, such as an alarm or a topic: its names only have to be
      // distinct.
      return "Arn".equals(name) ? locality.arn("local", logicalId) : logicalId + "." + name;
    }
    return Optional.ofNullable(attributes.get(name))
        .orElseThrow(() ->
            new TemplateException(
                "the local runtime does not know " + logicalId + "." + name + " of an " + type));
  }

  private Map<String, String> attributes() {
    return switch (type) {
      case "AWS::DynamoDB::Table" -> {
        var arn = locality.arn("dynamodb", "table/" + physical);
        yield Map.of("Arn", arn, "StreamArn", arn + Locality.STREAM);
      }
      case "AWS::SQS::Queue" -> Map.of("Arn", locality.arn("sqs", physical), "QueueName", physical);
      case "AWS::S3::Bucket" -> Map.of("Arn", "arn:aws:s3:::" + physical);
      case "AWS::Serverless::Function" -> {
        var arn = locality.arn("lambda", "function:" + physical);
        yield Map.of("Arn", arn, "Alias", arn + ":live", "Version", arn + ":1");
      }
      case "AWS::Logs::LogGroup" ->
          Map.of("Arn", locality.arn("logs", "log-group:" + physical + ":*"));
      case "AWS::IAM::Role" ->
          Map.of("Arn", "arn:aws:iam::" + Locality.ACCOUNT + ":role/" + physical);
      case "AWS::Serverless::HttpApi" -> Map.of("ApiEndpoint", locality.api().toString());
      default -> Map.of();
    };
  }
}
