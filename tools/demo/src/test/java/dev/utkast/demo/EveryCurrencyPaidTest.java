package dev.utkast.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.demo.api.CardPages;
import dev.utkast.demo.api.JsonPath;
import dev.utkast.demo.api.ShopClient;
import dev.utkast.local.LocalOptions;
import dev.utkast.local.LocalSystem;
import dev.utkast.local.inbox.MailMessage;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A draft in each currency that is peculiar to somebody is invoiced, paid by card and refunded,
/// over the embedded services and by the adapter that speaks with Stripe: every amount is right to
/// its minor unit on page, PDF and mail, in the API, and at the provider, who counts in units of
/// his own. Needs the archives of the functions.
class EveryCurrencyPaidTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// What 100.00 euro are, as it is written and as Stripe counts it; what is refunded first, and
  /// what that leaves.
  private static final String AMOUNTS =
      """
      USD | 123.45   | $123.45       | 12345   | 41.15  | 4115  | $41.15     | 82.30
      EUR | 100.00   | €100.00       | 10000   | 0.01   | 1     | €0.01      | 99.99
      NOK | 1250.50  | NOK 1,250.50  | 125050  | 250.10 | 25010 | NOK 250.10 | 1000.40
      JPY | 5000     | ¥5,000        | 5000    | 1      | 1     | ¥1         | 4999
      KWD | 12.340   | KWD 12.340    | 12340   | 1.230  | 1230  | KWD 1.230  | 11.110
      CHF | 99.95    | CHF 99.95     | 9995    | 0.05   | 5     | CHF 0.05   | 99.90
      HUF | 25000.55 | HUF 25,000.55 | 2500055 | 100.05 | 10005 | HUF 100.05 | 24900.50
      ISK | 1500     | ISK 1,500     | 150000  | 7      | 700   | ISK 7      | 1493
      """;

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  /// @param total as the API writes it
  /// @param shown as people read it
  /// @param units as the provider counts them
  /// @param part what is refunded first
  private record Row(
      String currency,
      String total,
      String shown,
      long units,
      String part,
      long partUnits,
      String partShown,
      String rest) {
    static Row of(String line) {
      var cells = Stream.of(line.split("\\|")).map(String::strip).toList();
      return new Row(
          cells.get(0),
          cells.get(1),
          cells.get(2),
          Long.parseLong(cells.get(3)),
          cells.get(4),
          Long.parseLong(cells.get(5)),
          cells.get(6),
          cells.get(7));
    }
  }

  /// A row that is sold.
  private record Sold(Row row, long draft, String link) {}

  private record Shop(LocalSystem system, ShopClient client, URI provider, String key) {
    void settle() {
      assertTrue(system.awaitIdle(PATIENCE).atRest(), "it does not come to rest");
    }
  }

  @Test
  void everyAmountIsRightFromTheMailToTheLastRefund() throws Exception {
    assumeTrue(KilledDemoTest.built(), "the functions are not built");
    var state = folder.resolve("state");
    var rows = AMOUNTS.lines().map(Row::of).toList();
    var options =
        LocalOptions.of(KilledDemoTest.root().resolve("template.yaml"), state)
            .withSchedules(false)
            .withThrottling(false)
            .withParameter("ShopCurrency", "EUR")
            .withParameter("ShopCountry", "IE")
            .withParameter("ShopTimeZone", "Europe/Dublin");
    try (var system = LocalSystem.start(options)) {
      var client = new ShopClient(system.urls().api(), system.token(), PATIENCE);
      var key = Files.readString(state.resolve("stripe-key")).strip().split(" ")[1];
      var shop = new Shop(system, client, system.payments().address(), key);
      open(shop, rows);
      var sold = rows.stream().map(row -> sold(shop, row)).toList();
      shop.settle();
      sold.forEach(sale -> asked(shop, sale));
      sold.forEach(sale -> pay(sale));
      shop.settle();
      sold.forEach(sale -> paid(shop, sale));
      sold.forEach(sale -> refund(shop, sale, sale.row().part()));
      shop.settle();
      sold.forEach(sale -> refundedInPart(shop, sale));
      sold.forEach(sale -> refund(shop, sale, sale.row().rest()));
      shop.settle();
      sold.forEach(sale -> refunded(shop, sale));
      assertEquals(Map.of(), system.deadLetters());
    }
  }

  /// Rates are the shop's own: so the amounts are those of the table.
  private static void open(Shop shop, List<Row> rows) {
    var rates =
        rows.stream()
            .filter(row -> !row.currency().equals("EUR"))
            .map(row ->
                Json.object()
                    .put("currency", row.currency())
                    .put("rate", new BigDecimal(row.total()).movePointLeft(2).toPlainString())
                    .build())
            .toList();
    var settings = Json.object().put("manual_exchange_rates", rates);
    shop.client().put("tax_settings.json", JsonPath.envelope("tax_settings", settings), "rates");
  }

  private static Sold sold(Shop shop, Row row) {
    var address =
        Json.object().put("first_name", "Grace").put("city", "Austin").put("country_code", "US");
    var line =
        Json.object().put("title", "Chair").put("price", "100.00").put("quantity", 1).build();
    var body =
        Json.object()
            .put("email", email(row))
            .put("presentment_currency", row.currency())
            .put("line_items", List.of(line))
            .put("shipping_address", address.build());
    var client = shop.client();
    var made =
        client.post("draft_orders.json", JsonPath.envelope("draft_order", body), row.currency());
    assertEquals(
        row.total() + " " + row.currency(), amount(made, "draft_order.total_price_set"), "API");
    long id = JsonPath.whole(made, "draft_order.id");
    client.post("draft_orders/" + id + "/send_invoice.json", Json.object().build(), "");
    var link = client.get("draft_orders/" + id + ".json").at("draft_order").textAt("invoice_url");
    return new Sold(row, id, link);
  }

  private static String email(Row row) {
    return row.currency().toLowerCase(java.util.Locale.ROOT) + "@example.com";
  }

  private static String amount(Json json, String set) {
    var money = JsonPath.at(json, set + ".presentment_money");
    return money.textAt("amount") + " " + money.textAt("currency_code");
  }

  private void asked(Shop shop, Sold sale) {
    var shown = sale.row().shown();
    says("page", page(sale), shown, "Pay " + shown + " by card");
    says("PDF", pdf(sale, "document.pdf"), shown);
    says("mail", mail(shop, sale, "payment request"), shown);
  }

  private static void pay(Sold sale) {
    var cards = new CardPages(PATIENCE);
    cards.approve(cards.begin(URI.create(sale.link()), new BigDecimal(sale.row().total())));
  }

  private void paid(Shop shop, Sold sale) {
    var row = sale.row();
    var order = order(shop, sale);
    assertEquals("paid", order.textAt("financial_status"), row.currency());
    assertEquals(row.total(), JsonPath.text(order, "total_paid"), row.currency());
    assertEquals(
        List.of(row.total() + " " + row.currency()), transactions(shop, order, "sale"), "API");
    var charge = charge(shop, payment(shop, order));
    assertEquals(row.units(), JsonPath.whole(charge, "amount"), row + " at the provider");
    assertEquals(row.currency().toLowerCase(java.util.Locale.ROOT), charge.textAt("currency"));
    says("page", page(sale), row.shown());
    says("receipt", pdf(sale, "receipt.pdf"), row.shown());
    says("invoice", pdf(sale, "document.pdf"), row.shown());
    says("mail", mail(shop, sale, "nvoice"), row.shown());
  }

  private void refund(Shop shop, Sold sale, String amount) {
    var id = payment(shop, order(shop, sale));
    var answer =
        send(
            HttpRequest.newBuilder(shop.provider().resolve("/desk"))
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "what=refund&id=" + id + "&amount=" + amount)));
    assertEquals(303, answer.statusCode(), () -> text(answer));
  }

  private void refundedInPart(Shop shop, Sold sale) {
    var row = sale.row();
    var order = order(shop, sale);
    assertEquals("partially_refunded", order.textAt("financial_status"), row.currency());
    assertEquals(List.of(money(row, row.part())), transactions(shop, order, "refund"), "API");
    var charge = charge(shop, payment(shop, order));
    assertEquals(row.partUnits(), JsonPath.whole(charge, "amount_refunded"), row.currency());
    says("page", page(sale), row.partShown());
  }

  private void refunded(Shop shop, Sold sale) {
    var row = sale.row();
    var order = order(shop, sale);
    assertEquals("refunded", order.textAt("financial_status"), row.currency());
    assertEquals(
        List.of(money(row, row.part()), money(row, row.rest())),
        transactions(shop, order, "refund"),
        "API");
    var charge = charge(shop, payment(shop, order));
    assertEquals(row.units(), JsonPath.whole(charge, "amount_refunded"), row.currency());
    says("page", page(sale), "refunded", row.shown());
  }

  private static String money(Row row, String amount) {
    return amount + " " + row.currency();
  }

  private static Json order(Shop shop, Sold sale) {
    var draft = shop.client().get("draft_orders/" + sale.draft() + ".json").at("draft_order");
    long id = JsonPath.whole(draft, "order_id");
    return shop.client().get("orders/" + id + ".json").at("order");
  }

  private static List<Json> entries(Shop shop, Json order, String kind) {
    var path = "orders/" + JsonPath.whole(order, "id") + "/transactions.json";
    return shop.client().list(path, "transactions").stream()
        .filter(it -> it.textAt("kind").equals(kind))
        .toList();
  }

  private static List<String> transactions(Shop shop, Json order, String kind) {
    return entries(shop, order, kind).stream()
        .map(it -> it.textAt("amount") + " " + it.textAt("currency"))
        .toList();
  }

  private static String payment(Shop shop, Json order) {
    return entries(shop, order, "sale").getFirst().textAt("authorization");
  }

  /// As the provider has it.
  private Json charge(Shop shop, String payment) {
    var asked = shop.provider().resolve("/v1/charges?payment_intent=" + payment);
    var answer =
        send(HttpRequest.newBuilder(asked).header("Authorization", "Bearer " + shop.key()));
    return JsonPath.at(Json.parse(text(answer)), "data.0");
  }

  private String page(Sold sale) {
    var html = text(send(HttpRequest.newBuilder(URI.create(sale.link()))));
    return html.replaceAll("(?s)<style.*?</style>|<[^>]+>", " ").replace("&nbsp;", " ");
  }

  private String pdf(Sold sale, String name) {
    var answer = send(HttpRequest.newBuilder(URI.create(sale.link() + "/" + name)));
    try (var document = Loader.loadPDF(answer.body())) {
      return new PDFTextStripper().getText(document);
    } catch (IOException e) {
      throw new AssertionError(name + ": " + text(answer), e);
    }
  }

  private static String mail(Shop shop, Sold sale, String subject) {
    var mails = shop.system().mails();
    return mails.all().stream()
        .filter(it -> it.subject().contains(subject) && it.to().contains(email(sale.row())))
        .map(it -> MailMessage.parse(mails.message(it.id()).orElseThrow()))
        .map(it -> it.body("text/plain").orElseThrow().text())
        .findFirst()
        .orElseThrow(() -> new AssertionError(subject + " not in " + mails.all()));
  }

  private static void says(String what, String text, String... wanted) {
    var plain = text.replaceAll("[\\s\\u00a0\\u202f]+", " ");
    for (var one : wanted) {
      assertTrue(plain.contains(one), () -> what + " does not say " + one + ": " + plain);
    }
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(
        Objects.requireNonNull(answer.body()), java.nio.charset.StandardCharsets.UTF_8);
  }
}
