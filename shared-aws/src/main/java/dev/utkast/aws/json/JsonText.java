package dev.utkast.aws.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;

/// JSON text to [Json] and back. Refuses, because money and stock depend on one reading: duplicate
/// keys, NaN, trailing text, nesting beyond [#MAX_DEPTH], strings beyond [#MAX_STRING], numbers
/// beyond [#MAX_EXPONENT] digits of scale.
final class JsonText {
  static final int MAX_DEPTH = 32;
  static final int MAX_STRING = 6 * 1024 * 1024;
  static final int MAX_NUMBER = 64;
  static final int MAX_EXPONENT = 40;

  /// What the reader says of itself and its settings, and not of the text.
  private static final Pattern OF_THE_READER =
      Pattern.compile("( \\(start marker at|: enable `).*|, from `[^`]*`");

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_STRING)
                  .maxNumberLength(MAX_NUMBER)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private JsonText() {}

  static Json parse(String text) {
    try (var parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new JsonSyntaxException("the body is empty where JSON is expected");
      }
      var value = read(parser);
      if (parser.nextToken() != null) {
        throw new JsonSyntaxException("text after the end of the JSON value");
      }
      return value;
    } catch (StreamConstraintsException e) {
      throw new JsonSyntaxException("JSON beyond the limits: " + reason(e));
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      var where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw new JsonSyntaxException("not JSON" + where + ": " + reason(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String reason(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    var first = message == null ? "" : message.lines().findFirst().orElse("");
    return OF_THE_READER.matcher(first).replaceAll("");
  }

  private static Json read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readArray(parser);
      case VALUE_STRING -> new Json.Str(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> readNumber(parser);
      case VALUE_TRUE -> Json.Bool.TRUE;
      case VALUE_FALSE -> Json.Bool.FALSE;
      case VALUE_NULL -> Json.Null.NULL;
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new JsonSyntaxException("unexpected " + parser.currentToken());
    };
  }

  private static Json readObject(JsonParser parser) throws IOException {
    var fields = new LinkedHashMap<String, Json>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      parser.nextToken();
      fields.put(name, read(parser));
    }
    return new Json.Obj(fields);
  }

  private static Json readArray(JsonParser parser) throws IOException {
    var items = new ArrayList<Json>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(read(parser));
    }
    return new Json.Arr(items);
  }

  private static Json readNumber(JsonParser parser) throws IOException {
    try {
      var value = new BigDecimal(parser.getText());
      if (Math.abs((long) value.scale()) <= MAX_EXPONENT) {
        return new Json.Num(value);
      }
    } catch (NumberFormatException _) {
      // An exponent beyond 32 bits: refused with all that is too large or too small.
    }
    throw new JsonSyntaxException("number out of range: " + parser.getText());
  }

  static String write(Json json) {
    var out = new StringWriter(256);
    try (var generator = FACTORY.createGenerator(out)) {
      write(json, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static void write(Json json, JsonGenerator out) throws IOException {
    switch (json) {
      case Json.Obj(var fields) -> {
        out.writeStartObject();
        for (var field : fields.entrySet()) {
          out.writeFieldName(field.getKey());
          write(field.getValue(), out);
        }
        out.writeEndObject();
      }
      case Json.Arr(var items) -> {
        out.writeStartArray();
        for (var item : items) {
          write(item, out);
        }
        out.writeEndArray();
      }
      case Json.Str(var value) -> out.writeString(value);
      case Json.Num(var value) -> out.writeNumber(value.toPlainString());
      case Json.Bool bool -> out.writeBoolean(bool == Json.Bool.TRUE);
      case Json.Null _ -> out.writeNull();
    }
  }
}
