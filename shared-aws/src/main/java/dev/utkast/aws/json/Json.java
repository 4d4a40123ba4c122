package dev.utkast.aws.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A JSON value with exact numbers: the one form in which bodies, events, messages and stored
/// documents are read and written. A tree of our own over the streaming parser keeps reflection and
/// a megabyte of data binding out of every function's start; see `docs/DECISIONS.md`.
public sealed interface Json {

  /// An object; the order of its fields is kept.
  record Obj(SequencedMap<String, Json> fields) implements Json {
    public Json get(String name) {
      return fields.getOrDefault(name, Null.NULL);
    }

    public boolean has(String name) {
      return fields.containsKey(name);
    }
  }

  /// An array.
  record Arr(List<Json> items) implements Json {}

  /// A string.
  record Str(String value) implements Json {}

  /// A number, exact.
  record Num(BigDecimal value) implements Json {}

  /// `true` or `false`.
  enum Bool implements Json {
    TRUE,
    FALSE
  }

  /// `null`, and what an absent field reads as.
  enum Null implements Json {
    NULL
  }

  static Json of(String value) {
    return new Str(value);
  }

  static Json of(long value) {
    return new Num(BigDecimal.valueOf(value));
  }

  static Json of(BigDecimal value) {
    return new Num(value);
  }

  static Json of(boolean value) {
    return value ? Bool.TRUE : Bool.FALSE;
  }

  /// The string, or `null` where there is none: absent fields are present as `null` in every
  /// answer.
  static Json ofNullable(Optional<String> value) {
    return value.<Json>map(Str::new).orElse(Null.NULL);
  }

  static Json array(List<? extends Json> items) {
    return new Arr(List.copyOf(items));
  }

  static ObjBuilder object() {
    return new ObjBuilder();
  }

  default Json at(String name) {
    return this instanceof Obj obj ? obj.get(name) : Null.NULL;
  }

  default List<Json> items() {
    return this instanceof Arr(var items) ? items : List.of();
  }

  default Map<String, Json> fieldMap() {
    return this instanceof Obj(var fields) ? fields : Map.of();
  }

  default boolean isNull() {
    return this == Null.NULL;
  }

  /// The text of a string, else nothing.
  default Optional<String> text() {
    return this instanceof Str(var value) ? Optional.of(value) : Optional.empty();
  }

  /// The text of a string field, or the empty string.
  default String textAt(String name) {
    return at(name).text().orElse("");
  }

  /// @return the JSON text, without insignificant white space
  default String write() {
    return JsonText.write(this);
  }

  /// @throws JsonSyntaxException where the text is not one JSON value within the limits of
  ///   [JsonText]
  static Json parse(String text) {
    return JsonText.parse(text);
  }
}
