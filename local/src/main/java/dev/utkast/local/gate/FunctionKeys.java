package dev.utkast.local.gate;

import dev.utkast.local.services.ServiceKeys;
import dev.utkast.local.template.FunctionSpec;
import dev.utkast.local.template.SystemModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The credentials of each function, by which a service knows who calls: its logical id is the key,
/// the secret another at every start.
public final class FunctionKeys implements ServiceKeys {

  private record Holder(FunctionSpec function, String secret) {}

  private final Map<String, Holder> holders = new LinkedHashMap<>();

  public FunctionKeys(SystemModel model) {
    model
        .functions()
        .forEach(function ->
            holders.put(function.logicalId(), new Holder(function, UUID.randomUUID().toString())));
  }

  Optional<FunctionSpec> holder(String key) {
    return Optional.ofNullable(holders.get(key)).map(Holder::function);
  }

  @Override
  public Optional<String> secret(String key) {
    return Optional.ofNullable(holders.get(key)).map(Holder::secret);
  }
}
