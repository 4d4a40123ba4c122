package dev.utkast.local.gate;

import dev.utkast.local.services.ServiceKeys;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.SystemModel;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// The credentials of each function, by which a service knows who calls: other ones at every start,
/// and none that another function could guess.
public final class FunctionKeys implements ServiceKeys {

  /// @param key of letters and digits alone, as DynamoDB Local wants it
  private record Pair(String key, String secret) {}

  private final Map<String, Pair> byFunction = new LinkedHashMap<>();
  private final Map<String, FunctionSpec> holders = new LinkedHashMap<>();

  public FunctionKeys(SystemModel model) {
    for (var function : model.functions()) {
      var pair = new Pair("LOCAL" + random(), random());
      byFunction.put(function.logicalId(), pair);
      holders.put(pair.key(), function);
    }
  }

  private static String random() {
    return UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
  }

  Optional<FunctionSpec> holder(String key) {
    return Optional.ofNullable(holders.get(key));
  }

  @Override
  public Optional<String> secret(String key) {
    return holder(key).map(function -> pair(function).secret());
  }

  /// The variables that tell a function its own.
  Map<String, String> environment(FunctionSpec function) {
    var pair = pair(function);
    return Map.of("AWS_ACCESS_KEY_ID", pair.key(), "AWS_SECRET_ACCESS_KEY", pair.secret());
  }

  private Pair pair(FunctionSpec function) {
    return Objects.requireNonNull(byFunction.get(function.logicalId()));
  }
}
