package dev.utkast.bench.kills;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.http.CustomerForms;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.CheckoutsTable;
import dev.utkast.functions.cardpayments.CardPayments;
import dev.utkast.functions.confirmpayment.ConfirmPayment;
import dev.utkast.functions.draftorders.DraftOrders;
import dev.utkast.model.id.DraftId;
import dev.utkast.testkit.Invocations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// A draft of 40.00 whose customer has the link to its page, and what customer and staff do with
/// it.
final class CardSale {
  private static final String ADMIN = "/admin/api/2026-07/draft_orders";
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final HttpClient BROWSER =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final KilledShop shop;
  private final RequestStreamHandler cards;
  private final RequestStreamHandler payments;
  private final DraftId id;
  private final String link;

  CardSale(KilledShop shop) {
    this.shop = shop;
    this.cards = new CardPayments(shop.wiring());
    this.payments = new ConfirmPayment(shop.wiring());
    var drafts = new DraftOrders(shop.wiring());
    var made =
        Invocations.invoke(
            drafts,
            HttpCall.of("POST", ADMIN + ".json")
                .body(
                    JSON,
                    """
                    {"draft_order": {"email": "ada@example.com", "line_items": [
                      {"title": "Cup", "price": "20.00", "quantity": 2}]}}
                    """)
                .event());
    this.id = new DraftId(Long.parseLong(draft(made).at("id").write()));
    Invocations.invoke(
        drafts,
        HttpCall.of("POST", ADMIN + "/" + id + "/send_invoice.json").body(JSON, "{}").event());
    var asked =
        draft(Invocations.invoke(drafts, HttpCall.of("GET", ADMIN + "/" + id + ".json").event()));
    assertEquals("40.00", asked.textAt("total_price"));
    this.link = asked.textAt("invoice_url").replaceFirst("^.*/", "");
    shop.settle();
  }

  private static Json draft(Json answer) {
    return Json.parse(answer.textAt("body")).at("draft_order");
  }

  DraftId id() {
    return id;
  }

  /// The customer presses the button of the page.
  Json press() {
    var proof = new CustomerForms(shop.wiring()).proof(link);
    return HttpCall.of("POST", "/invoices/" + link + "/pay")
        .body(FORM, CustomerForms.PROOF + "=" + proof + "&amount=40.00")
        .event();
  }

  /// The customer presses the button, is led to the provider, and pays there.
  void pay() {
    var led = Invocations.invoke(cards, press());
    var page = led.at("headers").textAt("location");
    assertEquals(303, HttpCall.status(led), led.write());
    assertTrue(page.startsWith(shop.peer().address() + "/pay/"), page);
    var paid =
        HttpRequest.newBuilder(URI.create(page))
            .header("Content-Type", FORM)
            .POST(HttpRequest.BodyPublishers.ofString("how=approve"))
            .build();
    try {
      var back = BROWSER.send(paid, HttpResponse.BodyHandlers.ofString());
      assertEquals(303, back.statusCode(), back.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The customer comes back from the provider.
  Json back() {
    var checkout = new CheckoutsTable(shop.wiring().database()).ofSale(id).getFirst().id();
    return HttpCall.of("GET", "/invoices/" + link + "/paid/" + checkout).event();
  }

  void comesBack() {
    assertEquals(303, HttpCall.status(Invocations.invoke(cards, back())));
  }

  /// Staff say that the money has come.
  Json confirmation() {
    var currency = shop.wiring().shop().currency();
    return HttpCall.of("POST", ADMIN + "/" + id + "/payments.json")
        .header("idempotency-key", "paid-" + id)
        .body(
            JSON,
            """
            {"payment": {"amount": "40.00", "currency": "%s", "reference": "bank %s"}}
            """
                .formatted(currency, id))
        .event();
  }

  void isConfirmed() {
    var answer = Invocations.invoke(payments, confirmation());
    assertEquals(2, HttpCall.status(answer) / 100, answer.write());
  }
}
