package dev.utkast.aws.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// JSON means one thing or is refused.
class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"price\":1,\"price\":2}",
        "{\"a\":{\"b\":1,\"b\":1}}",
        "NaN",
        "-Infinity",
        "{\"a\":Infinity}",
        "1e400",
        "1e-400",
        "-1e41",
        "1e99999999999",
        "1e-99999999999",
        "0e1000000000",
        "01",
        "+1",
        ".5",
        "1.",
        "0x10",
        "{} {}",
        "1 2",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "[1",
        "{\"a\"",
        "\"a",
        "\"a\nb\"",
        "\"\\q\"",
        "nul",
        "True",
        "",
        "   ",
        "// comment\n1"
      })
  void whatIsNotJsonIsRefusedWithReason(String text) {
    var refusal = assertThrows(JsonSyntaxException.class, () -> Json.parse(text));
    assertFalse(String.valueOf(refusal.getMessage()).isBlank());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [1      | not JSON at line 1, column 3: Unexpected end-of-input: expected close marker for Array
          NaN     | not JSON at line 1, column 4: Non-standard token 'NaN'
          {"a":1,"a":2} | not JSON at line 1, column 11: Duplicate field 'a'
          DEEP    | JSON beyond the limits: Document nesting depth (33) exceeds the maximum allowed (32)
          """)
  void theReasonSpeaksOfTheTextAndNotOfTheReader(String text, String reason) {
    var given = text.equals("DEEP") ? nested(JsonText.MAX_DEPTH + 1) : text;
    var refusal = assertThrows(JsonSyntaxException.class, () -> Json.parse(given));
    assertEquals(reason, refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "0.10",
        "1.10",
        "9007199254740993",
        "123456789012345678901234567890.123456789",
        "\"\"",
        "\"a\\\"b\\\\c\\nd\\u0001\"",
        "\"Ærlig 茶 🍵\"",
        "true",
        "false",
        "null",
        "[]",
        "{}",
        "[1,[2,{\"a\":[]}],null]",
        "{\"z\":1,\"a\":2,\"\":3}"
      })
  void whatWasReadIsWrittenAsItStood(String text) {
    assertEquals(text, Json.parse(text).write());
  }

  @Test
  void numbersAreExact() {
    assertEquals(new Json.Num(new BigDecimal("0.1")), Json.parse("0.1"));
    assertEquals("10000000000", Json.parse("1e10").write());
    assertEquals("0.0000000001", Json.parse("1e-10").write());
  }

  @Test
  void nestingIsLimited() {
    Json.parse(nested(JsonText.MAX_DEPTH));
    assertThrows(JsonSyntaxException.class, () -> Json.parse(nested(JsonText.MAX_DEPTH + 1)));
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  @Test
  void numbersAreLimitedInDigits() {
    Json.parse("1".repeat(JsonText.MAX_NUMBER));
    assertThrows(JsonSyntaxException.class, () -> Json.parse("1".repeat(JsonText.MAX_NUMBER + 1)));
  }

  @Test
  void numbersAreLimitedInScale() {
    Json.parse("1e" + JsonText.MAX_EXPONENT);
    Json.parse("1e-" + JsonText.MAX_EXPONENT);
    assertThrows(JsonSyntaxException.class, () -> Json.parse("1e" + (JsonText.MAX_EXPONENT + 1)));
    assertThrows(JsonSyntaxException.class, () -> Json.parse("1e-" + (JsonText.MAX_EXPONENT + 1)));
  }

  @Test
  void stringsAreLimited() {
    Json.parse(quoted(JsonText.MAX_STRING));
    assertThrows(JsonSyntaxException.class, () -> Json.parse(quoted(JsonText.MAX_STRING + 1)));
  }

  private static String quoted(int length) {
    return "\"" + "x".repeat(length) + "\"";
  }

  @Test
  void anAbsentFieldReadsAsNull() {
    var json = Json.parse("{\"a\":{\"b\":\"c\"},\"n\":null}");
    assertEquals("c", json.at("a").textAt("b"));
    assertTrue(json.at("x").at("y").isNull());
    assertEquals("", json.at("a").textAt("x"));
    assertEquals(List.of(), json.at("a").items());
    assertEquals(Optional.empty(), json.at("a").text());
  }

  @Test
  void anObjectIsBuiltInTheOrderOfTheCalls() {
    var built =
        Json.object()
            .put("z", "text")
            .put("a", 1)
            .put("price", new BigDecimal("1.50"))
            .put("yes", true)
            .put("empty", Optional.empty())
            .put("list", List.of(Json.of(1), Json.of("b")))
            .putNull("none")
            .build()
            .write();
    assertEquals(
        """
        {"z":"text","a":1,"price":1.50,"yes":true,"empty":null,"list":[1,"b"],"none":null}\
        """,
        built);
  }
}
