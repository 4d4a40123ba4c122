package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a shop whose money and documents lie in the stack expects of `template.yaml`: nothing is
/// deleted with a click, nothing fails unseen, nobody else gets in.
final class ProductionTest {
  private static final TemplateYaml TEMPLATE = TemplateTest.TEMPLATE;

  /// The rows of the one are gone as soon as they are sent, and the queues that they go to are
  /// deleted with the stack; those of the other are of no use after a few days.
  private static final Set<String> MAY_BE_LOST = Set.of("OutboxTable", "IdempotencyTable");

  private static Object properties(Object resource) {
    return TemplateYaml.map(resource, "Properties");
  }

  @Test
  void whatIsKeptOutlivesTheStackAndTablesCannotBeDeletedByMistake() {
    for (var type : List.of("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::Logs::LogGroup")) {
      TEMPLATE
          .resources(type)
          .forEach((id, resource) -> {
            var policy = MAY_BE_LOST.contains(id) ? "Delete" : "Retain";
            assertEquals(policy, TemplateYaml.text(resource, "DeletionPolicy"), id);
            assertEquals(policy, TemplateYaml.text(resource, "UpdateReplacePolicy"), id);
            boolean guarded =
                TemplateYaml.map(resource, "Properties").containsKey("DeletionProtectionEnabled");
            assertEquals(
                type.equals("AWS::DynamoDB::Table") && policy.equals("Retain"), guarded, id);
          });
    }
  }

  @Test
  void requestsAreLoggedWithoutPathsAddressesAndQueries() {
    var settings = TemplateYaml.map(properties(TEMPLATE.resource("HttpApi")), "AccessLogSettings");
    assertEquals("AccessLogs.Arn", TemplateYaml.text(settings, "DestinationArn"));
    var format = TemplateYaml.text(settings, "Format");
    for (var told : List.of("requestId", "routeKey", "status", "responseLatency")) {
      assertTrue(format.contains("$context." + told), told);
    }
    // The path of a payment page is its secret.
    for (var untold : List.of("path", "identity", "querystring", "authorizer")) {
      assertFalse(format.contains("$context." + untold), untold);
    }
  }

  @Test
  void everyQueueAndBucketSpeaksTlsOnly() {
    var queues = TemplateYaml.map(properties(TEMPLATE.resource("QueuesPolicy"))).get("Queues");
    assertEquals(
        new TreeSet<>(TEMPLATE.resources("AWS::SQS::Queue").keySet()),
        new TreeSet<>(TemplateYaml.listed(queues)));
    for (var type : List.of("AWS::SQS::QueuePolicy", "AWS::S3::BucketPolicy")) {
      TEMPLATE
          .resources(type)
          .forEach((id, policy) -> {
            var statement =
                (Map<?, ?>)
                    ((List<?>)
                            TemplateYaml.map(properties(policy), "PolicyDocument")
                                .getOrDefault("Statement", List.of()))
                        .getFirst();
            assertEquals("Deny", TemplateYaml.text(statement, "Effect"), id);
            assertEquals(
                "false",
                TemplateYaml.text(statement, "Condition", "Bool", "aws:SecureTransport"),
                id);
          });
    }
  }

  @Test
  void rolesAreLentToThisAccountOnly() {
    TEMPLATE
        .resources("AWS::IAM::Role")
        .forEach((id, role) -> {
          var trust = TemplateYaml.map(properties(role), "AssumeRolePolicyDocument");
          for (var statement : (List<?>) trust.getOrDefault("Statement", List.of())) {
            assertEquals(
                "AWS::AccountId",
                TemplateYaml.text(statement, "Condition", "StringEquals", "aws:SourceAccount"),
                id);
          }
        });
  }

  @Test
  void aScheduleThatCannotCallLeavesWordAndOneThatNeverRunsIsMissed() {
    TemplateTest.functions()
        .forEach((id, function) -> {
          for (var event : TemplateYaml.map(properties(function), "Events").values()) {
            if (TemplateYaml.text(event, "Type").equals("ScheduleV2")) {
              assertEquals(
                  "ScheduleDeadLetters.Arn",
                  TemplateYaml.text(properties(event), "DeadLetterConfig", "Arn"),
                  id);
              assertEquals(
                  "SchedulesRole.Arn", TemplateYaml.text(properties(event), "RoleArn"), id);
              var missed = properties(TEMPLATE.resource(id + "MissedAlarm"));
              assertEquals("Invocations", TemplateYaml.text(missed, "MetricName"), id);
              assertEquals("breaching", TemplateYaml.text(missed, "TreatMissingData"), id);
            }
          }
        });
  }

  /// A new version that fails gives way to the one before: `./utkast template` looks at the result.
  @Test
  void whatAnswersRequestsIsDeployedGraduallyAndWatched() {
    var moved = TEMPLATE.statements("DeploymentsRole").getFirst().get("Resource");
    var rights = new TreeSet<String>();
    TemplateTest.functions()
        .forEach((id, function) -> {
          boolean answers =
              id.equals("Authorizer")
                  || TemplateYaml.map(properties(function), "Events").values().stream()
                      .anyMatch(event -> TemplateYaml.text(event, "Type").equals("HttpApi"));
          var preference = TemplateYaml.map(properties(function), "DeploymentPreference");
          assertEquals(answers, TemplateYaml.map(properties(function)).containsKey(ALIAS), id);
          assertEquals(answers, !preference.isEmpty(), id);
          if (answers) {
            assertEquals(
                List.of("HttpApiErrorsAlarm", id + "ErrorsAlarm"), preference.get("Alarms"), id);
            assertTrue(
                TemplateYaml.text(properties(TEMPLATE.resource(id + "ErrorsAlarm")), "Dimensions")
                    .contains(id + ".Version.Version"),
                id);
            rights.addAll(List.of(id + ".Arn", "${" + id + ".Arn}:*"));
          }
        });
    assertEquals(rights, new TreeSet<>(TemplateYaml.listed(moved)));
  }

  /// What CodeDeploy does with Lambda, and no more. Source: CodeDeploy's guide, the managed policy
  /// AWSCodeDeployRoleForLambdaLimited, without what hooks and revisions in S3 would need.
  @Test
  void whoMovesAliasesMayDoNothingElse() {
    assertEquals(
        List.of(
            List.of(
                "lambda:GetAlias", "lambda:UpdateAlias", "lambda:GetProvisionedConcurrencyConfig"),
            List.of("cloudwatch:DescribeAlarms")),
        TEMPLATE.statements("DeploymentsRole").stream()
            .map(statement -> TemplateYaml.listed(statement.get("Action")))
            .toList());
  }

  private static final String ALIAS = "AutoPublishAlias";

  /// What failed of a batch comes again alone, and no queue takes all that the account may run.
  @Test
  void everySourceOfMessagesIsBoundedAndSaysWhatFailed() {
    TemplateTest.functions()
        .forEach((id, function) ->
            TemplateYaml.map(properties(function), "Events")
                .values()
                .forEach(event -> {
                  var type = TemplateYaml.text(event, "Type");
                  var source = TemplateYaml.map(event, "Properties");
                  if (type.equals("SQS") || type.equals("DynamoDB")) {
                    assertEquals(
                        List.of("ReportBatchItemFailures"),
                        source.get("FunctionResponseTypes"),
                        id);
                  }
                  if (type.equals("SQS")) {
                    int most = TemplateYaml.number(source, "ScalingConfig", "MaximumConcurrency");
                    assertTrue(most >= 2 && most <= 10, id + ": " + most);
                  }
                }));
  }

  @Test
  void whatTheStreamGivesUpOnIsTold() {
    var stream = TemplateYaml.map(properties(TEMPLATE.resource("RelayOutbox")), "Events", "Outbox");
    assertEquals(
        "RelayOutboxFailures.Arn",
        TemplateYaml.text(properties(stream), "DestinationConfig", "OnFailure", "Destination"));
  }

  /// A queue that is full, or never emptied, is on somebody's telephone.
  @Test
  void everyQueueHasAnAlarm() {
    var watched =
        TEMPLATE.resources("AWS::CloudWatch::Alarm").values().stream()
            .flatMap(alarm -> queuesOf(properties(alarm)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(TEMPLATE.resources("AWS::SQS::Queue").keySet()), watched);
    var alarms = TEMPLATE.resources("AWS::CloudWatch::Alarm");
    assertTrue(alarms.keySet().containsAll(List.of("ThrottlesAlarm", "RelayOutboxAgeAlarm")));
    alarms.forEach((id, alarm) ->
        assertEquals("[Alarms]", TemplateYaml.text(properties(alarm), "AlarmActions"), id));
  }

  /// An expression that names its metrics would forget the next one.
  @Test
  void anAlarmOverSeveralMetricsMeansAllOfThem() {
    for (var alarm : TEMPLATE.resources("AWS::CloudWatch::Alarm").values()) {
      if (TemplateYaml.map(properties(alarm)).get("Metrics") instanceof List<?> metrics) {
        var expressions =
            metrics.stream()
                .flatMap(metric -> Stream.ofNullable(TemplateYaml.map(metric).get("Expression")))
                .toList();
        assertEquals(List.of("MAX(METRICS())"), expressions);
      }
    }
  }

  private static Stream<String> queuesOf(Object alarm) {
    var of = new ArrayList<Object>(List.of(alarm));
    if (TemplateYaml.map(alarm).get("Metrics") instanceof List<?> metrics) {
      metrics.forEach(metric -> of.add(TemplateYaml.map(metric, "MetricStat", "Metric")));
    }
    return of.stream()
        .flatMap(metric ->
            TemplateYaml.map(metric).get("Dimensions") instanceof List<?> dimensions
                ? dimensions.stream()
                : Stream.of())
        .filter(dimension -> TemplateYaml.text(dimension, "Name").equals("QueueName"))
        .map(dimension -> TemplateYaml.text(dimension, "Value").replaceFirst("\\..*", ""));
  }

  @Test
  void whatOthersLeaveBehindInTheBucketIsTidiedUp() {
    TEMPLATE
        .resources("AWS::S3::Bucket")
        .forEach((id, bucket) ->
            assertTrue(
                TemplateYaml.text(properties(bucket), "LifecycleConfiguration")
                    .contains("AbortIncompleteMultipartUpload"),
                id));
  }

  /// CloudFormation refuses what the functions would refuse when they start, and says why.
  @Test
  void everyParameterSaysWhatItAllows() {
    TEMPLATE
        .parameters()
        .forEach((name, parameter) -> {
          var declared = TemplateYaml.map(parameter);
          assertTrue(
              declared.containsKey("AllowedValues")
                  || declared
                      .keySet()
                      .containsAll(List.of("AllowedPattern", "ConstraintDescription")),
              name);
          assertTrue(declared.containsKey("Description"), name);
        });
  }
}
