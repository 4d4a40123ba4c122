package dev.utkast.aws.json;

import dev.utkast.model.id.Id;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Builds an object field by field, in the order of the calls.
public final class ObjBuilder {
  private final LinkedHashMap<String, Json> fields = new LinkedHashMap<>();

  public ObjBuilder put(String name, Json value) {
    fields.put(name, value);
    return this;
  }

  public ObjBuilder put(String name, String value) {
    return put(name, Json.of(value));
  }

  public ObjBuilder put(String name, long value) {
    return put(name, Json.of(value));
  }

  public ObjBuilder put(String name, Id value) {
    return put(name, value.value());
  }

  public ObjBuilder put(String name, BigDecimal value) {
    return put(name, Json.of(value));
  }

  public ObjBuilder put(String name, boolean value) {
    return put(name, Json.of(value));
  }

  public ObjBuilder put(String name, Optional<String> value) {
    return put(name, Json.ofNullable(value));
  }

  public ObjBuilder put(String name, List<? extends Json> value) {
    return put(name, Json.array(value));
  }

  public ObjBuilder putNull(String name) {
    return put(name, Json.Null.NULL);
  }

  public Json.Obj build() {
    return new Json.Obj(fields);
  }
}
