package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The environments of `samconfig.toml` are such as `template.yaml` takes, and stay apart.
final class EnvironmentsTest {
  private static final Pattern SECTION = Pattern.compile("\\[(\\w+)\\.(\\w+)\\.parameters]");
  private static final Pattern VALUE = Pattern.compile("(\\w+) = (.*)");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
  private static final Map<String, Object> PARAMETERS = TemplateTest.TEMPLATE.parameters();

  /// By environment, what is told to each command.
  private static Map<String, Map<String, String>> environments() throws IOException {
    var found = new TreeMap<String, Map<String, String>>();
    var values = new LinkedHashMap<String, String>();
    var command = "";
    for (var line : Files.readAllLines(Sources.root().resolve("samconfig.toml"))) {
      var section = SECTION.matcher(line);
      var value = VALUE.matcher(line);
      if (section.matches()) {
        command = section.group(2);
        values = new LinkedHashMap<>(found.getOrDefault(section.group(1), Map.of()));
        found.put(section.group(1), values);
      } else if (value.matches()) {
        values.put(command + "." + value.group(1), value.group(2));
      }
    }
    return found;
  }

  private static List<String> texts(Map<String, String> environment, String key) {
    return TEXT.matcher(environment.getOrDefault(key, ""))
        .results()
        .map(it -> it.group(1))
        .toList();
  }

  private static Map<String, String> overrides(Map<String, String> environment) {
    var found = new TreeMap<String, String>();
    for (var override : texts(environment, "deploy.parameter_overrides")) {
      var name = override.replaceFirst("=.*", "");
      found.put(name, override.substring(name.length() + 1));
    }
    return found;
  }

  @Test
  void everyEnvironmentIsAStackOfItsOwn() throws IOException {
    assertEquals(Set.of("default", "staging", "production"), environments().keySet());
    var stacks = new HashSet<List<String>>();
    for (var environment : environments().values()) {
      assertTrue(stacks.add(texts(environment, "global.stack_name")), stacks.toString());
    }
  }

  /// SAM CLI takes nothing from another environment.
  @Test
  void whatIsToldToOneEnvironmentIsToldToAll() throws IOException {
    var told = new HashSet<Set<String>>();
    environments().values().forEach(environment -> told.add(Set.copyOf(environment.keySet())));
    assertEquals(1, told.size(), told.toString());
    for (var environment : environments().values()) {
      assertEquals("false", environment.get("deploy.fail_on_empty_changeset"));
      assertEquals("true", environment.get("build.build_in_source"));
    }
  }

  @Test
  void theTemplateTakesWhatTheEnvironmentsSay() throws IOException {
    for (var environment : environments().values()) {
      overrides(environment)
          .forEach((name, value) -> {
            assertTrue(PARAMETERS.containsKey(name), name);
            var declared = TemplateYaml.map(PARAMETERS.get(name));
            assertTrue(
                declared.get("AllowedValues") instanceof List<?> values
                    ? values.contains(value)
                    : value.matches(TemplateYaml.text(declared, "AllowedPattern")),
                name + "=" + value);
          });
    }
  }

  /// CloudFormation keeps the value of a parameter that is not named: what was urgent would stay
  /// so.
  @Test
  void everyEnvironmentNamesItsStageAndHowItIsRolledOut() throws IOException {
    for (var entry : environments().entrySet()) {
      var stage = entry.getKey().equals("default") ? "production" : entry.getKey();
      var told = overrides(entry.getValue());
      assertEquals(stage, told.get("Stage"), entry.getKey());
      assertEquals("usual", told.get("Rollout"), entry.getKey());
      assertEquals(
          List.of("shop=utkast", "stage=" + stage), texts(entry.getValue(), "deploy.tags"));
    }
  }

  @Test
  void theTemplateKnowsWhatEveryStageAndRolloutMeans() {
    var stages = TemplateTest.TEMPLATE.mapping("Stages");
    assertEquals(allowed("Stage"), List.copyOf(stages.keySet()));
    for (var stage : stages.values()) {
      var columns = new ArrayList<>(List.of("LogDays"));
      columns.addAll(allowed("Rollout"));
      assertEquals(columns, List.copyOf(TemplateYaml.map(stage).keySet()));
      assertEquals("false", TemplateYaml.text(stage, "urgent"));
    }
    assertEquals("true", TemplateYaml.text(stages, "production", "usual"));
  }

  private static List<String> allowed(String parameter) {
    return TemplateYaml.listed(TemplateYaml.map(PARAMETERS, parameter).get("AllowedValues"));
  }
}
