package dev.utkast.local.gate;

import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.SystemModel;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The credentials of each function, by which a service knows who calls: other ones at every start,
/// and none that another function could guess.
public final class FunctionKeys {
  private record Holder(FunctionSpec function, String secret) {}

  /// By their keys, of letters and digits alone, as DynamoDB Local wants it.
  private final Map<String, Holder> holders = new LinkedHashMap<>();

  public FunctionKeys(SystemModel model) {
    model.functions().forEach(it -> holders.put("LOCAL" + random(), new Holder(it, random())));
  }

  private static String random() {
    return UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
  }

  Optional<FunctionSpec> holder(String key) {
    return Optional.ofNullable(holders.get(key)).map(Holder::function);
  }

  public Optional<String> secret(String key) {
    return Optional.ofNullable(holders.get(key)).map(Holder::secret);
  }

  String of(FunctionSpec function) {
    return holders.keySet().stream()
        .filter(key ->
            holder(key).filter(it -> it.logicalId().equals(function.logicalId())).isPresent())
        .findFirst()
        .orElseThrow();
  }
}
