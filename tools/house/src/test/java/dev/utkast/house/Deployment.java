package dev.utkast.house;

import dev.utkast.local.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What would keep `template.yaml` from being deployed, or a second shop out of the account, as far
/// as it shows without SAM's translator. `./utkast template` looks at what that makes of it.
final class Deployment {
  /// Under these a resource is known in its whole account and region.
  private static final Set<String> NAMES =
      Set.of(
          "AlarmName",
          "BucketName",
          "FilterName",
          "FunctionName",
          "LogGroupName",
          "QueueName",
          "RoleName",
          "TableName",
          "TopicName");

  private static final int LONGEST_DESCRIPTION = 256;
  private static final int UNLIMITED = Integer.MAX_VALUE;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^!}]+)}");

  private final Map<String, Object> root;
  private final List<String> faults = new ArrayList<>();

  private Deployment(Template template) {
    this.root = template.document();
  }

  static List<String> faults(Template template) {
    var it = new Deployment(template);
    it.ids();
    it.references(it.root, Set.of());
    it.names();
    it.descriptions();
    it.throttles();
    return List.copyOf(it.faults);
  }

  private Map<String, Object> resources() {
    return TemplateYaml.map(root, "Resources");
  }

  private Map<String, Object> parameters() {
    return TemplateYaml.map(root, "Parameters");
  }

  /// SAM puts the ids of what it makes together from those of functions and events.
  private void ids() {
    var taken = new LinkedHashSet<>(resources().keySet());
    taken.addAll(parameters().keySet());
    resources()
        .forEach((id, resource) ->
            made(id, resource)
                .forEach(made -> {
                  if (!taken.add(made)) {
                    faults.add(made + " would be the id of two resources");
                  }
                }));
  }

  private static List<String> made(String id, Object resource) {
    var made = new ArrayList<String>();
    switch (TemplateYaml.text(resource, "Type")) {
      case "AWS::Serverless::HttpApi" -> made.add(id + "ApiGatewayDefaultStage");
      case "AWS::Serverless::Function" -> {
        made.add(id + "Aliaslive");
        TemplateYaml.map(resource, "Properties", "Events")
            .forEach((event, node) -> {
              switch (TemplateYaml.text(node, "Type")) {
                case "HttpApi" -> made.add(id + event + "Permission");
                case "ScheduleV2" -> made.addAll(List.of(id + event, id + event + "Role"));
                default -> made.add(id + event);
              }
            });
      }
      default -> {}
    }
    return made;
  }

  private void references(@Nullable Object node, Set<String> variables) {
    switch (node) {
      case Map<?, ?> map ->
          map.forEach((name, child) -> {
            switch (String.valueOf(name)) {
              case "Ref", "DependsOn" -> refersTo(String.valueOf(child));
              case "Fn::GetAtt" -> refersTo(String.valueOf(((List<?>) child).getFirst()));
              case "Condition" -> condition(child);
              case "Fn::If" -> {
                condition(((List<?>) child).getFirst());
                references(child, variables);
              }
              case "Fn::Sub" -> substituted(child);
              default -> references(child, variables);
            }
          });
      case List<?> list -> list.forEach(child -> references(child, variables));
      case null, default -> {}
    }
  }

  private void substituted(Object argument) {
    var variables = argument instanceof List<?> list ? TemplateYaml.map(list.get(1)) : Map.of();
    var text = argument instanceof List<?> list ? list.getFirst() : argument;
    PLACEHOLDER
        .matcher(String.valueOf(text))
        .results()
        .map(found -> found.group(1))
        .filter(name -> !variables.containsKey(name))
        .forEach(this::refersTo);
    references(variables, Set.of());
  }

  private void refersTo(String path) {
    var name = path.replaceFirst("\\..*", "");
    if (!path.startsWith("AWS::")
        && !resources().containsKey(name)
        && !parameters().containsKey(name)) {
      faults.add(path + " is referred to and not declared");
    }
  }

  /// The conditions of a policy's statement are none of the template.
  private void condition(Object argument) {
    if (argument instanceof Map) {
      references(argument, Set.of());
    } else if (!TemplateYaml.map(root, "Conditions").containsKey(String.valueOf(argument))) {
      faults.add(argument + " is no condition of the template");
    }
  }

  /// CloudFormation makes names that fit and are nobody else's.
  private void names() {
    resources()
        .forEach((id, resource) -> {
          var named = new TreeSet<>(TemplateYaml.map(resource, "Properties").keySet());
          named.retainAll(NAMES);
          if (TemplateYaml.text(resource, "Type").equals("AWS::Logs::MetricFilter")) {
            // It says whose log is filtered.
            named.remove("LogGroupName");
          }
          TemplateYaml.map(resource, "Properties", "Events")
              .forEach((event, node) -> {
                if (TemplateYaml.text(node, "Type").equals("ScheduleV2")
                    && !TemplateYaml.text(node, "Properties", "OmitName").equals("true")) {
                  named.add(event);
                }
              });
          named.forEach(name -> faults.add(id + "." + name + " is a name of our own"));
        });
  }

  /// An alias serves a published version, and CloudFormation publishes one when its description
  /// changes: so that names what the function's environment is made of, and nothing else, for
  /// Lambda refuses a version in which nothing changed.
  private void descriptions() {
    resources()
        .forEach((id, function) -> {
          var properties = TemplateYaml.map(function, "Properties");
          if (properties.containsKey("AutoPublishAlias")) {
            if (!TemplateYaml.text(properties, "AutoPublishAliasAllProperties").equals("true")) {
              faults.add(id + " publishes some changes only");
            }
            var text = TemplateYaml.text(properties, "VersionDescription", "Fn::Sub");
            if (!text.equals(TemplateYaml.text(properties, "Description", "Fn::Sub"))) {
              faults.add(id + " has two descriptions");
            }
            var told = placeholders(text);
            var used = parametersIn(TemplateYaml.map(properties, "Environment"));
            used.addAll(parametersIn(TemplateYaml.map(root, "Globals", "Function", "Environment")));
            if (!told.equals(used)) {
              faults.add(id + " is published for changes of " + told + ", and is made of " + used);
            }
            int longest = PLACEHOLDER.matcher(text).replaceAll("").length();
            longest += told.stream().mapToInt(this::longest).sum();
            if (longest > LONGEST_DESCRIPTION) {
              faults.add(id + " may have a description of " + longest + " characters");
            }
          }
        });
  }

  private int longest(String parameter) {
    return TemplateYaml.map(parameters(), parameter).get("MaxLength") instanceof Integer most
        ? most
        : LONGEST_DESCRIPTION;
  }

  private static Set<String> placeholders(String text) {
    var names = new TreeSet<String>();
    PLACEHOLDER.matcher(text).results().forEach(found -> names.add(found.group(1)));
    return names;
  }

  private Set<String> parametersIn(@Nullable Object node) {
    var found = new TreeSet<String>();
    switch (node) {
      case Map<?, ?> map -> map.values().forEach(child -> found.addAll(parametersIn(child)));
      case List<?> list -> list.forEach(child -> found.addAll(parametersIn(child)));
      case String text when parameters().containsKey(text) -> found.add(text);
      case String text when TemplateYaml.map(root, "Conditions").containsKey(text) ->
          found.addAll(parametersIn(TemplateYaml.map(root, "Conditions").get(text)));
      case String text -> {
        found.addAll(placeholders(text));
        found.retainAll(parameters().keySet());
      }
      case null, default -> {}
    }
    return found;
  }

  /// A route that asks for no access token has a throttle below that of the others.
  private void throttles() {
    resources()
        .forEach((id, api) -> {
          if (TemplateYaml.text(api, "Type").equals("AWS::Serverless::HttpApi")) {
            var own = TemplateYaml.map(api, "Properties", "RouteSettings");
            var stray = new TreeSet<>(own.keySet());
            stray.removeAll(routes(false));
            stray.forEach(route -> faults.add(route + " has a throttle and is no route"));
            for (var limit : List.of("ThrottlingRateLimit", "ThrottlingBurstLimit")) {
              var most = limit(TemplateYaml.map(api, "Properties", "DefaultRouteSettings"), limit);
              for (var route : routes(true)) {
                if (limit(TemplateYaml.map(own, route), limit) >= most || most == UNLIMITED) {
                  faults.add(route + " is open to everybody and has no " + limit + " of its own");
                }
              }
            }
          }
        });
  }

  private static int limit(Map<String, Object> settings, String name) {
    return settings.get(name) instanceof Integer most ? most : UNLIMITED;
  }

  private Set<String> routes(boolean onlyOpen) {
    var found = new TreeSet<String>();
    resources()
        .values()
        .forEach(function ->
            TemplateYaml.map(function, "Properties", "Events")
                .values()
                .forEach(event -> {
                  var properties = TemplateYaml.map(event, "Properties");
                  boolean open = TemplateYaml.text(properties, "Auth", "Authorizer").equals("NONE");
                  if (TemplateYaml.text(event, "Type").equals("HttpApi") && (open || !onlyOpen)) {
                    found.add(
                        TemplateYaml.text(properties, "Method")
                            + " "
                            + TemplateYaml.text(properties, "Path"));
                  }
                }));
    return found;
  }
}
