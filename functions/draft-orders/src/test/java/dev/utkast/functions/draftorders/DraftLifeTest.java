package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.model.customer.OrderHistory;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.message.Message;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.SampleShop;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A draft from its first line to its order.
class DraftLifeTest {
  private final Clerk clerk = new Clerk();

  @Test
  void aVariantsLineIsWhatTheCatalogueSays() {
    var lamp = clerk.shop.variant("Lamp", "199.00");
    var made =
        clerk.create(
            "\"line_items\": [{\"variant_id\": %d, \"quantity\": 2, \"title\": \"Not a lamp\"}]"
                .formatted(lamp.id().value()));
    assertEquals(201, made.status(), made.text());
    assertEquals("Lamp", made.textAt("draft_order.line_items.0.title"));
    assertEquals("SKU-Lamp", made.textAt("draft_order.line_items.0.sku"));
    assertEquals("199.00", made.textAt("draft_order.line_items.0.price"));
    assertEquals("398.00", made.textAt("draft_order.total_price"));
    assertEquals(Json.Bool.FALSE, made.at("draft_order.line_items.0.custom"));
  }

  @Test
  void aLineMaySayAnotherPriceAndWeightThanItsVariant() {
    var lamp = clerk.shop.variant("Lamp", "199.00");
    var made =
        clerk.create(
            "\"line_items\": [{\"variant_id\": %d, \"quantity\": 1, \"price\": 150, \"grams\": 9}]"
                .formatted(lamp.id().value()));
    assertEquals("150.00", made.textAt("draft_order.line_items.0.price"));
    assertEquals(9, made.longAt("draft_order.line_items.0.grams"));
  }

  @Test
  void anItemOfItsOwnNeedsNoCatalogue() {
    var made =
        clerk.create(
            """
            "line_items": [{"title": "Gift wrap", "price": 74.99, "quantity": 1, "sku": "G",
              "requires_shipping": false, "taxable": false, "properties": [{"name": "for", "value": 7}]}]
            """);
    assertEquals(201, made.status(), made.text());
    assertEquals("74.99", made.textAt("draft_order.total_price"));
    assertEquals(Json.Bool.TRUE, made.at("draft_order.line_items.0.custom"));
    assertEquals(Json.Null.NULL, made.at("draft_order.line_items.0.variant_id"));
    assertEquals("7", made.textAt("draft_order.line_items.0.properties.0.value"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2 x 20.00, order fixed 10.00, 6 %    | 20.00 | 2 |            | fixed_amount 10.00 |       | VAT 0.06           | 30.00  | 1.80  | 31.80
          1 x 20.00, line 10 %, 5 % and 8 %    | 20.00 | 1 | percentage 10 |                 |       | A 0.05, B 0.08     | 18.00  | 2.34  | 20.34
          1 x 20.00, line fixed 10, 5 % and 8 % | 20.00 | 1 | fixed_amount 10 |               |       | A 0.05, B 0.08     | 10.00  | 1.30  | 11.30
          2 x 20.00, 6 %                       | 20.00 | 2 |            |                    |       | VAT 0.06           | 40.00  | 2.40  | 42.40
          1 x 199.00, 5 % and 8 %              | 199.00 | 1 |           |                    |       | A 0.05, B 0.08     | 199.00 | 25.87 | 224.87
          1 x 199.00, order 10 %, post, 6 %    | 199.00 | 1 |           | percentage 10      | 12.25 | VAT 0.06           | 179.10 | 10.75 | 202.10
          """)
  void publishedSumsComeOutToTheCent(
      String what,
      String price,
      int quantity,
      String ofLine,
      String ofOrder,
      String shipping,
      String taxes,
      String subtotal,
      String tax,
      String total) {
    var made =
        clerk.create(
            """
            "line_items": [{"title": "Tee", "price": "%s", "quantity": %d, "applied_discount": %s}],
            "applied_discount": %s, "shipping_line": %s, "manual_tax_lines": [%s]
            """
                .formatted(
                    price,
                    quantity,
                    discount(ofLine),
                    discount(ofOrder),
                    shipping == null
                        ? "null"
                        : "{\"title\": \"Post\", \"price\": \"" + shipping + "\"}",
                    taxes(taxes)));
    assertEquals(201, made.status(), made.text());
    assertEquals(subtotal, made.textAt("draft_order.subtotal_price"), what);
    assertEquals(tax, made.textAt("draft_order.total_tax"), what);
    assertEquals(total, made.textAt("draft_order.total_price"), what);
  }

  private static String discount(@org.jspecify.annotations.Nullable String text) {
    if (text == null) {
      return "null";
    }
    var parts = text.split(" ");
    return "{\"value_type\": \"%s\", \"value\": \"%s\"}".formatted(parts[0], parts[1]);
  }

  private static String taxes(String text) {
    return List.of(text.split(", ")).stream()
        .map(one -> one.split(" "))
        .map(tax -> "{\"title\": \"%s\", \"rate\": %s}".formatted(tax[0], tax[1]))
        .reduce((one, other) -> one + ", " + other)
        .orElseThrow();
  }

  @Test
  void calculatingSavesNothing() {
    var before = clerk.shop.database().contents();
    var answer = clerk.calls.post("draft_orders/calculate.json", Clerk.envelope(Clerk.cups()));
    assertEquals(200, answer.status(), answer.text());
    assertEquals("40.00", answer.textAt("draft_order.total_price"));
    assertEquals(before, clerk.shop.database().contents());
    assertEquals("#D1", clerk.create(Clerk.cups()).textAt("draft_order.name"));
  }

  @Test
  void anEditRaisesTheRevision() {
    long id = clerk.draft();
    var edited = clerk.edit(id, "\"note\": \"Ring twice\"");
    assertEquals(200, edited.status(), edited.text());
    assertEquals(2, edited.longAt("draft_order.revision"));
    assertEquals("Ring twice", edited.textAt("draft_order.note"));
    assertEquals(edited.body(), clerk.read(id).body());
  }

  @Test
  void tagsAndTheSameAgainAreNoRevision() {
    long id = clerk.draft("\"note\": \"N\"");
    assertEquals(1, clerk.edit(id, "\"tags\": \"b2b\"").longAt("draft_order.revision"));
    var before = clerk.shop.database().contents();
    assertEquals(1, clerk.edit(id, "\"note\": \"N\"").longAt("draft_order.revision"));
    assertEquals(before, clerk.shop.database().contents());
  }

  @Test
  void theWholeDraftSentBackChangesNothing() {
    var lamp = clerk.shop.variant("Lamp", "199.00");
    var customer = clerk.shop.customer("ada@example.com");
    var made =
        clerk.create(
            """
            "line_items": [{"variant_id": %d, "quantity": 2,
                "applied_discount": {"value": "10", "value_type": "percentage"}},
              {"title": "Wrap", "price": "5.00", "quantity": 1, "properties": [{"name": "a", "value": "b"}]}],
            "customer": {"id": %d}, "use_customer_default_address": true, "note": "N", "tags": "a, b",
            "applied_discount": {"value": "5.00", "value_type": "fixed_amount", "title": "T"},
            "shipping_line": {"title": "Post", "price": "9.00", "taxable": true},
            "payment_terms": {"payment_terms_type": "NET", "due_in_days": 14},
            "manual_tax_lines": [{"title": "VAT", "rate": 0.06}], "presentment_currency": "USD"
            """
                .formatted(lamp.id().value(), customer.id().value()));
    assertEquals(201, made.status(), made.text());
    var before = clerk.shop.database().contents();
    var back =
        clerk.calls.put(
            "draft_orders/" + made.longAt("draft_order.id") + ".json", made.body().write());
    assertEquals(made.body(), back.body());
    assertEquals(before, clerk.shop.database().contents());
  }

  @Test
  void linesAreReplacedAsAWholeAndKeepTheirIds() {
    long id = clerk.draft();
    long line = clerk.read(id).longAt("draft_order.line_items.0.id");
    var edited =
        clerk.edit(
            id,
            """
            "line_items": [{"title": "Pot", "price": 1, "quantity": 1},
              {"id": %d, "title": "Cup", "price": "20.00", "quantity": 3}]
            """
                .formatted(line));
    assertEquals(2, edited.at("draft_order.line_items").items().size());
    assertEquals(line, edited.longAt("draft_order.line_items.1.id"));
    assertEquals("61.00", edited.textAt("draft_order.total_price"));
  }

  @Test
  void noTwoLinesHaveOneId() {
    long id = clerk.draft();
    long line = clerk.read(id).longAt("draft_order.line_items.0.id");
    var twice =
        clerk.edit(
            id,
            """
            "line_items": [{"id": %1$d, "title": "Cup", "price": 1, "quantity": 1},
              {"id": %1$d, "title": "Pot", "price": 1, "quantity": 1}]
            """
                .formatted(line));
    assertEquals(422, twice.status(), twice.text());
    assertTrue(twice.at("errors").fieldMap().containsKey("line_items[1].id"), twice.text());
    assertEquals(200, clerk.edit(id, Clerk.cups()).status());
  }

  @Test
  void aDraftWhoseCustomerIsGoneStaysEditable() {
    var customer = clerk.shop.customer("ada@example.com");
    long id = clerk.draft("\"customer\": {\"id\": " + customer.id() + "}");
    clerk.shop.database().commit(new CustomersTable(clerk.shop.database()).remove(customer));
    var edited = clerk.edit(id, "\"note\": \"N\"");
    assertEquals(200, edited.status(), edited.text());
    assertEquals(customer.id(), new CustomerId(edited.longAt("draft_order.customer.id")));
    assertEquals(200, clerk.complete(id).status());
  }

  @Test
  void aDraftIsDeletedWhileNothingWasPaidOnIt() {
    long id = clerk.draft();
    var deleted = clerk.calls.delete("draft_orders/" + id + ".json");
    assertEquals(200, deleted.status());
    assertEquals("{}", deleted.text());
    assertEquals(404, clerk.read(id).status());
    assertEquals(404, clerk.edit(id, "\"note\": \"N\"").status());
  }

  @Test
  void aDraftWithAPaymentStays() {
    long id = clerk.draft();
    var drafts = new DraftsTable(clerk.shop.database());
    var draft = drafts.find(new DraftId(id)).orElseThrow();
    var paid =
        Decided.changed(
            DraftOrderDecider.partlyPaid(draft, SampleShop.usd("1.00"), clerk.shop.now()));
    clerk.shop.database().commit(drafts.put(paid));
    var refused = clerk.calls.delete("draft_orders/" + id + ".json");
    assertEquals(422, refused.status());
    assertTrue(refused.text().contains("with payments"), refused.text());
    assertEquals("1.00", clerk.read(id).textAt("draft_order.amount_paid"));
  }

  /// What is held counts for nothing, and would be out of everybody's reach.
  @Test
  void aDraftWithMoneyHeldStays() {
    long id = clerk.draft();
    var drafts = new DraftsTable(clerk.shop.database());
    var draft = drafts.find(new DraftId(id)).orElseThrow();
    var held = Decided.changed(DraftOrderDecider.recorded(draft, clerk.shop.now()));
    clerk.shop.database().commit(drafts.put(held));
    assertEquals(422, clerk.calls.delete("draft_orders/" + id + ".json").status());
    assertEquals(200, clerk.edit(id, "\"note\": \"N\"").status());
    assertEquals(422, clerk.calls.delete("draft_orders/" + id + ".json").status());
    assertEquals("0.00", clerk.read(id).textAt("draft_order.amount_paid"));
  }

  @Test
  void completingPaysTheDraftAndMakesItsOrder() {
    long id = clerk.draft();
    var completed = clerk.complete(id);
    assertEquals(200, completed.status(), completed.text());
    assertEquals("completed", completed.textAt("draft_order.status"));
    assertEquals("2026-03-02T13:00:00+01:00", completed.textAt("draft_order.completed_at"));
    var order = orderOf(completed);
    assertEquals(SampleShop.usd("40.00"), order.paid());
    var entries = new PaymentsTable(clerk.shop.database()).entriesOf(new DraftId(id));
    assertEquals(List.of("completed #D1"), entries.stream().map(e -> e.reference()).toList());
    assertEquals(Optional.of(order.id()), entries.getFirst().orderId());
    assertEquals(
        List.of(
            new Message.IssueInvoice(order.id(), Optional.of(order.paid())),
            new Message.ClaimStock(order.id())),
        clerk.messages());
  }

  private dev.utkast.model.order.Order orderOf(Answer completed) {
    return new OrdersTable(clerk.shop.database())
        .find(new OrderId(completed.longAt("draft_order.order_id")))
        .orElseThrow();
  }

  @Test
  void completingAgainFindsTheSameOrder() {
    long id = clerk.draft();
    var first = clerk.complete(id);
    clerk.messages();
    var before = clerk.shop.database().contents();
    assertEquals(first.body(), clerk.complete(id).body());
    assertEquals(before, clerk.shop.database().contents());
  }

  @Test
  void whatCostsNothingIsCompletedWithoutAPayment() {
    var made =
        clerk.create("\"line_items\": [{\"title\": \"Gift\", \"price\": 0, \"quantity\": 1}]");
    long id = made.longAt("draft_order.id");
    assertEquals(200, clerk.complete(id).status());
    assertEquals(List.of(), new PaymentsTable(clerk.shop.database()).entriesOf(new DraftId(id)));
  }

  @Test
  void theOrderIsCountedWithItsCustomer() {
    var customer = clerk.shop.customer("ada@example.com");
    long id = clerk.draft("\"customer\": {\"id\": " + customer.id() + "}");
    var order = orderOf(clerk.complete(id));
    var known = new CustomersTable(clerk.shop.database()).findWithOrders(customer.id());
    var history = known.orElseThrow().history(clerk.wiring.shop().currency());
    assertEquals(1, history.count());
    assertEquals(Optional.of(new OrderHistory.Last(order.id(), order.name())), history.last());
    assertEquals(1, known.orElseThrow().ordinal(order.id()));
  }

  @Test
  void onlyTagsChangeOnceItIsCompleted() {
    long id = clerk.draft();
    clerk.complete(id);
    assertEquals("b2b", clerk.edit(id, "\"tags\": \"b2b\"").textAt("draft_order.tags"));
    var refused = clerk.edit(id, "\"note\": \"N\"");
    assertEquals(422, refused.status(), refused.text());
    assertTrue(refused.at("errors").fieldMap().containsKey("base"), refused.text());
    assertEquals(422, clerk.calls.delete("draft_orders/" + id + ".json").status());
    assertEquals(422, clerk.sendInvoice(id).status());
    assertEquals(1, clerk.shop.database().everything(TableName.ORDERS).size());
  }

  @Test
  void ofAWholeAddressThatIsSentBackTheChangedHalfIsMeant() {
    var address = "{\"city\": \"X\", \"country\": \"%s\", \"country_code\": \"%s\"}";
    for (var field : List.of("shipping_address", "billing_address")) {
      long id = clerk.draft("\"" + field + "\": " + address.formatted("Germany", "DE"));
      var recoded = clerk.edit(id, "\"" + field + "\": " + address.formatted("Germany", "CH"));
      assertEquals("Switzerland", recoded.textAt("draft_order." + field + ".country"));
      var renamed = clerk.edit(id, "\"" + field + "\": " + address.formatted("Norway", "CH"));
      assertEquals("NO", renamed.textAt("draft_order." + field + ".country_code"));
      var refused =
          clerk.create(Clerk.cups("\"" + field + "\": " + address.formatted("Germany", "CH")));
      assertEquals(422, refused.status(), refused.text());
      assertTrue(refused.text().contains("\"" + field + ".country_code\""), refused.text());
    }
  }

  @Test
  void aPercentageOutOfBoundsIsNamedTogetherWithWhateverElseIsWrong() {
    var discount = "\"applied_discount\": {\"value_type\": \"percentage\", \"value\": %s}";
    var refused =
        clerk.create(
            "\"line_items\": [{\"title\": \"Cup\", \"price\": \"20.00\", \"quantity\": 0, "
                + discount.formatted("\"0.00000001\"")
                + "}], "
                + discount.formatted("150"));
    assertEquals(
        "{\"errors\":{\"line_items[0].quantity\":[\"must be greater than or equal to 1\"],"
            + "\"line_items[0].applied_discount.value\":[\"has too many decimals\"],"
            + "\"applied_discount.value\":[\"must be from 0 to 100\"]}}",
        refused.text());
  }
}
