package dev.utkast.testkit;

import dev.utkast.aws.json.Json;
import java.util.List;

/// The keys of an object as the Admin API documents them, to hold against what is told.
public final class DocumentedKeys {
  private DocumentedKeys() {}

  /// @param text names with white space between them
  public static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  /// @return the documented keys of an object in the order it has them
  public static List<String> known(Json object, String documented) {
    var keys = words(documented);
    return object.fieldMap().keySet().stream().filter(keys::contains).toList();
  }
}
