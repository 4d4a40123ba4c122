package dev.utkast.local.template;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A template as written: nothing is resolved yet.
///
/// @param file where it was read; paths in it are relative to its folder
public record Template(Path file, Map<String, Object> document) {

  Path folder() {
    Path parent = file.getParent();
    return parent == null ? Path.of(".").toAbsolutePath() : parent;
  }

  /// The names of its parameters.
  public Set<String> parameters() {
    return section("Parameters").keySet();
  }

  Map<String, Object> section(String name) {
    return Trees.map(document.get(name));
  }

  Map<String, Map<String, Object>> resources() {
    var result = new LinkedHashMap<String, Map<String, Object>>();
    section("Resources").forEach((name, resource) -> result.put(name, Trees.map(resource)));
    return result;
  }
}
