package dev.utkast.local.template;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Reads the YAML of a CloudFormation template. A short tag (`!Sub x`) becomes its long form
/// (`{"Fn::Sub": x}`), so that the rest of the code knows one notation. Refuses a file that is not
/// a map with `Resources`.
public final class TemplateReader {
  /// A template says once what many resources have; whoever repeats more does so by mistake.
  private static final int MOST_ALIASES = 500;

  private static final TypeReference<Map<String, Object>> DOCUMENT = new TypeReference<>() {};

  private TemplateReader() {}

  public static Template read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new TemplateException("there is no template " + file + "; name one with --template");
    }
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    try (Reader reader = Files.newBufferedReader(file)) {
      Object document = new Yaml(new ShortTags(options)).load(reader);
      if (!(document instanceof Map<?, ?> map) || !(map.get("Resources") instanceof Map)) {
        throw new TemplateException(file + " is not a template: it has no Resources");
      }
      requireValues(file, "", map);
      return new Template(
          file.toAbsolutePath().normalize(), Trees.JSON.convertValue(map, DOCUMENT));
    } catch (MarkedYAMLException e) {
      throw new TemplateException(
          "%s is no template that can be read: line %d: %s"
              .formatted(file, e.getProblemMark().getLine() + 1, e.getProblem()));
    } catch (IOException e) {
      throw new TemplateException("cannot read the template " + file + ": " + e.getMessage());
    }
  }

  /// CloudFormation takes no null; to pass it over would turn a condition without its value into
  /// none.
  private static void requireValues(Path file, String at, @Nullable Object node) {
    switch (node) {
      case null -> throw new TemplateException("%s has no value at %s".formatted(file, at));
      case Map<?, ?> map -> map.forEach((key, value) -> requireValues(file, at + "/" + key, value));
      case List<?> list -> list.forEach(value -> requireValues(file, at + "/-", value));
      default -> {}
    }
  }

  private static final class ShortTags extends SafeConstructor {
    ShortTags(LoaderOptions options) {
      super(options);
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return longForm(node);
            }
          });
    }

    private Object longForm(Node node) {
      String name = node.getTag().getValue().substring(1);
      Object value =
          switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode sequence -> constructSequence(sequence);
            case MappingNode mapping -> constructMapping(mapping);
            default -> throw new TemplateException("unexpected YAML under !" + name);
          };
      if (name.equals("GetAtt") && value instanceof String path) {
        value = List.of(path.split("\\.", 2));
      }
      return Map.of(name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name, value);
    }

    @Override
    protected Object constructObject(Node node) {
      // A date such as 2010-09-09 stays the text that was written.
      if (node.getTag().equals(Tag.TIMESTAMP)) {
        node.setTag(Tag.STR);
      }
      return super.constructObject(node);
    }
  }
}
