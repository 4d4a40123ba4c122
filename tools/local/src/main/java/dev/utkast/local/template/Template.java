package dev.utkast.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// A template as written: nothing is resolved yet.
///
/// @param file where it was read; paths in it are relative to its folder
public record Template(Path file, Map<String, Object> document) {
  Path folder() {
    return file.toAbsolutePath().resolveSibling(".").normalize();
  }

  /// The names of its parameters.
  public Set<String> parameters() {
    return parameters(tree());
  }

  static Set<String> parameters(JsonNode tree) {
    var names = new LinkedHashSet<String>();
    tree.path("Parameters").fieldNames().forEachRemaining(names::add);
    return names;
  }

  JsonNode tree() {
    return Trees.JSON.valueToTree(document);
  }
}
