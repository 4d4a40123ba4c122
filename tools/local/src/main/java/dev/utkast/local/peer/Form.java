package dev.utkast.local.peer;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The fields of a form, as a browser or Stripe's libraries send them: `metadata[draft]=7`. What
/// nobody asked for is refused, as Stripe does.
record Form(Map<String, String> fields, Set<String> asked) {
  static Form of(String encoded) {
    var fields = new LinkedHashMap<String, String>();
    Arrays.stream(encoded.split("&"))
        .filter(field -> !field.isEmpty())
        .map(field -> field.split("=", 2))
        .forEach(field -> fields.put(decoded(field[0]), field.length < 2 ? "" : decoded(field[1])));
    return new Form(fields, new TreeSet<>());
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw PeerError.wrong("The request is not form-encoded.");
    }
  }

  Optional<String> text(String name) {
    asked.add(name);
    return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
  }

  String required(String name) {
    return text(name)
        .orElseThrow(
            () -> PeerError.wrong("parameter_missing", "Missing required param: " + name + "."));
  }

  Optional<Long> whole(String name) {
    return text(name)
        .map(value -> {
          if (!value.matches("-?\\d{1,15}")) {
            throw PeerError.wrong("parameter_invalid_integer", "Invalid integer: " + value);
          }
          return Long.parseLong(value);
        });
  }

  /// All fields `name[…]`.
  Map<String, String> within(String name) {
    var found = new TreeMap<String, String>();
    fields.forEach((field, value) -> {
      if (field.startsWith(name + "[") && field.endsWith("]")) {
        asked.add(field);
        found.put(field.substring(name.length() + 1, field.length() - 1), value);
      }
    });
    return found;
  }

  /// The items of a list `name[0]`, `name[1]`, …
  List<String> items(String name) {
    return List.copyOf(within(name).values());
  }

  void refuseUnasked() {
    fields.keySet().stream()
        .filter(name -> !asked.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw PeerError.wrong("parameter_unknown", "Received unknown parameter: " + name);
        });
  }
}
