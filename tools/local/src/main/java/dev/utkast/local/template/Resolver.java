package dev.utkast.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Works out intrinsic functions: parameters, pseudo parameters, conditions, mappings and
/// references to resources, as CloudFormation does. Refuses a reference to nothing and a function
/// that the shop's template has no use for, because a guess would be found out only at run time.
final class Resolver {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]+)}");

  private final JsonNode template;
  private final Locality locality;
  private final Map<String, String> settings;

  Resolver(Template template, Locality locality, Map<String, String> settings) {
    this.template = template.tree();
    this.locality = locality;
    this.settings = settings;
    settings.forEach(this::requireAllowed);
    requireRules();
  }

  /// What parameters say together, which CloudFormation asks before it makes anything.
  private void requireRules() {
    for (var rule : this.template.path("Rules")) {
      for (var assertion : rule.path("Assertions")) {
        if (!truth(assertion.path("Assert"))) {
          throw new TemplateException(assertion.path("AssertDescription").asText());
        }
      }
    }
  }

  /// CloudFormation matches the whole value, and tells the constraint in the author's words.
  private void requireAllowed(String name, String value) {
    if (!template.path("Parameters").has(name)) {
      throw new TemplateException(
          "the template has no parameter %s; it has %s"
              .formatted(name, String.join(", ", Template.parameters(template))));
    }
    var declaration = declaration(name);
    var pattern = Trees.text(declaration, "AllowedPattern", "(?s).*");
    int longest = Integer.parseInt(Trees.text(declaration, "MaxLength", "4096"));
    boolean listed =
        !declaration.has("AllowedValues")
            || Trees.texts(declaration.path("AllowedValues")).contains(value);
    if (!value.matches(pattern) || value.length() > longest || !listed) {
      var why =
          Trees.text(declaration, "ConstraintDescription")
              .or(() -> Trees.text(declaration, "AllowedPattern").map(p -> "It must match " + p))
              .orElse("See the template");
      throw new TemplateException(
          "the value of parameter %s is not allowed: %s. %s".formatted(name, value, why));
    }
  }

  private ObjectNode declaration(String parameter) {
    return Trees.map(template.path("Parameters").path(parameter));
  }

  /// A node with all functions worked out; `AWS::NoValue` leaves no trace.
  JsonNode resolve(JsonNode node) {
    if (node.isArray()) {
      var list = Trees.JSON.createArrayNode();
      node.valueStream().map(this::resolve).filter(it -> !it.isMissingNode()).forEach(list::add);
      return list;
    }
    if (!node.isObject()) {
      return node;
    }
    var first = node.propertyStream().map(Map.Entry::getKey).findFirst().orElse("");
    if (node.size() == 1 && (first.equals("Ref") || first.startsWith("Fn::"))) {
      return call(first, node.path(first));
    }
    var map = Trees.JSON.createObjectNode();
    node.properties()
        .forEach(entry -> {
          var value = resolve(entry.getValue());
          if (!value.isMissingNode()) {
            map.set(entry.getKey(), value);
          }
        });
    return map;
  }

  ObjectNode properties(JsonNode resource) {
    return Trees.map(resolve(resource.path("Properties")));
  }

  boolean holds(String condition) {
    return truth(
        Optional.ofNullable(template.path("Conditions").get(condition))
            .orElseThrow(
                () -> new TemplateException("the template has no condition " + condition)));
  }

  private JsonNode call(String function, JsonNode argument) {
    return switch (function) {
      case "Ref" -> reference(argument.asText());
      case "Fn::Sub" -> TextNode.valueOf(substitute(argument));
      case "Fn::GetAtt" -> TextNode.valueOf(attribute(String.join(".", Trees.texts(argument))));
      case "Fn::If" -> {
        requireArguments(function, argument, 3);
        yield resolve(argument.path(holds(argument.path(0).asText()) ? 1 : 2));
      }
      case "Fn::FindInMap" -> {
        requireArguments(function, argument, 3);
        var found = template.path("Mappings");
        for (var key : argument) {
          found = found.path(textOf(key));
        }
        if (found.isMissingNode()) {
          throw new TemplateException("Fn::FindInMap finds nothing under " + argument);
        }
        yield resolve(found);
      }
      case "Fn::Equals", "Fn::Or", "Fn::Not" -> BooleanNode.valueOf(truth(function, argument));
      default -> throw new TemplateException("the local runtime does not know " + function);
    };
  }

  private static void requireArguments(String function, JsonNode argument, int count) {
    if (!argument.isArray() || argument.size() != count) {
      throw new TemplateException(function + " takes " + count + " arguments, found: " + argument);
    }
  }

  private String textOf(JsonNode node) {
    return Trees.text(resolve(node));
  }

  private boolean truth(JsonNode condition) {
    var call = condition.propertyStream().findFirst();
    return call.isPresent()
        ? truth(call.get().getKey(), call.get().getValue())
        : condition.asBoolean();
  }

  private boolean truth(String function, JsonNode argument) {
    return switch (function) {
      case "Condition" -> holds(argument.asText());
      case "Fn::Equals" -> {
        requireArguments(function, argument, 2);
        yield textOf(argument.path(0)).equals(textOf(argument.path(1)));
      }
      case "Fn::Or" -> Trees.list(argument).stream().anyMatch(this::truth);
      case "Fn::Not" -> {
        requireArguments(function, argument, 1);
        yield !truth(argument.path(0));
      }
      default -> call(function, argument).asBoolean();
    };
  }

  private String substitute(JsonNode argument) {
    var parts = Trees.list(argument);
    var variables = parts.size() > 1 ? Trees.map(parts.get(1)) : Trees.JSON.createObjectNode();
    return PLACEHOLDER
        .matcher(parts.getFirst().asText())
        .replaceAll(match -> {
          var name = match.group(2).strip();
          return Matcher.quoteReplacement(
              !match.group(1).isEmpty()
                  ? "${" + name + "}"
                  : variables.has(name)
                      ? textOf(variables.path(name))
                      : name.matches("\\w+\\..+") ? attribute(name) : textOf(reference(name)));
        });
  }

  private JsonNode reference(String name) {
    return switch (name) {
      case "AWS::Region" -> TextNode.valueOf(Locality.REGION);
      case "AWS::AccountId" -> TextNode.valueOf(Locality.ACCOUNT);
      case "AWS::StackName" -> TextNode.valueOf(Locality.STACK);
      case "AWS::Partition" -> TextNode.valueOf("aws");
      case "AWS::URLSuffix" -> TextNode.valueOf("amazonaws.com");
      case "AWS::NoValue" -> MissingNode.getInstance();
      default ->
          TextNode.valueOf(
              template.path("Parameters").has(name)
                  ? parameter(name)
                  // SAM lets a template refer to a function's alias and version with a dot.
                  : name.contains(".") ? attribute(name) : resourceNames(name).reference());
    };
  }

  private String attribute(String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      throw new TemplateException("Fn::GetAtt names no attribute: " + path);
    }
    return resourceNames(path.substring(0, dot)).attribute(path.substring(dot + 1));
  }

  private String parameter(String name) {
    return Optional.ofNullable(settings.get(name))
        .or(() -> Trees.text(declaration(name), "Default"))
        .orElseThrow(() ->
            new TemplateException(
                "parameter %s has no default: give it with --set %s=VALUE".formatted(name, name)));
  }

  /// The names of a resource that the template itself declares. SAM makes an alias and a version
  /// for a function with `AutoPublishAlias`; here both lead to the one function there is.
  ResourceNames resourceNames(String reference) {
    var logicalId = reference.replaceFirst("\\.(Alias|Version)$", "");
    var resource = template.path("Resources").path(logicalId);
    if (resource.isMissingNode()) {
      throw new TemplateException(
          "the template refers to " + logicalId + ", which it does not declare");
    }
    return ResourceNames.of(
        logicalId,
        Trees.text(resource, "Type", ""),
        locality,
        key -> Optional.ofNullable(resource.path("Properties").get(key)).map(this::textOf));
  }
}
