package dev.utkast.functions.draftorders;

import dev.utkast.aws.adminapi.Scope;
import dev.utkast.aws.http.Rehearsal;
import dev.utkast.aws.json.Json;
import java.util.List;
import java.util.stream.Stream;

/// What is asked of drafts before Lambda takes its snapshot: all that pricing needs is in it then.
final class DraftRehearsal {
  private static final String DRAFT =
      """
      {"draft_order": {"line_items": [%s], "email": "ada@example.com",
        "applied_discount": {"value": "10", "value_type": "percentage"},
        "shipping_line": {"title": "Post", "price": "9.90"},
        "shipping_address": {"first_name": "Ada", "city": "Oslo", "country": "Norge"}}}\
      """;

  private DraftRehearsal() {}

  static List<Json> events() {
    var lines =
        List.of(
            "{\"variant_id\": 1, \"quantity\": 2}",
            "{\"title\": \"Thing\", \"price\": \"10.00\", \"quantity\": 2}");
    var drafts =
        lines.stream()
            .map(DRAFT::formatted)
            .map(body ->
                Rehearsal.post("draft_orders", body, DraftOrders.WRITE, Scope.READ_PRODUCTS));
    return Stream.concat(drafts, Stream.of(Rehearsal.get("draft_orders", DraftOrders.READ)))
        .toList();
  }
}
