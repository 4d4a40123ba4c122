package dev.utkast.aws.json;

import java.util.List;
import java.util.stream.Collectors;

/// JSON with a line for each field, so that a golden file's difference is one line.
final class Pretty {
  private Pretty() {}

  static String of(Json json) {
    return of(json, "\n") + "\n";
  }

  private static String of(Json json, String line) {
    var deeper = line + "  ";
    return switch (json) {
      case Json.Obj(var fields) when !fields.isEmpty() ->
          fields.entrySet().stream()
              .map(field ->
                  deeper + Json.of(field.getKey()).write() + ": " + of(field.getValue(), deeper))
              .collect(Collectors.joining(",", "{", line + "}"));
      case Json.Arr(List<Json> items) when !items.isEmpty() ->
          items.stream()
              .map(item -> deeper + of(item, deeper))
              .collect(Collectors.joining(",", "[", line + "]"));
      case Json.Obj _, Json.Arr _, Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> json.write();
    };
  }
}
