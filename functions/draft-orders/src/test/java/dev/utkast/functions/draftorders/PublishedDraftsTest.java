package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.json.Json;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.MemoryWiring;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Drafts whose numbers were published with the REST resource that shops' clients know: the same
/// request gives the same answer, to the cent.
class PublishedDraftsTest {

  private final HttpCalls staff =
      new HttpCalls(new DraftOrders(MemoryWiring.standard()))
          .withScopes("write_draft_orders", "read_customers", "read_products", "write_payments");

  private static final String DRAFTS =
      """
      line       | line discount | order discount | shipping | taxes     | amount | subtotal | tax lines  | tax   | total
      2 x 20.00  | -             | 10.00          | -        | 0.06      | 10.00  | 30.00    | 1.80       | 1.80  | 31.80
      1 x 20.00  | 10 %          | -              | -        | 0.05 0.08 | 2.00   | 18.00    | 0.90 1.44  | 2.34  | 20.34
      1 x 20.00  | 10            | -              | -        | 0.05 0.08 | 10.00  | 10.00    | 0.50 0.80  | 1.30  | 11.30
      2 x 20.00  | -             | -              | -        | 0.06      | 0.00   | 40.00    | 2.40       | 2.40  | 42.40
      1 x 199.00 | -             | -              | -        | 0.05 0.08 | 0.00   | 199.00   | 9.95 15.92 | 25.87 | 224.87
      1 x 199.00 | -             | 10 %           | 12.25    | 0.06      | 19.90  | 179.10   | 10.75      | 10.75 | 202.10
      """;

  static Stream<List<String>> drafts() {
    return DRAFTS
        .lines()
        .skip(1)
        .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList());
  }

  @ParameterizedTest
  @MethodSource("drafts")
  void comeOutToTheCent(List<String> row) {
    var draft = draft(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4));

    var answer = staff.post("draft_orders.json", draft);

    assertEquals(201, answer.status(), answer.text());
    var amount = row.get(5);
    assertEquals(amount, answer.textAt("draft_order.total_discounts_set.shop_money.amount"));
    assertEquals(row.get(6), answer.textAt("draft_order.subtotal_price"));
    assertEquals(row.get(7), prices(answer.at("draft_order.tax_lines")));
    assertEquals(row.get(7), prices(answer.at("draft_order.line_items.0.tax_lines")));
    assertEquals(row.get(8), answer.textAt("draft_order.total_tax"));
    assertEquals(row.get(9), answer.textAt("draft_order.total_price"));
    if (!amount.equals("0.00")) {
      var where = row.get(1).equals("-") ? "draft_order." : "draft_order.line_items.0.";
      assertEquals(amount, answer.textAt(where + "applied_discount.amount"));
    }
  }

  private static Json draft(
      String line, String lineDiscount, String orderDiscount, String shipping, String taxes) {
    var sold = line.split(" x ");
    var item =
        Json.object()
            .put("title", "Custom Tee")
            .put("quantity", Long.parseLong(sold[0]))
            .put("price", sold[1]);
    discount(lineDiscount).ifPresent(d -> item.put("applied_discount", d));
    var draft =
        Json.object()
            .put("line_items", List.of(item.build()))
            .put("manual_tax_lines", rates(taxes));
    discount(orderDiscount).ifPresent(d -> draft.put("applied_discount", d));
    if (!shipping.equals("-")) {
      draft.put("shipping_line", Json.object().put("title", "Post").put("price", shipping).build());
    }
    return Json.object().put("draft_order", draft.build()).build();
  }

  private static Optional<Json> discount(String text) {
    if (text.equals("-")) {
      return Optional.empty();
    }
    boolean isPercentage = text.endsWith(" %");
    return Optional.of(
        Json.object()
            .put("value", text.replace(" %", ""))
            .put("value_type", isPercentage ? "percentage" : "fixed_amount")
            .build());
  }

  private static List<Json> rates(String text) {
    return List.of(text.split(" ")).stream()
        .<Json>map(rate -> Json.object().put("title", "Tax " + rate).put("rate", rate).build())
        .toList();
  }

  private static String prices(Json taxLines) {
    return taxLines.items().stream().map(t -> t.textAt("price")).collect(Collectors.joining(" "));
  }
}
