package dev.utkast.aws.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.OrderId;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A field is taken as it was meant, or refused under its name; the limits are shown from both
/// sides.
class FieldsTest {

  private static final String INTEGERS =
      """
      given             | read | error
      1                 | 1    | -
      10                | 10   | -
      "7"               | 7    | -
      2.0               | 2    | -
      1e1               | 10   | -
      null              | -    | -
      0                 | -    | must be greater than or equal to 1
      -1                | -    | must be greater than or equal to 1
      11                | -    | must be less than or equal to 10
      2147483648        | -    | must be less than or equal to 10
      1e40              | -    | must be less than or equal to 10
      0.5               | -    | must be an integer
      "0.5"             | -    | must be an integer
      "1e1"             | -    | is not a number
      "NaN"             | -    | is not a number
      "Infinity"        | -    | is not a number
      "0x1"             | -    | is not a number
      ""                | -    | is not a number
      " 1"              | -    | is not a number
      "١"               | -    | is not a number
      true              | -    | is not a number
      [1]               | -    | is not a number
      {"a":1}           | -    | is not a number\
      """;

  static Stream<List<String>> integers() {
    return INTEGERS
        .lines()
        .skip(1)
        .map(row -> Arrays.stream(row.split(" \\| ")).map(String::strip).toList());
  }

  @ParameterizedTest
  @MethodSource("integers")
  void anIntegerIsReadOrRefused(List<String> row) {
    var fields = Events.fields("{\"quantity\":" + row.get(0) + "}");
    var read = fields.integer("quantity", 1, 10);
    assertEquals(row.get(1), read.map(String::valueOf).orElse("-"));
    assertEquals(errors("quantity", row.get(2)), Events.errors(fields));
  }

  private static String errors(String field, String error) {
    return error.equals("-") ? "" : "{\"" + field + "\":[\"" + error + "\"]}";
  }

  @Test
  void anIdHas53Bits() {
    var fields = Events.fields("{\"a\":9007199254740991,\"b\":9007199254740992,\"c\":0}");
    assertEquals(Optional.of(new OrderId(9007199254740991L)), fields.id("a", OrderId::new));
    assertEquals(Optional.empty(), fields.id("b", OrderId::new));
    assertEquals(Optional.empty(), fields.id("c", OrderId::new));
  }

  @Test
  void aTextMayHaveAsManyCharactersAsItsLimit() {
    var fields =
        Events.fields("{\"a\":\"%s\",\"b\":\"%s\"}".formatted("🍵".repeat(255), "🍵".repeat(256)));
    assertEquals(255, fields.text("a").orElse("").codePoints().count());
    assertEquals(Optional.empty(), fields.text("b"));
    assertEquals("{\"b\":[\"is too long (maximum is 255 characters)\"]}", Events.errors(fields));
  }

  @ParameterizedTest
  @MethodSource("forbidden")
  void charactersThatDeceiveAreRefused(int character) {
    var text = new String(Character.toChars(character));
    var json = Json.of("a" + text + "b").write();
    var fields = Events.fields("{\"title\":" + json + "}");
    assertEquals(Optional.empty(), fields.text("title"));
    assertEquals("{\"title\":[\"must not contain control characters\"]}", Events.errors(fields));
  }

  static Stream<Integer> forbidden() {
    return Stream.of(0, 1, 7, 8, 0x0b, 0x1f, 0x7f, 0x202a, 0x202e, 0x2066, 0x2069);
  }

  @Test
  void tabsLineEndsAndAllScriptsArePlainText() {
    var text = "a\tb\r\nc Ærlig 茶 עברית العربية 🍵";
    var fields = Events.fields("{\"note\":" + Json.of(text).write() + "}");
    assertEquals(Optional.of(text), fields.text("note", Fields.MAX_TEXT));
  }

  @Test
  void aBlankTextIsNone() {
    var fields = Events.fields("{\"a\":\"  \",\"b\":\" x \",\"c\":null}");
    assertEquals(Optional.empty(), fields.text("a"));
    assertEquals(Optional.of("x"), fields.text("b"));
    assertEquals(Optional.empty(), fields.text("c"));
    assertEquals("", Events.errors(fields));
    assertEquals("", fields.requiredText("a"));
    assertEquals("{\"a\":[\"can't be blank\"]}", Events.errors(fields));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200b", "\u00a0\ufeff", "\u3164", "\u2800 \u200d"})
  void aTextThatNobodySeesIsNone(String unseen) {
    assertEquals(Optional.empty(), Events.fields("{\"a\":\"" + unseen + "\"}").text("a"));
  }

  @Test
  void aWrongTextIsNotBlankToo() {
    var fields = Events.fields("{\"a\":1}");
    assertEquals("", fields.requiredText("a"));
    assertEquals("{\"a\":[\"must be a string\"]}", Events.errors(fields));
  }

  @Test
  void aRequiredNumberIsMissedOnce() {
    var fields = Events.fields("{\"wrong\":\"x\"}");
    assertEquals(1, fields.requiredInteger("missing", 1, 5));
    assertEquals(1, fields.requiredInteger("wrong", 1, 5));
    assertEquals(
        "{\"missing\":[\"can't be blank\"],\"wrong\":[\"is not a number\"]}",
        Events.errors(fields));
  }

  @Test
  void aFlagIsTrueOrFalse() {
    var fields = Events.fields("{\"a\":true,\"b\":false,\"c\":\"true\",\"d\":null}");
    assertTrue(fields.flag("a", false));
    assertEquals(false, fields.flag("b", true));
    assertTrue(fields.flag("d", true));
    assertTrue(fields.flag("missing", true));
    assertTrue(fields.flag("c", true));
    assertEquals("{\"c\":[\"must be true or false\"]}", Events.errors(fields));
  }

  @Test
  void aDecimalKeepsItsDigits() {
    var fields = Events.fields("{\"a\":\"19.90\",\"b\":19.90,\"c\":\"-0.5\"}");
    assertEquals(Optional.of(new BigDecimal("19.90")), fields.decimal("a"));
    assertEquals(Optional.of(new BigDecimal("19.90")), fields.decimal("b"));
    assertEquals(Optional.of(new BigDecimal("-0.5")), fields.decimal("c"));
  }

  @Test
  void aListMayHaveAsManyItemsAsItsLimit() {
    var fields = Events.fields("{\"a\":[{},{}],\"b\":[{},{},{}],\"c\":null}");
    assertEquals(2, fields.children("a", 2).size());
    assertEquals(List.of(), fields.children("b", 2));
    assertEquals(List.of(), fields.children("c", 2));
    assertEquals("{\"b\":[\"is too long (maximum is 2)\"]}", Events.errors(fields));
  }

  @Test
  void errorsCarryTheWayToTheirField() {
    var fields =
        Events.fields(
            "{\"line_items\":[{},{\"quantity\":0},3],\"customer\":{\"id\":-1},\"tags\":{}}");
    fields.children("line_items", 9).forEach(line -> line.requiredInteger("quantity", 1, 9));
    fields.child("customer").orElseThrow().id("id", CustomerId::new);
    fields.children("tags", 9);
    assertEquals(
        """
        {"line_items[2]":["must be an object"],\
        "line_items[0].quantity":["can't be blank"],\
        "line_items[1].quantity":["must be greater than or equal to 1"],\
        "customer.id":["must be greater than or equal to 1"],\
        "tags":["must be a list"]}\
        """,
        Events.errors(fields));
  }

  @Test
  void oneAnswerTellsTheFirstThingThatIsWrongWithEachField() {
    var fields = Events.fields("{\"child\":3}");
    assertEquals(Optional.empty(), fields.child("child"));
    fields.error("child", "and more");
    fields.error("other", "is wrong as well");
    var problem = assertThrows(HttpProblem.class, fields::refuseIfWrong);
    assertEquals(422, problem.status());
    assertEquals(
        "{\"child\":[\"must be an object\"],\"other\":[\"is wrong as well\"]}",
        Events.errors(fields));
  }

  /// What is wrong with a value itself is wrong for ever; what somebody had to look up may change.
  @Test
  void aRefusalKnowsWhetherItIsForEver() {
    var body = "{\"quantity\":0,\"item\":7}";
    var wrong = Events.fields(body);
    wrong.integer("quantity", 1, 10);
    assertTrue(assertThrows(HttpProblem.class, wrong::refuseIfWrong).isForEver());
    var both = Events.fields(body);
    both.integer("quantity", 1, 10);
    both.error("item", "does not exist: 7");
    assertFalse(assertThrows(HttpProblem.class, both::refuseIfWrong).isForEver());
    var nested = Events.fields("{\"line\":{\"item\":7}}");
    nested.child("line").orElseThrow().error("item", "does not exist: 7");
    assertFalse(assertThrows(HttpProblem.class, nested::refuseIfWrong).isForEver());
  }
}
