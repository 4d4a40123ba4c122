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
    var given = locality.named(logicalId);
    if (given.isPresent()) {
      return new ResourceNames(logicalId, type, given.get(), locality);
    }
    String physical =
        switch (type) {
          case "AWS::DynamoDB::Table" -> property.apply("TableName").orElse(logicalId);
          case "AWS::SQS::Queue" ->
              property
                  .apply("QueueName")
                  .orElseGet(() ->
                      property.apply("FifoQueue").filter(Boolean::parseBoolean).isPresent()
                          ? logicalId + ".fifo"
                          : logicalId);
          case "AWS::S3::Bucket" ->
              property
                  .apply("BucketName")
                  .orElseGet(() -> locality.stackName() + "-" + logicalId.toLowerCase(Locale.ROOT));
          case "AWS::Serverless::Function" -> property.apply("FunctionName").orElse(logicalId);
          case "AWS::Logs::LogGroup" -> property.apply("LogGroupName").orElse(logicalId);
          case "AWS::IAM::Role" -> property.apply("RoleName").orElse(logicalId);
          case "AWS::Serverless::HttpApi" -> logicalId.toLowerCase(Locale.ROOT);
          default -> property.apply("Name").orElse(logicalId);
        };
    return new ResourceNames(logicalId, type, physical, locality);
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
      case "AWS::DynamoDB::Table" ->
          Map.of(
              "Arn", locality.arn("dynamodb", "table/" + physical),
              "StreamArn", locality.arn("dynamodb", "table/" + physical + Locality.STREAM),
              "TableId", physical);
      case "AWS::SQS::Queue" ->
          Map.of(
              "Arn", locality.arn("sqs", physical),
              "QueueName", physical,
              "QueueUrl", locality.queueUrl(physical));
      case "AWS::S3::Bucket" ->
          Map.of(
              "Arn", "arn:aws:s3:::" + physical,
              "DomainName", physical + ".s3.amazonaws.com",
              "RegionalDomainName", physical + ".s3." + locality.region() + ".amazonaws.com");
      case "AWS::Serverless::Function" ->
          Map.of(
              "Arn", locality.arn("lambda", "function:" + physical),
              "Alias", locality.arn("lambda", "function:" + physical + ":live"),
              "Version", locality.arn("lambda", "function:" + physical + ":1"));
      case "AWS::Logs::LogGroup" ->
          Map.of("Arn", locality.arn("logs", "log-group:" + physical + ":*"));
      case "AWS::IAM::Role" ->
          Map.of("Arn", "arn:aws:iam::" + locality.accountId() + ":role/" + physical);
      case "AWS::Serverless::HttpApi" ->
          Map.of("ApiEndpoint", locality.api().toString(), "ApiId", physical);
      default -> Map.of();
    };
  }
}
