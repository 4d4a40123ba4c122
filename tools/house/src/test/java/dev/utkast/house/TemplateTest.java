package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.storage.Index;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `template.yaml` says what the code means: functions, tables, indexes, queues, and roles that
/// allow no more than that.
final class TemplateTest {
  static final TemplateYaml TEMPLATE = TemplateYaml.read(Sources.root().resolve("template.yaml"));

  static List<String> functionFolders() throws IOException {
    try (var folders = Files.list(Sources.root().resolve("functions"))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  static String handlerOf(String folder) {
    return TemplateYaml.text(TEMPLATE.resource(functionOf(folder)), "Properties", "Handler");
  }

  /// @return the logical id of the function in that folder
  static String functionOf(String folder) {
    return functions().entrySet().stream()
        .filter(it ->
            TemplateYaml.text(it.getValue(), "Properties", "CodeUri").equals("functions/" + folder))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("the template has no function of functions/" + folder));
  }

  static Map<String, Object> functions() {
    return TEMPLATE.resources("AWS::Serverless::Function");
  }

  @Test
  void everyFunctionIsInTheTemplateAndEveryHandlerExists() throws Exception {
    var named = new TreeSet<String>();
    for (var entry : functions().entrySet()) {
      var function = entry.getValue();
      // As the Makefile and ./utkast build --unpack find it.
      var folder = entry.getKey().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
      assertEquals("functions/" + folder, TemplateYaml.text(function, "Properties", "CodeUri"));
      assertEquals("makefile", TemplateYaml.text(function, "Metadata", "BuildMethod"));
      assertEquals(".", TemplateYaml.text(function, "Metadata", "ContextPath"));
      named.add(folder);
      assertNotNull(
          Class.forName(TemplateYaml.text(function, "Properties", "Handler"))
              .getConstructor(Wiring.class));
    }
    assertEquals(new TreeSet<>(functionFolders()), named);
  }

  /// SAM CLI keeps the id of each resource in its metadata: shared, one id would be that of all.
  @Test
  void noMetadataAreShared() throws IOException {
    var text = Files.readString(Sources.root().resolve("template.yaml"));
    assertTrue(text.contains("Metadata: {BuildMethod"));
    assertFalse(text.matches("(?s).*Metadata: [*&].*"));
  }

  @Test
  void variablesNameTablesAndQueuesThatTheCodeKnows() {
    var known =
        Stream.concat(
                Arrays.stream(TableName.values()).map(TableName::variable),
                Arrays.stream(QueueName.values()).map(QueueName::variable))
            .collect(Collectors.toSet());
    var set = new TreeSet<String>();
    for (var function : functions().values()) {
      TemplateYaml.map(function, "Properties", "Environment", "Variables").keySet().stream()
          .filter(name -> name.startsWith("TABLE_") || name.startsWith("QUEUE_"))
          .forEach(set::add);
    }
    assertEquals(new TreeSet<>(known), set);
  }

  @Test
  void everyVariableThatIsReadIsSet() throws IOException {
    var wiring =
        Files.readString(
            Sources.root()
                .resolve("shared-aws/src/main/java/dev/utkast/aws/wiring/EnvironmentWiring.java"));
    var read =
        java.util.regex.Pattern.compile("(?:required|optional)\\(\"([A-Z_]+)\"\\)")
            .matcher(wiring)
            .results()
            .map(found -> found.group(1))
            // Set by Lambda itself, or by a laptop only.
            .filter(name -> !name.startsWith("AWS_") && !name.startsWith("UTKAST_"))
            .collect(Collectors.toCollection(TreeSet::new));
    var set = new TreeSet<>(TEMPLATE.globalVariables());
    for (var function : functions().values()) {
      set.addAll(TemplateYaml.map(function, "Properties", "Environment", "Variables").keySet());
    }
    read.removeAll(set);
    assertEquals(Set.of(), read);
  }

  @Test
  void everyQueueHasDeadLettersWithAnAlarmAndTheOrderThatTheCodeExpects() {
    for (var queue : QueueName.values()) {
      var id = RecordedCalls.logicalId(queue);
      var resource = TEMPLATE.resource(id);
      var properties = TemplateYaml.map(resource, "Properties");
      assertEquals(queue.fifo(), properties.get("FifoQueue") != null, id);
      assertTrue(
          TemplateYaml.number(resource, "Properties", "RedrivePolicy", "maxReceiveCount") >= 3);
      var dead = id.replaceFirst("Queue$", "DeadLetters");
      assertEquals(
          queue.fifo(),
          TemplateYaml.map(TEMPLATE.resource(dead), "Properties").get("FifoQueue") != null);
      assertNotNull(TEMPLATE.resource(dead + "Alarm"));
    }
  }

  @Test
  void whatAPersonHasToSeeRaisesAnAlarm() throws IOException {
    for (var function : functions().entrySet()) {
      var id = function.getKey();
      boolean scheduled =
          TemplateYaml.map(function.getValue(), "Properties", "Events").values().stream()
              .anyMatch(event -> TemplateYaml.text(event, "Type").equals("ScheduleV2"));
      if (scheduled || alarms(TemplateYaml.text(function.getValue(), "Properties", "CodeUri"))) {
        var filter = TEMPLATE.resource(id + "LogAlarms");
        assertEquals(id + "Logs", TemplateYaml.text(filter, "Properties", "LogGroupName"));
        var pattern = TemplateYaml.text(filter, "Properties", "FilterPattern");
        assertTrue(pattern.contains("ALARM"), id);
        assertEquals(scheduled, pattern.contains("ERROR"), id);
      }
      if (scheduled) {
        var errors = TEMPLATE.resource(id + "ErrorsAlarm");
        assertEquals("Errors", TemplateYaml.text(errors, "Properties", "MetricName"));
      }
    }
    TEMPLATE
        .resources("AWS::CloudWatch::Alarm")
        .forEach((id, alarm) ->
            assertEquals(
                List.of("Alarms"), TemplateYaml.map(alarm, "Properties").get("AlarmActions"), id));
    // Under AWS's own key an alarm is not allowed to publish.
    assertFalse(
        TemplateYaml.map(TEMPLATE.resource("Alarms"), "Properties").containsKey("KmsMasterKeyId"));
  }

  /// What raises an alarm for the functions that use it, and how they do.
  private static final Map<String, String> ALARMING =
      Map.of("Books", "new Books(", "Outbox", "Outbox.setAside(");

  @Test
  void whatRaisesAnAlarmForOthersIsKnownHere() throws IOException {
    var found = new TreeSet<String>();
    for (var file : javaFiles(Sources.root().resolve("shared-aws/src/main/java"))) {
      if (Files.readString(file).contains("Log.alarm(")) {
        found.add(file.getFileName().toString().replace(".java", ""));
      }
    }
    assertEquals(ALARMING.keySet(), found);
  }

  private static boolean alarms(String codeUri) throws IOException {
    var code = Sources.root().resolve(codeUri).resolve("src/main/java");
    for (var file : javaFiles(code)) {
      var text = Files.readString(file);
      if (text.contains("Log.alarm(") || ALARMING.values().stream().anyMatch(text::contains)) {
        return true;
      }
    }
    return false;
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  @Test
  void indexesAreThoseThatTheTablesUse() throws Exception {
    for (var table : TableName.values()) {
      var id = RecordedCalls.logicalId(table);
      assertEquals(indexes(id), Set.copyOf(TemplateYaml.indexes(TEMPLATE.resource(id))), id);
    }
  }

  /// @return name, hash and range attribute of each index that the table's class declares
  private static Set<List<String>> indexes(String table) throws Exception {
    var found = new HashSet<List<String>>();
    if (!WITHOUT_CLASS.contains(table)) {
      for (var field : Class.forName("dev.utkast.aws.storage." + table).getDeclaredFields()) {
        if (field.getType() == Index.class) {
          field.setAccessible(true);
          var index = (Index) field.get(null);
          found.add(List.of(index.name(), index.hash(), index.range()));
        }
      }
    }
    return found;
  }

  /// Their rows are read and written by `Outbox` and `Idempotency`, by keys alone.
  private static final Set<String> WITHOUT_CLASS = Set.of("OutboxTable", "IdempotencyTable");

  @Test
  void tablesAreEncryptedAndRestorableAndOnlyTheOutboxHasAStream() {
    TEMPLATE
        .resources("AWS::DynamoDB::Table")
        .forEach((id, table) -> {
          var properties = TemplateYaml.map(table, "Properties");
          assertEquals(
              true, TemplateYaml.map(table, "Properties", "SSESpecification").get("SSEEnabled"));
          assertEquals(
              true,
              TemplateYaml.map(table, "Properties", "PointInTimeRecoverySpecification")
                  .get("PointInTimeRecoveryEnabled"));
          assertEquals(id.equals("OutboxTable"), properties.containsKey("StreamSpecification"), id);
        });
  }

  @Test
  void everyFunctionHasARoleOfItsOwnThatAllowsNoWildcards() {
    var roles = new TreeSet<String>();
    functions()
        .forEach((id, function) -> {
          roles.add(TemplateYaml.text(function, "Properties", "Role"));
          for (var statement : TEMPLATE.statements(id + "Role")) {
            for (var action : TemplateYaml.listed(statement.get("Action"))) {
              assertFalse(action.contains("*"), id + " may do " + action);
            }
            for (var resource : TemplateYaml.listed(statement.get("Resource"))) {
              assertFalse(resource.equals("*"), id + " may touch everything");
            }
          }
        });
    assertEquals(functions().size(), roles.size());
  }

  @Test
  void nobodyDeletesFromALedger() {
    functions()
        .keySet()
        .forEach(id -> {
          for (var statement : TEMPLATE.statements(id + "Role")) {
            var resources = TemplateYaml.listed(statement.get("Resource")).toString();
            if (TemplateYaml.listed(statement.get("Action")).contains("dynamodb:DeleteItem")) {
              assertFalse(resources.contains("PaymentsTable"), id);
              assertFalse(resources.contains("InvoicesTable"), id);
              assertFalse(resources.contains("StockTable"), id);
            }
          }
        });
  }

  @Test
  void functionsThatPeopleWaitForStartFromASnapshot() {
    functions()
        .forEach((id, function) -> {
          boolean http =
              TemplateYaml.map(function, "Properties", "Events").values().stream()
                  .anyMatch(event -> TemplateYaml.text(event, "Type").equals("HttpApi"));
          if (http) {
            assertEquals(
                "PublishedVersions",
                TemplateYaml.text(function, "Properties", "SnapStart", "ApplyOn"),
                id);
          }
        });
  }
}
