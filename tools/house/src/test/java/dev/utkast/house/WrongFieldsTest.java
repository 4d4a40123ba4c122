package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.utkast.house.RouteTable.Good;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every field of every body, with every value that is wrong for its kind: 422 under the field's
/// name, or 400 where JSON has no such value, and nothing is changed.
class WrongFieldsTest {

  /// What a field holds, and what it must not.
  private enum Kind {
    COUNT("-1 | 0 | 0.5 | 2147483648 | 1e39 | 'x' | '' | true | [] | {}"),
    WHOLE("-1 | 0.5 | 1e39 | 'x' | true | [] | {}"),
    CHANGE("0.5 | 1e39 | -1e39 | 'x' | true | [] | {}"),
    AMOUNT("-1 | '-0.01' | 0.001 | 1e39 | 90071992547409.93 | '1e5' | 'NaN' | '٣' | true | []"),
    PAID("-1 | 0 | '0.00' | 0.001 | 1e39 | 90071992547409.93 | 'x' | null | true | {}"),
    PERCENT("-1 | 100.01 | 1e39 | 'x' | null | true | []"),
    RATE("-0.01 | 1.01 | 1e39 | 'x' | null | true | []"),
    ID("-1 | 0 | 0.5 | 9007199254740992 | 1e39 | 'x' | true | {} | 987654321"),
    TEXT("7 | true | [] | {} | '\\u0007' | '\\u202egnp' | '\\u2066x' | 'a\\u2028b' | LONG"),
    NEEDED("null | '' | '  ' | 7 | {} | '\\u0000' | 'a\\u2029' | LONG"),
    PROSE("7 | false | [] | '\\u001b' | '\\u202a' | VERY_LONG"),
    EMAIL(
        "'x' | 'a@b' | 'a@b.org,c@d.org' | 'a@b.org\\nBcc: c@d.org' | 7 | [] | LONG | MAIL_257"
            + " | 'jürgen@example.com' | 'a@b_c.com' | 'a@b-.com' | 'a@[127.0.0.1]' | 'a@127.0.0.1'"
            + " | 'a(b)@example.com' | 'a@example.com\\u00a0' | 'a@example.com\\u200b'"
            + " | 'a@example.com\\u2028' | 'a..b@example.com' | 'a@example.com.'"),
    VALUE("true | [] | {} | '\\u0007'"),
    WORD("'nonsense' | 7 | [] | '\\u202ex'"),
    TAGS("7 | {} | [7] | '\\u0007' | LONG"),
    FLAG("'maybe' | 'true' | 1 | [] | {}"),
    OBJECT("7 | 'x' | [] | true"),
    LIST("7 | 'x' | {} | true");

    private final String wrong;

    /// @param wrong JSON with bars between and simple quotes
    Kind(String wrong) {
      this.wrong = wrong;
    }

    /// Whether it is a text, that any character may be put into.
    boolean isText() {
      return switch (this) {
        case TEXT, NEEDED, PROSE, EMAIL, VALUE, WORD, TAGS -> true;
        case COUNT, WHOLE, CHANGE, AMOUNT, PAID, PERCENT, RATE, ID, FLAG, OBJECT, LIST -> false;
      };
    }

    List<String> wrong() {
      return Arrays.stream(wrong.split("\\|")).map(String::strip).map(Kind::json).toList();
    }

    private static String json(String literal) {
      return switch (literal) {
        case "LONG" -> "\"" + "x".repeat(256) + "\"";
        case "MAIL_257" -> "\"a@" + "x123456789.".repeat(23) + "ab\"";
        case "VERY_LONG" -> "\"" + "x".repeat(70_000) + "\"";
        default -> literal.replace('\'', '"');
      };
    }
  }

  private record Row(Good good, String field, Kind kind, String blamed) {
    String path() {
      return good.envelope().map(name -> name + "." + field).orElse(field);
    }
  }

  private static List<Row> rows() {
    return WrongFieldRows.FIELDS
        .lines()
        .filter(line -> !line.isBlank())
        .flatMap(WrongFieldsTest::rows)
        .toList();
  }

  private static Stream<Row> rows(String line) {
    var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
    var blamed = cells.size() > 3 ? cells.get(3) : cells.get(1);
    return RouteGroups.of(cells.get(0))
        .map(good -> new Row(good, cells.get(1), Kind.valueOf(cells.get(2)), blamed));
  }

  private final WrongCalls calls = new WrongCalls();

  @Test
  void everyRouteWithABodyHasItsFields() {
    var wanted = new TreeSet<String>();
    RouteTable.rows().stream()
        .filter(good -> good.body().isPresent())
        .forEach(good -> wanted.add(good.key()));
    var told = new TreeSet<>(WrongFieldRows.WITHOUT_FIELDS);
    rows().forEach(row -> told.add(row.good().key()));
    assertEquals(wanted, told);
  }

  @TestFactory
  Stream<DynamicTest> aWrongValueIsRefusedUnderItsField() {
    return rows().stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row.good().key() + " " + row.field(),
                () ->
                    assertAll(
                        row.kind().wrong().stream().map(literal -> () -> refused(row, literal)))));
  }

  private void refused(Row row, String literal) {
    var body = RouteTable.with(row.good().body().orElseThrow(), row.path(), literal);
    var answer =
        calls.harmless(row.good().key(), row.good().at(), Optional.of(body), caller -> caller);
    var shown = literal.substring(0, Math.min(40, literal.length())) + " -> " + answer.text();
    assertEquals(422, answer.status(), shown);
    WrongCalls.documented(answer);
    var reasons = answer.at("errors").fieldMap().get(row.blamed());
    assertNotNull(reasons, shown);
    assertEquals(1, reasons.items().size(), shown);
  }

  /// Where what is wrong may follow from something else than the request: from what is stored, from
  /// the settings, from the currency of the shop.
  private static final Set<String> ASKED_ELSEWHERE =
      Set.of(
          "draft_order.applied_discount.value",
          "draft_order.customer.currency",
          "draft_order.customer.id",
          "draft_order.line_items[0].price",
          "draft_order.line_items[0].variant_id",
          "draft_order.line_items[1].manual_tax_lines[0].rate",
          "draft_order.line_items[1].price",
          "draft_order.line_items[1].tax_category",
          "draft_order.manual_tax_lines[0].rate",
          "draft_order.payment_terms.payment_schedules[0].amount",
          "draft_order.shipping_line.price",
          "inventory_item_id",
          "location_id",
          "product.variants[0].price",
          "tax_rate.country_code",
          "tax_rate.rate",
          "tax_registration.country_code",
          "tax_registration.province_code",
          "tax_registration.vat_number",
          "tax_settings.price_endings[0].ending",
          "tax_settings.price_endings[0].step",
          "tax_settings.province_code",
          "variant.option1",
          "variant.price",
          "variant.tax_category",
          "variant.tax_code");

  @Test
  void aValueThatIsWrongInItselfIsRefusedForEver() {
    var elsewhere =
        rows().stream()
            .filter(row -> !row.kind().wrong().stream().allMatch(literal -> isKept(row, literal)))
            .map(Row::path)
            .collect(Collectors.toSet());
    assertEquals(new TreeSet<>(ASKED_ELSEWHERE), new TreeSet<>(elsewhere));
  }

  /// Less than nothing is an amount in no currency. What a schedule asks for has to be the total,
  /// and nothing else is looked at.
  @Test
  void aNegativeAmountIsRefusedForEver() {
    var forgotten =
        rows().stream()
            .filter(row -> row.kind() == Kind.AMOUNT && !isKept(row, "-1"))
            .map(Row::path)
            .toList();
    assertEquals(
        Set.of("draft_order.payment_terms.payment_schedules[0].amount"), Set.copyOf(forgotten));
  }

  /// @return whether the refusal is given again under the key that it was given under
  private boolean isKept(Row row, String literal) {
    var good = row.good();
    var body = Optional.of(RouteTable.with(good.body().orElseThrow(), row.path(), literal));
    var at = WrongCalls.withSuffix(good.at());
    var key = Integer.toString(Objects.hash(good.key(), row.field(), literal));
    var caller = calls.entitled(good.key()).withIdempotencyKey(key);
    var first = caller.call(good.method(), at, body);
    var again = caller.call(good.method(), at, body);
    assertEquals(List.of(422, 422), List.of(first.status(), again.status()), again.text());
    return "true".equals(again.headers().get("idempotency-replayed"));
  }

  /// What some service behind would refuse, or a reader could not see: XML 1.0 has no place for the
  /// first four, so that the queues take no message with them.
  private static final List<String> NEVER_IN_A_TEXT =
      List.of(
          "\\ufffe",
          "\\uffff",
          "\\ud800",
          "\\udc00x",
          "\\u0000",
          "\\u000b",
          "\\u007f",
          "\\u0085",
          "\\u009f",
          "\\ufdd0",
          "\\ud83f\\udffe",
          "\\u202e",
          "\\u2067");

  @TestFactory
  Stream<DynamicTest> noTextHasWhatCannotBeCarried() {
    return rows().stream()
        .filter(row -> row.kind().isText())
        .map(row ->
            DynamicTest.dynamicTest(
                row.good().key() + " " + row.field(),
                () ->
                    assertAll(
                        NEVER_IN_A_TEXT.stream()
                            .map(text -> () -> refused(row, "\"a" + text + "b\"")))));
  }

  /// Also where nobody thought of a field.
  @TestFactory
  Stream<DynamicTest> notEvenAFieldThatNobodyKnows() {
    return rows().stream()
        .map(Row::good)
        .distinct()
        .map(good ->
            DynamicTest.dynamicTest(
                good.key(),
                () -> {
                  var row = new Row(good, "nobody_knows", Kind.TEXT, "nobody_knows");
                  refused(row, "\"a\\ufffe\"");
                }));
  }

  /// What JSON has no value for never reaches a field.
  @TestFactory
  Stream<DynamicTest> aNumberThatJsonDoesNotHaveIsRefused() {
    return rows().stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row.good().key() + " " + row.field(),
                () -> {
                  for (var literal : List.of("1e400", "NaN", "Infinity", "0x10", "+1", "1.")) {
                    var body =
                        RouteTable.with(row.good().body().orElseThrow(), row.path(), literal);
                    calls.refused(400, row.good().key(), row.good().at(), Optional.of(body));
                  }
                }));
  }
}
