package dev.utkast.aws.storage;

import dev.utkast.aws.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;

/// Documents to begin a test with: the golden ones, with some fields set.
final class GoldenDocuments {
  private static final Path FOLDER = Path.of("../../shared-aws/src/test/resources/golden");

  private GoldenDocuments() {}

  /// @param changes field names and values, alternating
  static Item of(String type, Object... changes) {
    var fields = new LinkedHashMap<>(parsed(type).fieldMap());
    for (int i = 0; i < changes.length; i += 2) {
      fields.put(String.valueOf(changes[i]), json(changes[i + 1]));
    }
    return Item.of(Key.alone(TableName.ORDERS, "read"), 1, new Json.Obj(fields).write());
  }

  private static Json json(Object value) {
    return switch (value) {
      case Number number -> Json.of(number.longValue());
      case Json json -> json;
      default -> Json.of(value.toString());
    };
  }

  private static Json parsed(String type) {
    try {
      return Json.parse(Files.readString(FOLDER.resolve(type + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
