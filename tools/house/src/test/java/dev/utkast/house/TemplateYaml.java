package dev.utkast.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// `template.yaml` as plain maps; CloudFormation's short tags stand as their text (`!GetAtt X.Arn`
/// reads `X.Arn`).
final class TemplateYaml {
  private final Map<String, Object> root;

  private TemplateYaml(Map<String, Object> root) {
    this.root = root;
  }

  static TemplateYaml read(Path file) {
    try {
      return new TemplateYaml(asMap(new Yaml(new Tags()).load(Files.readString(file))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LoaderOptions options() {
    var options = new LoaderOptions();
    options.setMaxAliasesForCollections(500);
    return options;
  }

  private static final class Tags extends SafeConstructor {
    Tags() {
      super(options());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return switch (node) {
                case ScalarNode scalar -> constructScalar(scalar);
                case SequenceNode list -> constructSequence(list);
                case MappingNode map -> constructMapping(map);
                default -> throw new IllegalStateException("unknown node " + node);
              };
            }
          });
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  static Map<String, Object> map(@Nullable Object value, String... path) {
    var at = value;
    for (var step : path) {
      at = asMap(at).getOrDefault(step, Map.of());
    }
    return asMap(at);
  }

  static String text(Object value, String... path) {
    var parent = map(value, java.util.Arrays.copyOf(path, path.length - 1));
    return String.valueOf(parent.get(path[path.length - 1]));
  }

  static int number(Object value, String... path) {
    return Integer.parseInt(text(value, path));
  }

  Map<String, Object> resources(String type) {
    var found = new LinkedHashMap<String, Object>();
    map(root, "Resources")
        .forEach((id, resource) -> {
          if (text(resource, "Type").equals(type)) {
            found.put(id, resource);
          }
        });
    return found;
  }

  Object resource(String id) {
    var found = map(root, "Resources").get(id);
    if (found == null) {
      throw new IllegalStateException("the template has no " + id);
    }
    return found;
  }

  Map<String, Object> parameters() {
    return map(root, "Parameters");
  }

  Map<String, Object> mapping(String name) {
    return map(root, "Mappings", name);
  }

  Set<String> globalVariables() {
    return map(root, "Globals", "Function", "Environment", "Variables").keySet();
  }

  int globalTimeout() {
    return number(root, "Globals", "Function", "Timeout");
  }

  List<Map<String, Object>> statements(String role) {
    var found = new ArrayList<Map<String, Object>>();
    for (var policy : list(map(resource(role), "Properties").get("Policies"))) {
      for (var statement : list(map(policy, "PolicyDocument").get("Statement"))) {
        found.add(asMap(statement));
      }
    }
    return found;
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  static List<String> listed(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of(String.valueOf(value));
  }

  /// @return name, hash and range attribute of each index of a table
  static List<List<String>> indexes(Object table) {
    var found = new ArrayList<List<String>>();
    for (var index : list(map(table, "Properties").get("GlobalSecondaryIndexes"))) {
      var keys = list(map(index).get("KeySchema"));
      found.add(
          List.of(
              text(index, "IndexName"),
              text(keys.get(0), "AttributeName"),
              text(keys.get(1), "AttributeName")));
    }
    return found;
  }
}
