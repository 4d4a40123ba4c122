package dev.utkast.model.canary;

import dev.utkast.aws.json.Json;

/// Trips: the model knows Java and money, nothing else.
public final class KnowsJson {
  Json json() {
    return Json.of(1);
  }
}
