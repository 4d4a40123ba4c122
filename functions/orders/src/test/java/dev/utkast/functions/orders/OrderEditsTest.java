package dev.utkast.functions.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.TaxRegistrationId;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentTerms;
import dev.utkast.model.pricing.TaxBasis;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.SalesSettings.TaxRegistration;
import dev.utkast.model.tax.Registration;
import dev.utkast.model.tax.Territories;
import dev.utkast.testkit.SampleSale;
import dev.utkast.testkit.SampleShop;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What staff change of an agreed sale is changed wherever it shows, or refused by name.
class OrderEditsTest {
  private static final String OSLO =
      """
      {"first_name": "Ada", "last_name": "Lovelace", "address1": "Oak St 1", "city": "Oslo",
       "zip": "0150", "country_code": "NO"}\
      """;

  private final Desk desk = new Desk();

  private Order order() {
    return desk.shop.order(SampleSale.ofCupsAndPot().to(SampleShop.address("GB"), "en"));
  }

  @Test
  void howTheCustomerIsReachedAndWhatStaffNoteIsChanged() {
    var order = order();
    var edited =
        desk.edit(
            order,
            """
            "email": "ada@example.org", "phone": "+44 20 7946 0000",
            "note_attributes": [{"name": "gift", "value": "yes"}]
            """);
    assertEquals(200, edited.status(), edited.text());
    var read = desk.read(order);
    assertEquals(edited.body(), read.body());
    assertEquals("ada@example.org", read.textAt("order.email"));
    assertEquals("ada@example.org", read.textAt("order.contact_email"));
    assertEquals("+44 20 7946 0000", read.textAt("order.phone"));
    assertEquals("gift", read.textAt("order.note_attributes.0.name"));
    assertEquals("Mail address, phone, notes or tags changed", desk.latest(order));
    assertEquals("null", desk.edit(order, "\"phone\": null").at("order.phone").write());
  }

  @Test
  void goodsGoToTheNewAddressAndTheSlipIsPrintedAgain() {
    var order = order();
    var made = desk.shop.fulfillmentOrder(order);
    var edited = desk.edit(order, "\"shipping_address\": " + OSLO);
    assertEquals("Oslo", edited.textAt("order.shipping_address.city"), edited.text());
    assertEquals(
        "Oslo",
        desk.calls
            .get("fulfillment_orders/" + made.id() + ".json")
            .textAt("fulfillment_order.destination.city"));
    assertEquals(List.of(slipOf(made, order, 1)), desk.messages());
    desk.edit(order, "\"note\": \"Ring twice\"");
    assertEquals(List.of(slipOf(made, order, 2)), desk.messages());
    desk.edit(order, "\"phone\": \"1\", \"tags\": \"vip\"");
    assertEquals(List.of(), desk.messages());
    assertEquals(
        "slips/" + made.id() + "-2.pdf", desk.ship(made).textAt("fulfillment.packing_slip.key"));
  }

  @Test
  void whatWasSentOrCalledOffStaysWhereItWent() {
    var shipped = order();
    var made = desk.shop.fulfillmentOrder(shipped);
    desk.ship(made, Desk.units(made, 0, 1));
    var cancelled = order();
    desk.cancel(cancelled, "");
    var here = order();
    for (var refused :
        List.of(
            desk.edit(shipped, "\"shipping_address\": " + OSLO),
            desk.edit(cancelled, "\"shipping_address\": " + OSLO),
            desk.edit(here, "\"shipping_address\": null"))) {
      assertEquals(422, refused.status(), refused.text());
      assertEquals(Set.of("shipping_address"), refused.at("errors").fieldMap().keySet());
    }
    desk.messages();
    assertEquals(200, desk.edit(shipped, "\"note\": \"N\", \"email\": \"a@b.org\"").status());
    assertEquals(List.of(), desk.messages());
  }

  /// The invoice was issued with the taxes of the first place.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          registered | from           | to             | status
          NL         | GB, , LS1 1AA  | NO, , 0010     | 422
          NL         | GB, , LS1 1AA  | GB, , G1 1AA   | 200
          NL         | GB, , LS1 1AA  | GB, , BT1 1AA  | 422
          DE         | ES, , 28001    | ES, , 35001    | 422
          DE         | ES, , 38001    | ES, , 28001    | 422
          DE         | ES, GC, 35001  | ES, TF, 38001  | 200
          DE         | ES, CE, 51001  | ES, ML, 52001  | 422
          DE         | DE, BY, 80331  | DE, BE, 10115  | 200
          DE         | DE, , 78224    | DE, , 78266    | 422
          DE         | FI, , 00100    | FI, , 22100    | 422
          DE         | IT, SO, 23041  | IT, SO, 23030  | 422
          DE         | PT, , 9000-001 | PT, , 9500-001 | 422
          DE         | AT, , 6691     | AT, , 6600     | 422
          DE         | MC, , 98000    | FR, , 75001    | 200
          DE         | GB, , IM1 1AA  | IM, , IM1 1AA  | 200
          US-NY      | US, NY, 10001  | US, NJ, 07001  | 422
          US-NY      | US, NJ, 07001  | US, NY, 10001  | 422
          US-NY      | US, NJ, 07001  | US, PA, 19019  | 200
          CA         | CA, ON, M5V    | CA, QC, H2Y    | 422
          CA         | CA, ON, M5V    | CA, Ontario,   | 200
          CA         | CA, ON, M5V    | CA, , M5V      | 422\
          """,
      useHeadersInDisplayName = true)
  void goodsStayWhereTheTaxesOfTheInvoiceAreDue(
      String registered, String from, String to, int status) {
    var order = order();
    var at = desk.edit(order, address(from));
    assertEquals(200, at.status(), at.text());
    register(registered);
    taxed(desk.stored(order));
    var moved = desk.edit(order, address(to));
    assertEquals(status, moved.status(), moved.text());
    assertEquals(status == 422, moved.text().contains("where other taxes are due"), moved.text());
  }

  private static String address(String place) {
    var parts = place.split(",", -1);
    return """
    "shipping_address": {"last_name": "Berg", "country_code": "%s", "province": "%s", "zip": "%s"}\
    """
        .formatted(parts[0].strip(), parts[1].strip(), parts[2].strip());
  }

  private Message slipOf(FulfillmentOrder made, Order order, int revision) {
    var text = Optional.of(desk.stored(order).slipText());
    var id = Optional.of(order.id());
    return new Message.RenderPackingSlip(
        made.id(), Optional.empty(), Optional.of(revision), text, id);
  }

  private void register(String country) {
    var id = new TaxRegistrationId(9001);
    var registration = new TaxRegistration(id, Registration.in(country), Optional.empty());
    var settings = SalesSettings.unset().withRegistrations(List.of(registration));
    var database = desk.shop.database();
    database.commit(new SettingsTable(database).put(settings));
  }

  /// As a draft that goes there is taxed.
  private void taxed(Order order) {
    var where = order.content().shippingAddress().orElseThrow().whereabouts("GB").orElseThrow();
    var located = Territories.locate(where, desk.shop.today());
    boolean abroad = !located.place().country().equals(where.country());
    var basis =
        new TaxBasis(
            desk.shop.today(),
            where.country(),
            Optional.of(located.place().region()).filter(region -> !region.isEmpty() && !abroad),
            located.territory(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of());
    desk.shop.repriced(order, order.priced().taxedBy(basis));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          billing_address         | {"city": "Oslo", "country_code": "NO"}
          customer                | {"id": 7}
          customer                | {"email": "a@b.org"}
          contact_email           | "a@b.org"
          location_id             | 7
          source_name             | "pos"
          source_identifier       | "7"
          referring_site          | "https://x.example"
          user_id                 | 7
          transactions            | [{"kind": "sale", "amount": "10.00"}]
          send_receipt            | true
          inventory_behaviour     | "bypass"
          line_items              | []
          line_items              | [{"id": 11, "quantity": 3}, {"id": 12, "quantity": 1}]
          line_items              | [{"title": "Lamp", "quantity": 1}, {"id": 12, "quantity": 1}]
          shipping_lines          | [{"title": "Courier", "price": "5.00"}]
          payment_terms           | {"payment_terms_type": "NET", "due_in_days": 90}
          po_number               | "PO 7"
          processed_at            | "2020-01-01T00:00:00Z"
          buyer_accepts_marketing | true
          tax_exempt              | true
          currency                | "EUR"
          presentment_currency    | "EUR"
          metafields              | [{"key": "k", "value": "v"}]
          discount_codes          | [{"code": "TEN", "amount": "10.00"}]
          email                   | "nobody"
          email                   | "a@b.org,c@d.org"
          """)
  void whatAnOrderHasForGoodIsRefusedByName(String field, String value) {
    var order = order();
    var before = desk.shop.database().contents();
    var refused = desk.edit(order, "\"note\": \"N\", \"" + field + "\": " + value);
    assertEquals(422, refused.status(), refused.text());
    assertEquals(Set.of(field), refused.at("errors").fieldMap().keySet());
    assertEquals(before, desk.shop.database().contents());
  }

  /// Whatever a part of the order tells, it tells for good.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          line_items    | "grams":250                              | "grams":7
          line_items    | "taxable":true                         | "taxable":false
          line_items    | "requires_shipping":true               | "requires_shipping":false
          line_items    | "properties":[]                        | "properties":[{"name":"a","value":"b"}]
          line_items    | "title":"Cup"                          | "title":"Mug"
          line_items    | "price":"30.00"                        | "price":29
          line_items    | "tax_lines":[]                         | "tax_lines":[{"title":"VAT","rate":0.2}]
          payment_terms | "due_at":"2026-04-01T00:00:00+02:00"   | "due_at":"2026-04-02T00:00:00+02:00"
          payment_terms | "issued_at":null                       | "issued_at":"2026-03-05"
          payment_terms | "due_in_days":30                       | "due_in_days":31
          customer      | "id":7                                 | "id":8
          customer      | "email":"customer@example.com"         | "email":"bob@example.com"
          """)
  void whatIsDifferentInAPartIsRefused(String field, String told, String said) {
    var order = onAccount();
    var part = desk.read(order).at("order." + field).write();
    assertTrue(part.contains(told), part);
    var before = desk.shop.database().contents();
    var refused = desk.edit(order, "\"" + field + "\": " + part.replace(told, said));
    assertEquals(422, refused.status(), refused.text());
    assertEquals(Set.of(field), refused.at("errors").fieldMap().keySet());
    assertEquals(before, desk.shop.database().contents());
    assertEquals(200, desk.edit(order, "\"" + field + "\": " + part).status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          line_items    | "price":"30.00"                      | "price":30
          line_items    | "id":11,                             | "id":"11",
          line_items    | "sku":null                           | "unheard_of":"x"
          payment_terms | "due_at":"2026-04-01T00:00:00+02:00" | "due_at":"2026-03-31T22:00:00.000Z"
          """)
  void whatReadsTheSameIsNoChange(String field, String told, String said) {
    var order = onAccount();
    var part = desk.read(order).at("order." + field).write();
    assertTrue(part.contains(told), part);
    var same = desk.edit(order, "\"" + field + "\": " + part.replace(told, said));
    assertEquals(200, same.status(), same.text());
  }

  /// Sent again as it was, after it took effect.
  @Test
  void anotherMailAddressIsNoOtherCustomer() {
    var order = onAccount();
    var whole =
        desk.read(order)
            .text()
            .replace(
                "\"email\":\"customer@example.com\",\"contact", "\"email\":\"a@b.org\",\"contact");
    for (int i = 0; i < 2; i++) {
      var edited = desk.calls.put("orders/" + order.id() + ".json", whole);
      assertEquals("a@b.org", edited.textAt("order.customer.email"), edited.text());
    }
  }

  @Test
  void theCustomersMailAddressIsTheOrdersOrWas() {
    var order = onAccount();
    var both = "\"email\": \"a@b.org\", \"customer\": {\"id\": 7, \"email\": \"%s\"}";
    var refused = desk.edit(order, both.formatted("c@d.org"));
    assertEquals(422, refused.status(), refused.text());
    assertEquals(Set.of("customer"), refused.at("errors").fieldMap().keySet());
    for (var same : List.of("customer@example.com", "a@b.org")) {
      assertEquals(200, desk.edit(order, both.formatted(same)).status(), same);
    }
  }

  private Order onAccount() {
    var terms = new PaymentTerms(PaymentTerms.Type.NET, Optional.of(30), Optional.empty());
    return desk.shop.order(SampleSale.ofCupsAndPot().boughtBy(new CustomerId(7)).onTerms(terms));
  }

  /// Clients send back what they read, and something was done meanwhile.
  @Test
  void anOlderReadingOfTheOrderSentBackChangesOnlyWhatIsStaffs() {
    var order = order();
    var made = desk.shop.fulfillmentOrder(order);
    var read = desk.read(order).text();
    desk.pay(order, "40.00");
    desk.ship(made, Desk.units(made, 0, 1));
    var back = desk.calls.put("orders/" + order.id() + ".json", read);
    assertEquals(200, back.status(), back.text());
    assertEquals("partially_paid", back.textAt("order.financial_status"));
    assertEquals("partial", back.textAt("order.fulfillment_status"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          reason=fraud  | {"reason": "customer"} | reason
          restock=false | {"restock": true}      | restock
          email=maybe   | {}                     | email
          reason=bored  | {"reason": "customer"} | reason
          """)
  void aCancellationThatContradictsItselfIsRefused(String query, String body, String field) {
    var order = desk.order();
    var refused = desk.calls.post("orders/" + order.id() + "/cancel.json?" + query, body);
    assertEquals(422, refused.status(), refused.text());
    assertEquals(Set.of(field), refused.at("errors").fieldMap().keySet());
    assertTrue(desk.stored(order).cancellation().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tax_exempt", "manual_tax_lines"})
  void goodsThatNoRuleTaxesStayInTheirCountryToo(String how) {
    var sale = SampleSale.ofCupsAndPot().to(SampleShop.address("GB"), "en");
    var order = desk.shop.order(how.equals("tax_exempt") ? sale.exempt() : sale.taxedByHand());
    register("NL");
    taxed(order);
    var street = SampleShop.address("GB").zip().orElse("");
    var near = desk.edit(order, address("GB, , " + street));
    assertEquals(200, near.status(), near.text());
    var moved = desk.edit(order, address("NO, , 0010"));
    assertEquals(422, moved.status(), moved.text());
    assertEquals(Set.of("shipping_address"), moved.at("errors").fieldMap().keySet());
  }

  @Test
  void goodsThatStayAtHomeKeepItsName() {
    var home = desk.shop.wiring().shop().country();
    var order = desk.shop.order(SampleSale.ofCupsAndPot().to(SampleShop.address(home), "en"));
    register(home);
    taxed(order);
    var nowhere = "\"shipping_address\": {\"country\": null, \"country_code\": null}";
    assertEquals(422, desk.edit(order, nowhere).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"shipping_address", "billing_address"})
  void anAddressIsNotEmptiedFieldByField(String name) {
    var order = order();
    var emptied =
        desk.read(order).at("order." + name).fieldMap().keySet().stream()
            .map(field -> "\"" + field + "\": null")
            .collect(Collectors.joining(", "));
    var before = desk.shop.database().contents();
    var refused = desk.edit(order, "\"" + name + "\": {" + emptied + "}");
    assertEquals(name.equals("shipping_address") ? 422 : 200, refused.status(), refused.text());
    assertEquals(before, desk.shop.database().contents());
    if (refused.status() == 422) {
      assertEquals(List.of(Json.of("can't be blank")), refused.at("errors." + name).items());
    }
  }

  @Test
  void ofAWholeAddressThatIsSentBackTheChangedHalfIsMeant() {
    var order = order();
    var address =
        "\"shipping_address\": {\"city\": \"X\", \"country\": \"%s\", \"country_code\": \"%s\"}";
    desk.edit(order, address.formatted("Norway", "NO"));
    var recoded = desk.edit(order, address.formatted("Norway", "GB"));
    assertEquals(
        "United Kingdom", recoded.textAt("order.shipping_address.country"), recoded.text());
    var renamed = desk.edit(order, address.formatted("Norway", "GB"));
    assertEquals("NO", renamed.textAt("order.shipping_address.country_code"), renamed.text());
    assertEquals(422, desk.edit(order, address.formatted("Germany", "CH")).status());
  }
}
