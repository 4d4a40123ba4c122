package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.sale.SaleContent;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is on record and orders by the mail address alone is called by name, where nobody but her
/// reads it.
class DraftKnownByMailTest {
  private static final Optional<String> ADA = Optional.of("Ada Lovelace");
  private static final String WITHOUT_CUSTOMERS = "write_draft_orders";

  private final Clerk clerk = new Clerk();

  @BeforeEach
  void adaIsOnRecord() {
    onRecord("ada@example.com");
  }

  private void onRecord(String email) {
    var database = clerk.wiring.database();
    var made = clerk.shop.customer(email);
    database.commit(
        new CustomersTable(database).claimEmail(made.id(), Optional.empty(), made.email()));
  }

  private SaleContent content(long id) {
    return new DraftsTable(clerk.wiring.database()).find(new DraftId(id)).orElseThrow().content();
  }

  private Optional<String> name(long id) {
    return content(id).recipientName();
  }

  private long draftOf(String email, String... further) {
    var fields = Clerk.cups(further).replace("\"ada@example.com\"", email);
    return clerk.create(fields).longAt("draft_order.id");
  }

  private static String to(String address) {
    return "\"shipping_address\": {" + address + "\"city\": \"Leeds\", \"country\": \"GB\"}";
  }

  @ParameterizedTest
  @CsvSource({
    "ada@example.com, Ada Lovelace",
    "Ada@EXAMPLE.com, Ada Lovelace",
    "eve@example.com, -"
  })
  void herAddressSaysWhoSheIs(String email, String name) {
    long id = draftOf("\"" + email + "\"", to(""));
    assertEquals(name, name(id).orElse("-"));
    assertEquals(Optional.empty(), content(id).customerId());
  }

  @Test
  void whatNamesSomebodyIsNotOverruled() {
    long id = clerk.draft(to("\"last_name\": \"Hopper\", "));
    assertEquals(Optional.of("Hopper"), name(id));
    assertEquals(Optional.empty(), content(id).customerName());
  }

  @Test
  void anotherAddressIsSomebodyElse() {
    long id = clerk.draft();
    clerk.edit(id, "\"email\": \"eve@example.com\"");
    assertEquals(Optional.empty(), name(id));
    clerk.edit(id, "\"email\": \"ada@example.com\"");
    assertEquals(ADA, name(id));
  }

  @Test
  void whoGotARecordMeanwhileIsRecognisedWhenSheIsAsked() {
    long id = draftOf("\"grace@example.com\"");
    onRecord("grace@example.com");
    assertEquals(Optional.empty(), name(id));
    clerk.sendInvoice(id);
    assertEquals(ADA, name(id));
  }

  private String sent(String scopes, String wishes) {
    long id = clerk.draft();
    var answer =
        clerk
            .calls
            .withScopes(scopes.split(" "))
            .post(
                "draft_orders/" + id + "/send_invoice.json",
                "{\"draft_order_invoice\": {" + wishes + "}}");
    assertEquals(200, answer.status(), answer::text);
    assertFalse(answer.text().contains("Lovelace"), answer::text);
    return name(id).orElse("-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          write_draft_orders                | "subject": "Hi"                  | Ada Lovelace
          write_draft_orders                | "to": "ADA@example.com"          | Ada Lovelace
          write_draft_orders read_customers | "to": "eve@example.com"          | -
          write_draft_orders read_customers | "bcc": ["books@example.com"]     | Ada Lovelace
          write_draft_orders                | "bcc": ["books@example.com"]     | -
          """)
  void aMailThatOthersReadDoesNotTellWhoHasTheAddress(String scopes, String wishes, String name) {
    assertEquals(name, sent(scopes, wishes));
  }

  /// Her name is on what is mailed.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          write_draft_orders                | "to": "eve@example.com"      | 403
          write_draft_orders                | "bcc": ["books@example.com"] | 403
          write_draft_orders                | "subject": "Hi"              | 200
          write_draft_orders read_customers | "to": "eve@example.com"      | 200
          """)
  void whoMayNotReadCustomersDoesNotHaveACustomersRequestSentElsewhere(
      String scopes, String wishes, int status) {
    var customer = clerk.shop.customer("grace@example.com").id();
    long id =
        draftOf(
            "\"grace@example.com\"",
            "\"customer\": {\"id\": " + customer + "}",
            to(""),
            to("").replace("shipping", "billing"));
    var answer =
        clerk
            .calls
            .withScopes(scopes.split(" "))
            .post(
                "draft_orders/" + id + "/send_invoice.json",
                "{\"draft_order_invoice\": {" + wishes + "}}");
    assertEquals(status, answer.status(), answer::text);
  }

  @Test
  void whoIsAskedAtAnAddressOfWhichTheDraftKnowsNothingIsNamedOnTheOrder() {
    long id = draftOf("null");
    clerk.calls.post(
        "draft_orders/" + id + "/send_invoice.json",
        "{\"draft_order_invoice\": {\"to\": \"ada@example.com\"}}");
    long orderId = clerk.completePending(id).longAt("draft_order.order_id");
    var order = new OrdersTable(clerk.wiring.database()).find(new OrderId(orderId)).orElseThrow();
    assertEquals(ADA, order.content().recipientName());
    assertEquals(Optional.of("ada@example.com"), order.content().onParcel().email());
    assertEquals(Optional.empty(), order.content().onParcel().recipientName());
  }

  /// Nothing that staff are answered with says who has the address.
  @ParameterizedTest
  @ValueSource(strings = {"draft_orders.json", "draft_orders/calculate.json"})
  void noAnswerTellsWhoHasTheAddress(String path) {
    var answer =
        clerk.calls.withScopes(WITHOUT_CUSTOMERS).post(path, Clerk.envelope(Clerk.cups(to(""))));
    assertFalse(answer.text().contains("Lovelace"), answer::text);
  }
}
