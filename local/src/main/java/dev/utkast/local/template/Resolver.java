package dev.utkast.local.template;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Works out intrinsic functions: parameters, pseudo parameters, conditions, mappings and
/// references to resources, as CloudFormation does. Refuses a reference to nothing, an unknown
/// function, and `Fn::ImportValue` and dynamic references without a value given by `--set`, because
/// a guess would be found out only at run time.
final class Resolver {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]+)}");

  private enum Special {
    NO_VALUE
  }

  private final Template template;
  private final Locality locality;
  private final Map<String, String> settings;

  Resolver(Template template, Locality locality, Map<String, String> settings) {
    this.template = template;
    this.locality = locality;
    this.settings = settings;
    settings.keySet().stream()
        .filter(name -> !template.section("Parameters").containsKey(name))
        .filter(name -> !name.startsWith("Import:") && !name.contains("{{"))
        .findFirst()
        .ifPresent(name -> {
          throw new TemplateException(
              "the template has no parameter "
                  + name
                  + "; it has "
                  + String.join(", ", template.parameters()));
        });
    settings.forEach(this::requireAllowed);
  }

  /// CloudFormation matches the whole value, and tells the constraint in the author's words.
  private void requireAllowed(String name, String value) {
    var declaration = Trees.map(template.section("Parameters").get(name));
    var pattern = Trees.text(declaration, "AllowedPattern", "(?s).*");
    int longest = Integer.parseInt(Trees.text(declaration, "MaxLength", "4096"));
    boolean listed =
        !(declaration.get("AllowedValues") instanceof List<?> allowed)
            || allowed.stream().map(String::valueOf).anyMatch(value::equals);
    if (!value.matches(pattern) || value.length() > longest || !listed) {
      var why =
          Trees.text(declaration, "ConstraintDescription")
              .or(() -> Trees.text(declaration, "AllowedPattern").map(p -> "It must match " + p))
              .orElse("See the template");
      throw new TemplateException(
          "the value of parameter %s is not allowed: %s. %s".formatted(name, value, why));
    }
  }

  /// A node with all functions worked out; `AWS::NoValue` leaves no trace.
  Object resolve(@Nullable Object node) {
    return Optional.ofNullable(value(node))
        .filter(value -> !Special.NO_VALUE.equals(value))
        .orElse("");
  }

  Map<String, Object> properties(Map<String, Object> resource) {
    return Trees.map(resolve(Trees.map(resource.get("Properties"))));
  }

  boolean holds(String condition) {
    Object definition = template.section("Conditions").get(condition);
    if (definition == null) {
      throw new TemplateException("the template has no condition " + condition);
    }
    return truth(definition);
  }

  private @Nullable Object value(@Nullable Object node) {
    return switch (node) {
      case null -> null;
      case Map<?, ?> map when function(map) -> call(map);
      case Map<?, ?> map -> {
        var result = new LinkedHashMap<String, Object>();
        Trees.map(map).forEach((key, child) -> put(result, key, value(child)));
        yield result;
      }
      case List<?> list -> {
        var result = new ArrayList<Object>();
        for (Object child : list) {
          Object value = value(child);
          if (value != null && !Special.NO_VALUE.equals(value)) {
            result.add(value);
          }
        }
        yield result;
      }
      default -> node;
    };
  }

  private static void put(Map<String, Object> map, String key, @Nullable Object value) {
    if (value != null && !Special.NO_VALUE.equals(value)) {
      map.put(key, value);
    }
  }

  private static boolean function(Map<?, ?> map) {
    return map.size() == 1
        && map.keySet().iterator().next() instanceof String key
        && ("Ref".equals(key) || key.startsWith("Fn::"));
  }

  private @Nullable Object call(Map<?, ?> map) {
    String function = String.valueOf(map.keySet().iterator().next());
    Object argument = map.values().iterator().next();
    return switch (function) {
      case "Ref" -> reference(String.valueOf(argument));
      case "Fn::Sub" -> substitute(argument);
      case "Fn::GetAtt" -> attribute(argument);
      case "Fn::Join" -> join(arguments(function, argument, 2));
      case "Fn::Select" -> select(arguments(function, argument, 2));
      case "Fn::Split" -> split(arguments(function, argument, 2));
      case "Fn::If" -> {
        var parts = arguments(function, argument, 3);
        yield value(parts.get(holds(String.valueOf(parts.get(0))) ? 1 : 2));
      }
      case "Fn::FindInMap" -> inMap(arguments(function, argument, 3));
      case "Fn::Base64" ->
          Base64.getEncoder()
              .encodeToString(textOf(argument).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      case "Fn::ImportValue" -> setting("Import:" + textOf(argument));
      case "Fn::Equals", "Fn::And", "Fn::Or", "Fn::Not" -> truth(map);
      default -> throw new TemplateException("the local runtime does not know " + function);
    };
  }

  private String textOf(@Nullable Object node) {
    return String.valueOf(resolve(node));
  }

  private static List<Object> arguments(String function, @Nullable Object argument, int atLeast) {
    var list = Trees.list(argument);
    if (list.size() < atLeast) {
      throw new TemplateException(
          function + " takes " + atLeast + " arguments, found: " + argument);
    }
    return list;
  }

  private String join(List<Object> parts) {
    return Trees.list(resolve(parts.get(1))).stream()
        .map(String::valueOf)
        .collect(Collectors.joining(textOf(parts.get(0))));
  }

  private Object select(List<Object> parts) {
    var choices = Trees.list(resolve(parts.get(1)));
    int index = Integer.parseInt(textOf(parts.get(0)));
    if (index < 0 || index >= choices.size()) {
      throw new TemplateException("Fn::Select has no element " + index + " in " + choices);
    }
    return choices.get(index);
  }

  private List<Object> split(List<Object> parts) {
    return List.of((Object[]) textOf(parts.get(1)).split(Pattern.quote(textOf(parts.get(0))), -1));
  }

  private Object inMap(List<Object> parts) {
    Object node = template.section("Mappings");
    for (Object part : parts.subList(0, 3)) {
      node =
          Optional.ofNullable(Trees.map(node).get(textOf(part)))
              .orElseThrow(
                  () -> new TemplateException("Fn::FindInMap finds nothing under " + parts));
    }
    return resolve(node);
  }

  private boolean truth(Object definition) {
    if (!(definition instanceof Map<?, ?> map) || map.size() != 1) {
      return Boolean.parseBoolean(textOf(definition));
    }
    String function = String.valueOf(map.keySet().iterator().next());
    Object argument = map.values().iterator().next();
    return switch (function) {
      case "Condition" -> holds(String.valueOf(argument));
      case "Fn::Equals" -> {
        var sides = arguments(function, argument, 2);
        yield textOf(sides.get(0)).equals(textOf(sides.get(1)));
      }
      case "Fn::And" -> Trees.list(argument).stream().allMatch(this::truth);
      case "Fn::Or" -> Trees.list(argument).stream().anyMatch(this::truth);
      case "Fn::Not" -> !truth(arguments(function, argument, 1).get(0));
      default -> Boolean.parseBoolean(textOf(definition));
    };
  }

  private String substitute(@Nullable Object argument) {
    var parts = Trees.list(argument);
    var variables = parts.size() > 1 ? Trees.map(parts.get(1)) : Map.<String, Object>of();
    return PLACEHOLDER
        .matcher(String.valueOf(parts.get(0)))
        .replaceAll(match -> {
          String name = match.group(2).strip();
          String text =
              !match.group(1).isEmpty()
                  ? "${" + name + "}"
                  : variables.containsKey(name)
                      ? textOf(variables.get(name))
                      : name.contains(".") && !name.contains("::")
                          ? textOf(attribute(name))
                          : textOf(reference(name));
          return Matcher.quoteReplacement(text);
        });
  }

  private Object reference(String name) {
    return switch (name) {
      case "AWS::Region" -> locality.region();
      case "AWS::AccountId" -> locality.accountId();
      case "AWS::StackName" -> locality.stackName();
      case "AWS::StackId" ->
          locality.arn("cloudformation", "stack/" + locality.stackName() + "/local");
      case "AWS::Partition" -> "aws";
      case "AWS::URLSuffix" -> "amazonaws.com";
      case "AWS::NotificationARNs" -> List.of();
      case "AWS::NoValue" -> Special.NO_VALUE;
      default ->
          template.section("Parameters").containsKey(name) ? parameter(name) : resource(name);
    };
  }

  /// SAM lets a template refer to a function's alias and version as `Function.Alias`.
  private String resource(String name) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      return resourceNames(name).reference();
    }
    return resourceNames(name.substring(0, dot)).attribute(name.substring(dot + 1));
  }

  private Object attribute(@Nullable Object argument) {
    String path =
        argument instanceof List<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.joining("."))
            : String.valueOf(argument);
    int dot = path.indexOf('.');
    if (dot < 0) {
      throw new TemplateException("Fn::GetAtt names no attribute: " + path);
    }
    return resourceNames(path.substring(0, dot)).attribute(path.substring(dot + 1));
  }

  private String parameter(String name) {
    if (settings.containsKey(name)) {
      return setting(name);
    }
    var declaration = Trees.map(template.section("Parameters").get(name));
    String value =
        Trees.text(declaration, "Default")
            .orElseThrow(() ->
                new TemplateException(
                    "parameter "
                        + name
                        + " has no default: give it with --set "
                        + name
                        + "=VALUE"));
    // The value of a parameter kept in the parameter store is known only in the account.
    return Trees.text(declaration, "Type", "String").startsWith("AWS::SSM::Parameter::Value")
        ? settings.getOrDefault(name, value)
        : value;
  }

  private String setting(String name) {
    return Optional.ofNullable(settings.get(name))
        .orElseThrow(() ->
            new TemplateException(
                "nothing is known locally about "
                    + name
                    + ": give it with --set "
                    + name
                    + "=VALUE"));
  }

  /// The names of a resource that the template itself declares or, for the implicit API of SAM,
  /// implies. SAM makes an alias and a version for a function with `AutoPublishAlias`; here both
  /// lead to the one function there is.
  ResourceNames resourceNames(String reference) {
    String logicalId = reference.replaceFirst("\\.(Alias|Version)$", "");
    var resource = template.resources().get(logicalId);
    if (resource == null && !"ServerlessHttpApi".equals(logicalId)) {
      throw new TemplateException(
          "the template refers to " + logicalId + ", which it does not declare");
    }
    String type =
        resource == null ? "AWS::Serverless::HttpApi" : String.valueOf(resource.get("Type"));
    var properties =
        resource == null ? Map.<String, Object>of() : Trees.map(resource.get("Properties"));
    return ResourceNames.of(
        logicalId,
        type,
        locality,
        key -> Optional.ofNullable(properties.get(key)).map(this::textOf));
  }
}
