package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
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

/// Every parameter that a query may have, with every value that is wrong for it: 400 that names the
/// parameter, or 422 of a search, a flag or an action. What a route does not understand is refused
/// too, filters that clients know from elsewhere among it, for an answer that ignored it would be
/// wrong.
class WrongQueryTest {

  /// What a parameter holds, and what it must not.
  private enum Kind {
    LIMIT("0 | -1 | 0.5 | x | 2147483648 | 1e400 | NaN | ٣"),
    ID("-1 | 0.5 | x | 12345678901234567 | 1e400 | 1,2"),
    IDS("x | 1,x | 1;2 | -1 | 1,,2 | 1e400 | " + MANY),
    WORD("nonsense | OPEN | open;any | \u202eopen"),
    YES_OR_NO("maybe | 1 | yes | tru"),
    MAIL(" | x | email: | first_name:Bob | email:*@example.com | email:a@b.org OR email:c@d.org"),
    NAME(" "),
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
      "{\"id\":\"1\",\"filter\":{\"status\":\"nonsense\",\"ids\":\"x\","
          + "\"location_ids\":\"x\",\"customer_id\":\"x\"}}";

  private static final String PARAMETERS =
      """
      GET products                | limit since_id page_info ids status | LIMIT ID CURSOR IDS WORD
      GET products                | title vendor handle product_type collection_id published_status | UNSERVED
      GET products                | created_at_min created_at_max updated_at_min updated_at_max | UNSERVED
      GET products/count          | since_id status updated_at_min      | ID WORD UNSERVED
      GET products/{id}/variants  | limit since_id page_info            | LIMIT ID CURSOR
      GET products/{id}/variants/count | since_id                       | UNSERVED
      GET locations               | limit since_id page_info            | LIMIT ID CURSOR
      GET locations/count         | since_id                            | UNSERVED
      GET inventory_items         | limit since_id page_info ids        | LIMIT ID CURSOR IDS
      GET inventory_levels        | limit since_id page_info            | LIMIT ID CURSOR
      GET inventory_levels        | inventory_item_ids location_ids updated_at_min | IDS IDS UNSERVED
      GET customers               | limit since_id page_info ids email  | LIMIT ID CURSOR IDS NAME
      GET customers               | created_at_min created_at_max updated_at_min updated_at_max | UNSERVED
      GET customers               | ids[] query order state tag         | UNSERVED
      GET customers/count         | since_id updated_at_min email       | ID UNSERVED
      GET customers/search        | limit since_id page_info query order | LIMIT ID CURSOR MAIL UNSERVED
      GET draft_orders            | limit since_id page_info ids status | LIMIT ID CURSOR IDS WORD
      GET draft_orders            | updated_at_min updated_at_max explain customer_id email ids[] | UNSERVED
      GET draft_orders/{id}       | explain in_shop_currency            | YES_OR_NO UNSERVED
      GET draft_orders/{id}/payments | limit since_id page_info         | LIMIT ID CURSOR
      POST draft_orders/calculate | explain                             | YES_OR_NO
      GET draft_orders/count      | since_id status updated_at_min updated_at_max | ID WORD UNSERVED UNSERVED
      GET tax_rates               | country_code province_code date     | WORD
      PUT draft_orders/{id}/complete  | payment_pending payment_gateway_id | YES_OR_NO UNSERVED
      POST draft_orders/{id}/complete | payment_pending payment_gateway_id | YES_OR_NO UNSERVED
      POST orders/{id}/cancel     | reason restock email                | WORD YES_OR_NO YES_OR_NO
      POST orders/{id}/cancel     | refund amount currency              | WORD
      GET orders                  | limit since_id page_info ids status | LIMIT ID CURSOR IDS WORD
      GET orders                  | customer_id                         | ID
      GET orders                  | financial_status fulfillment_status name attribution_app_id | UNSERVED
      GET orders                  | created_at_min created_at_max updated_at_min updated_at_max | UNSERVED
      GET orders                  | processed_at_min processed_at_max explain | UNSERVED
      GET orders                  | overdue email query order ids[] customer_id[] | UNSERVED
      GET orders/{id}             | explain                             | YES_OR_NO
      GET orders/{id}/invoices    | limit since_id page_info explain    | LIMIT ID CURSOR YES_OR_NO
      GET draft_orders/{id}/timeline | limit since_id page_info         | LIMIT ID CURSOR
      GET orders/{id}/timeline    | limit since_id page_info            | LIMIT ID CURSOR
      GET orders/{id}/transactions | limit since_id page_info in_shop_currency | LIMIT ID CURSOR UNSERVED
      GET orders/{id}/refunds     | limit since_id page_info in_shop_currency | LIMIT ID CURSOR UNSERVED
      GET orders/{id}/refunds/{id} | in_shop_currency                  | UNSERVED
      GET orders/{id}/fulfillment_orders | limit since_id page_info     | LIMIT ID CURSOR
      GET orders/{id}/fulfillments | limit since_id page_info           | LIMIT ID CURSOR
      GET orders/count            | since_id status customer_id financial_status | ID WORD ID UNSERVED
      GET orders/count            | created_at_min created_at_max updated_at_min updated_at_max | UNSERVED
      """;

  /// Small lists without pages.
  private static final List<String> WHOLE_LISTS =
      List.of("GET tax_registrations", "GET tax_settings");

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
        .filter(good -> good.method().equals("GET") && !good.path().matches(".*[}]|shop|.*[.]pdf"))
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

  /// What a route says it understands is what the table above tries, and the reverse.
  @Test
  void everyParameterThatARouteUnderstandsIsTried() {
    var declared = new TreeSet<String>();
    for (var served : calls.served()) {
      served.route().parameters().stream()
          .filter(name -> !name.equals("fields"))
          .forEach(name -> declared.add(served.key() + "?" + name));
    }
    var tried = new TreeSet<String>();
    rows()
        .filter(row -> row.kind() != Kind.UNSERVED)
        .forEach(row -> tried.add(row.good().key() + "?" + row.parameter()));
    assertEquals(declared, tried);
  }

  @TestFactory
  Stream<DynamicTest> whatARouteDoesNotUnderstandIsRefused() {
    return RouteTable.rows().stream()
        .filter(good -> !calls.served(good.key()).forCustomers())
        .map(good -> DynamicTest.dynamicTest(good.key(), () -> refusesOthers(good)));
  }

  private void refusesOthers(RouteTable.Good good) {
    var understood = calls.served(good.key()).route().parameters();
    for (var name :
        List.of("unheard_of", "ids[]", "ids", "Limit", "limit", "customer_id", "fields", "order")) {
      if (!understood.contains(name)) {
        var at = good.at() + (good.at().contains("?") ? "&" : "?") + name + "=1";
        var answer = calls.refused(400, good.key(), at, good.body().map(json -> json.write()));
        WrongCalls.names(name, answer);
      }
    }
    for (var name : understood) {
      var at = good.at().split("\\?")[0] + "?" + name + "=";
      var answer = calls.refused(400, good.key(), at, good.body().map(json -> json.write()));
      WrongCalls.names(name, answer);
    }
  }

  /// `fields=id`: nothing else is told, of one thing or of each in a list.
  @TestFactory
  Stream<DynamicTest> fieldsLimitWhatIsTold() {
    return RouteTable.rows().stream()
        .filter(good -> calls.served(good.key()).route().parameters().contains("fields"))
        .map(good -> DynamicTest.dynamicTest(good.key(), () -> tellsIdsAlone(good)));
  }

  private void tellsIdsAlone(RouteTable.Good good) {
    var at = good.at() + (good.at().contains("?") ? "&" : "?") + "fields=id";
    var answer =
        calls.harmless(good.key(), at, good.body().map(json -> json.write()), caller -> caller);
    assertEquals(200, answer.status(), answer.text());
    for (var told : answer.body().fieldMap().values()) {
      var things = told instanceof Json.Arr(var items) ? items : List.of(told);
      for (var thing : things) {
        assertTrue(
            List.of("id").containsAll(thing.fieldMap().keySet()), good.key() + " " + answer.text());
      }
    }
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
    // A search that nobody can do is understood, and so is what an action is told in its query.
    boolean list = row.good().method().equals("GET") && !row.good().at().contains("/search");
    var statuses = list && row.kind() != Kind.YES_OR_NO ? List.of(400) : List.of(400, 422);
    assertTrue(statuses.contains(answer.status()), shown);
    WrongCalls.documented(answer);
    if (!cursor) {
      WrongCalls.names(row.parameter(), answer);
    }
  }

  @TestFactory
  Stream<DynamicTest> noParameterHasWhatCannotBeSeen() {
    return rows()
        .map(row ->
            DynamicTest.dynamicTest(
                row.good().key() + "?" + row.parameter(),
                () -> {
                  for (var text : List.of("\u0000", "\u0085", "\ufffe", "\u202e", "\u2028")) {
                    refused(row, "a" + text);
                  }
                }));
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
