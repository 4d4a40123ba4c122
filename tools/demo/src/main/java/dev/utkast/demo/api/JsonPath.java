package dev.utkast.demo.api;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.ObjBuilder;
import java.math.BigDecimal;

/// Reads what a shop answers at paths of field names and list positions, such as
/// `draft_order.tax_lines.0.rate`, and writes what it is asked. Amounts are strings on the wire and
/// exact decimals here.
public final class JsonPath {
  private JsonPath() {}

  /// An object with one field, as every request and answer of the API has.
  public static Json envelope(String name, ObjBuilder content) {
    return Json.object().put(name, content.build()).build();
  }

  public static Json at(Json json, String path) {
    var value = json;
    for (var step : path.split("\\.")) {
      value =
          Character.isDigit(step.charAt(0)) ? item(value, Integer.parseInt(step)) : value.at(step);
    }
    return value;
  }

  private static Json item(Json list, int place) {
    return place < list.items().size() ? list.items().get(place) : Json.Null.NULL;
  }

  /// The text of a string or a number, or the empty string.
  public static String text(Json json, String path) {
    return switch (at(json, path)) {
      case Json.Str(var text) -> text;
      case Json.Num(var number) -> number.toPlainString();
      default -> "";
    };
  }

  /// A whole number, or 0 where there is none.
  public static long whole(Json json, String path) {
    return whole(at(json, path));
  }

  public static long whole(Json json) {
    return json instanceof Json.Num(var number) ? number.longValueExact() : 0;
  }

  public static BigDecimal amount(Json json, String path) {
    var text = text(json, path);
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an amount is missing: " + path);
    }
    return new BigDecimal(text);
  }
}
