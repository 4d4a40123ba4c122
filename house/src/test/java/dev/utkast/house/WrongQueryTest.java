package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every parameter that a query may have, with every value that is wrong for it: 400 or 422 that
/// names the parameter. A filter that clients know from elsewhere and this shop has no index for is
/// refused too, for an answer that ignored it would be wrong.
class WrongQueryTest {

  /// What a parameter holds, and what it must not.
  private enum Kind {
    LIMIT("0 | -1 | 0.5 | x | 2147483648 | 1e400 | NaN | ٣"),
    ID("-1 | 0.5 | x | 12345678901234567 | 1e400 | 1,2"),
    IDS("x | 1,x | 1;2 | -1 | 1,,2 | 1e400 | " + MANY),
    WORD("nonsense | OPEN | open;any | \u202eopen"),
    YES_OR_NO("maybe | 1 | yes | tru"),
    MAIL(" | x | email: | first_name:Bob | email:*@example.com | email:a@b.org OR email:c@d.org"),
    CURSOR("x | %%% | e30 | " + CURSOR_WITHOUT_NUMBER + " | " + CURSOR_TO_NONSENSE),
    UNSERVED("2026-01-01T00:00:00Z | x");

    private final String wrong;

    Kind(String wrong) {
      this.wrong = wrong;
    }

    List<String> wrong() {
      return Arrays.stream(wrong.split("\\|")).map(String::strip).toList();
    }
  }

  private static final String MANY =
      IntStream.rangeClosed(1, 251).mapToObj(Integer::toString).collect(Collectors.joining(","));
  private static final String CURSOR_WITHOUT_NUMBER = "{\"id\":\"x\",\"filter\":{}}";
  private static final String CURSOR_TO_NONSENSE =
      "{\"id\":\"1\",\"filter\":{\"status\":\"nonsense\",\"ids\":\"x\",\"location_ids\":\"x\"}}";

  private static final String PARAMETERS =
      """
      GET products                | limit since_id page_info ids status | LIMIT ID CURSOR IDS WORD
      GET products                | title vendor handle product_type collection_id published_status | UNSERVED
      GET products                | created_at_min created_at_max updated_at_min updated_at_max | UNSERVED
      GET products/count          | since_id status updated_at_min      | ID WORD UNSERVED
      GET products/{id}/variants  | limit since_id page_info            | LIMIT ID CURSOR
      GET locations               | limit since_id page_info            | LIMIT ID CURSOR
      GET inventory_items         | limit ids                           | LIMIT IDS
      GET inventory_levels        | limit inventory_item_ids updated_at_min | LIMIT IDS UNSERVED
      GET customers               | limit since_id page_info ids        | LIMIT ID CURSOR IDS
      GET customers               | created_at_min created_at_max updated_at_min updated_at_max | UNSERVED
      GET customers/count         | since_id updated_at_min             | ID UNSERVED
      GET customers/search        | query                               | MAIL
      GET draft_orders            | limit since_id page_info ids status | LIMIT ID CURSOR IDS WORD
      GET draft_orders            | updated_at_min updated_at_max explain | UNSERVED
      GET draft_orders/{id}       | explain                             | YES_OR_NO
      POST draft_orders/calculate | explain                             | YES_OR_NO
      GET draft_orders/count      | since_id status updated_at_min updated_at_max | ID WORD UNSERVED UNSERVED
      GET tax_rates               | country_code province_code date     | WORD
      PUT draft_orders/{id}/complete  | payment_pending                 | YES_OR_NO
      POST draft_orders/{id}/complete | payment_pending                 | YES_OR_NO
      GET orders                  | limit since_id page_info ids status | LIMIT ID CURSOR IDS WORD
      GET orders                  | financial_status fulfillment_status name attribution_app_id | UNSERVED
      GET orders                  | created_at_min created_at_max updated_at_min updated_at_max | UNSERVED
      GET orders                  | processed_at_min processed_at_max explain | UNSERVED
      GET orders/{id}             | explain                             | YES_OR_NO
      GET orders/{id}/invoices    | explain                             | YES_OR_NO
      GET orders/count            | since_id status financial_status fulfillment_status | ID WORD UNSERVED UNSERVED
      GET orders/count            | created_at_min created_at_max updated_at_min updated_at_max | UNSERVED
      """;

  /// Lists that have no parameters: what an order or a draft has is told whole.
  private static final List<String> WHOLE_LISTS =
      List.of(
          "GET tax_registrations",
          "GET tax_settings",
          "GET products/{id}/variants/count",
          "GET locations/count",
          "GET draft_orders/{id}/payments",
          "GET orders/{id}/transactions",
          "GET orders/{id}/timeline",
          "GET orders/{id}/fulfillment_orders",
          "GET orders/{id}/fulfillments");

  private record Row(RouteTable.Good good, String parameter, Kind kind) {}

  private static Stream<Row> rows() {
    return PARAMETERS
        .lines()
        .flatMap(line -> {
          var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
          var names = cells.get(1).split(" ");
          var kinds = cells.get(2).split(" ");
          return IntStream.range(0, names.length)
              .mapToObj(i ->
                  new Row(
                      RouteTable.row(cells.get(0)),
                      names[i],
                      Kind.valueOf(kinds[Math.min(i, kinds.length - 1)])));
        });
  }

  private final WrongCalls calls = new WrongCalls();

  @Test
  void everyListHasItsParameters() {
    var lists = new TreeSet<String>();
    RouteTable.rows().stream()
        .filter(good -> good.method().equals("GET") && !good.path().matches(".*[}]|shop"))
        .forEach(good -> lists.add(good.key()));
    var told = new TreeSet<>(WHOLE_LISTS);
    rows()
        .map(row -> row.good().key())
        .filter(key -> key.startsWith("GET") && !key.endsWith("}"))
        .forEach(told::add);
    assertEquals(lists, told);
  }

  @TestFactory
  Stream<DynamicTest> aWrongParameterIsRefusedByName() {
    return rows()
        .map(row ->
            DynamicTest.dynamicTest(
                row.good().key() + "?" + row.parameter(),
                () ->
                    assertAll(
                        row.kind().wrong().stream().map(value -> () -> refused(row, value)))));
  }

  private void refused(Row row, String value) {
    boolean cursor = row.kind() == Kind.CURSOR && value.startsWith("{");
    var sent =
        cursor
            ? Base64.getUrlEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))
            : URLEncoder.encode(value, StandardCharsets.UTF_8);
    var query = row.parameter() + "=" + sent;
    var others = row.good().at().split("\\?", 2);
    boolean alone =
        others.length == 1 || row.kind() == Kind.CURSOR || others[1].startsWith(row.parameter());
    var at = others[0] + "?" + (alone ? query : others[1] + "&" + query);
    var answer =
        calls.harmless(
            row.good().key(), at, row.good().body().map(json -> json.write()), caller -> caller);
    var shown = value + " -> " + answer.status() + " " + answer.text();
    if (value.equals(CURSOR_TO_NONSENSE) && answer.status() == 200) {
      return; // A list that has none of these filters has nothing to look for in them.
    }
    assertTrue(List.of(400, 422).contains(answer.status()), shown);
    WrongCalls.documented(answer);
    if (!cursor) {
      WrongCalls.names(row.parameter(), answer);
    }
  }

  /// Of two filters that contradict each other, none is dropped.
  @TestFactory
  Stream<DynamicTest> aCursorGoesAlone() {
    return rows()
        .filter(row -> row.kind() == Kind.CURSOR)
        .map(row ->
            DynamicTest.dynamicTest(
                row.good().key(),
                () -> {
                  var at = row.good().at() + "?page_info=e30&status=open";
                  var answer = calls.refused(400, row.good().key(), at, Optional.empty());
                  WrongCalls.names("status", answer);
                }));
  }
}
