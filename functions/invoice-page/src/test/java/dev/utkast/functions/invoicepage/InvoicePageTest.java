package dev.utkast.functions.invoicepage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentTerms;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.SampleSale;
import dev.utkast.testkit.SampleShop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a customer sees behind a payment link, and what nobody sees without one.
class InvoicePageTest {
  private final SampleShop shop = new SampleShop();
  private final HttpCalls visitor = new HttpCalls(new InvoicePage(shop.wiring()));

  /// Of the link that was mailed first.
  private String mailed = "none yet";

  private Answer open() {
    return open(mailed);
  }

  /// Looks, and sees to it that looking changed nothing.
  private Answer open(String secret) {
    var before = shop.database().contents();
    var answer = visitor.get("/invoices/" + secret);
    assertEquals(before, shop.database().contents());
    return answer;
  }

  /// To somebody who reads English, unless she chose another language.
  private DraftOrder sent(SampleSale sale) {
    var language = sale.content().language().or(() -> Optional.of("en"));
    var draft = shop.invoiced(shop.draft(sale.with(SaleContent::language, language)));
    mailed = shop.token(draft);
    return draft;
  }

  private void store(DraftOrder draft) {
    shop.database().commit(new DraftsTable(shop.database()).put(draft));
  }

  /// The page as a reader sees it: without tags, with plain spaces.
  private static String text(Answer page) {
    return page.text()
        .replaceAll("(?s)<style.*?</style>", "")
        .replaceAll("<[^>]+>", " ")
        .replace("&nbsp;", " ")
        .replaceAll("[\\s\\u00a0\\u202f]+", " ");
  }

  private static void contains(Answer page, String... parts) {
    for (var part : parts) {
      assertTrue(text(page).contains(part), part + " in " + text(page));
    }
  }

  @Test
  void theLinkShowsThePaymentRequest() {
    sent(SampleSale.ofCupsAndPot());
    var page = open();
    assertEquals(200, page.status());
    contains(page, "D1-1", "Utkast Trading", "Cup", "Pot", "$60.00", "$40.00", "$100.00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | GB | USD | 1       | US$100.00
          nl | NL | EUR | 12.3456 | € 1.234,56
          nb | NO | NOK | 12.3456 | 1 234,56 kr
          de | DE | EUR | 12.3456 | 1.234,56 €
          fr | FR | EUR | 12.3456 | 1 234,56 €
          en | JP | JPY | 150     | 15,000
          """)
  void amountsAreWrittenAsTheCustomerWritesThem(
      String language, String country, String currency, String rate, String total) {
    var sale = SampleSale.ofCupsAndPot().to(SampleShop.address(country), language);
    sent(currency.equals("USD") ? sale : sale.in(currency, rate));
    var page = open();
    assertTrue(page.text().contains("lang=\"" + language), page.text());
    contains(page, total);
  }

  @Test
  void whatPeopleWroteIsTextAndNeverMarkup() {
    var hostile = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>&amp;'";
    var line = SampleSale.line(11, hostile, 1, "30.00");
    sent(SampleSale.of(line).to(SampleShop.named(hostile, "NL"), "nl"));
    var page = open();
    assertEquals(200, page.status());
    assertFalse(page.text().contains("<script"), page.text());
    assertFalse(page.text().contains("<img src=x"), page.text());
    assertTrue(page.text().contains("&lt;script&gt;alert(1)&lt;/script&gt;"), page.text());
    assertTrue(page.text().contains("&amp;amp;"), page.text());
  }

  @Test
  void thePageRunsNothingLoadsNothingAndLeavesNoTrace() {
    sent(SampleSale.ofCupsAndPot());
    for (var page : List.of(open(), open("unknown"))) {
      assertEquals("no-store", page.headers().get("cache-control"));
      assertEquals("no-referrer", page.headers().get("referrer-policy"));
      assertEquals("nosniff", page.headers().get("x-content-type-options"));
      assertEquals("DENY", page.headers().get("x-frame-options"));
      assertEquals("text/html; charset=utf-8", page.headers().get("content-type"));
      var policy = page.headers().getOrDefault("content-security-policy", "");
      assertTrue(policy.startsWith("default-src 'none';"), policy);
      assertTrue(policy.contains("form-action 'none'") && !policy.contains("script-src"), policy);
      assertTrue(policy.contains("base-uri 'none'") && policy.contains("frame-ancestors 'none'"));
      assertFalse(page.text().contains("<script"));
      var foreign =
          Pattern.compile("(src|href)=\"(?!data:|#|mailto:|\\?lang=|" + mailed + "/document.pdf\")")
              .matcher(page.text());
      assertFalse(foreign.find(), page.text());
    }
  }

  @Test
  void aLinkThatIsUnknownOrOfADeletedDraftTellsNothing() {
    var draft = sent(SampleSale.ofCupsAndPot());
    var unknown = open("unknown");
    assertEquals(404, unknown.status());
    shop.database().commit(new DraftsTable(shop.database()).remove(draft));
    assertEquals(unknown.text(), open().text());
    assertFalse(unknown.text().contains("Utkast"), unknown.text());
  }

  /// It speaks the customer's language and says who can help, and nothing of the sale.
  @Test
  void aLinkThatHasExpiredSaysSo() {
    sent(SampleSale.ofCupsAndPot().to(SampleShop.address("DE"), "de"));
    shop.clock().advance(Duration.ofDays(90).minusSeconds(1));
    assertEquals(200, open().status());
    shop.clock().advance(Duration.ofSeconds(1));
    var expired = open();
    assertEquals(410, expired.status());
    contains(expired, "Dieser Link ist abgelaufen", "Utkast Trading", "shop@example.com");
    for (var told : List.of("Cup", "D1", "100", "Ada")) {
      assertFalse(text(expired).contains(told), told + " in " + text(expired));
    }
  }

  @Test
  void whatBeginsAsALinkAndIsNoneIsNotFoundAndAsksForNoToken() {
    assertEquals(404, visitor.get("/invoices/..%2f..%2fetc").status());
    assertEquals(404, visitor.get("/invoices").status());
    assertEquals(401, visitor.get("/").status());
    assertEquals(401, visitor.get("/orders/1.json").status());
  }

  /// The mail said one amount; the page must not ask for another one under the same link.
  @Test
  void aLinkOfAnOlderRevisionSaysThatTheInvoiceWasUpdated() {
    shop.edited(
        sent(SampleSale.ofCupsAndPot()),
        SampleSale.of(SampleSale.line(11, "Golden cup", 2, "300.00"))
            .with(SaleContent::language, Optional.of("en")));
    var old = open();
    assertEquals(410, old.status(), old.text());
    contains(old, "This request has changed", "will write to you again");
    assertFalse(text(old).contains("latest email"), "none was sent since");
    assertFalse(old.text().contains("Golden"), old.text());
  }

  @Test
  void staffsTagsLeaveTheLinkAlive() {
    var draft = sent(SampleSale.ofCupsAndPot());
    tagged(draft);
    var page = open();
    assertEquals(200, page.status());
    assertFalse(page.text().contains("vip"));
  }

  @Test
  void whatWasPaidInPartIsTakenOff() {
    var draft = sent(SampleSale.ofCupsAndPot());
    store(
        Decided.changed(DraftOrderDecider.partlyPaid(draft, SampleShop.usd("30.00"), shop.now())));
    var page = open();
    assertEquals(200, page.status());
    contains(page, "$30.00", "$70.00");
  }

  private void complete(DraftOrder draft, Money paid) {
    shop.agreed(draft, paid);
  }

  @Test
  void onceItIsPaidThereIsNothingToPay() {
    complete(sent(SampleSale.ofCupsAndPot()), SampleShop.usd("100.00"));
    var page = open();
    assertEquals(200, page.status());
    contains(page, "Thank you", "nothing left to pay");
    assertFalse(page.text().contains("Cup"), page.text());
  }

  @ParameterizedTest
  @CsvSource({"0.00", "40.00", "100.00"})
  void whatWasCalledOffIsNotToBePaid(String paid) {
    var draft = sent(SampleSale.ofCupsAndPot());
    complete(draft, SampleShop.usd(paid));
    var asked = new Cancellation(Cancellation.Reason.CUSTOMER, shop.now());
    var next = Decided.changed(OrderDecider.cancel(order(draft), asked, Set.of()));
    shop.database().commit(new OrdersTable(shop.database()).put(next, shop.wiring().shop()));
    var page = open();
    assertEquals(200, page.status());
    contains(page, "This order was cancelled", "nothing left to pay");
    assertFalse(text(page).contains("confirmed"), text(page));
  }

  private Order order(DraftOrder draft) {
    var agreed = new DraftsTable(shop.database()).find(draft.id()).orElseThrow();
    return agreed.status() instanceof DraftStatus.Completed(_, OrderId orderId, _)
        ? new OrdersTable(shop.database()).find(orderId).orElseThrow()
        : fail("not agreed");
  }

  @Test
  void aSaleOnAccountThatWasPaidSinceIsSettled() {
    var draft = sent(SampleSale.ofCupsAndPot());
    complete(draft, SampleShop.usd("0.00"));
    var total = SampleShop.usd("100.00");
    var paid = OrderDecider.paid(order(draft), total, shop.now());
    shop.database().commit(new OrdersTable(shop.database()).put(paid, shop.wiring().shop()));
    contains(open(), "nothing left to pay");
  }

  /// A sale on account is agreed, not paid: whoever reads "nothing left to pay" would not pay.
  @Test
  void aSaleOnAccountIsNotCalledPaid() {
    complete(sent(SampleSale.ofCupsAndPot()), SampleShop.usd("0.00"));
    var page = open();
    assertEquals(200, page.status());
    contains(page, "Thank you");
    assertFalse(text(page).contains("nothing left to pay"), text(page));
    assertFalse(text(page).contains("settled"), text(page));
  }

  @Test
  void thePageIsOnlyLookedAt() {
    sent(SampleSale.ofCupsAndPot());
    var before = shop.database().contents();
    for (var method : List.of("POST", "PUT", "DELETE", "PATCH")) {
      assertEquals(405, visitor.call(method, "/invoices/" + mailed, Optional.of("{}")).status());
    }
    assertEquals(before, shop.database().contents());
  }

  private DraftOrder tagged(DraftOrder draft) {
    var content = draft.content().withTags(List.of("vip"));
    var next = Decided.changed(DraftOrderDecider.edit(draft, content, draft.priced(), shop.now()));
    store(next);
    return next;
  }

  /// Sent on 2 March on 30 days: that is what it says in April too, whatever staff note meanwhile.
  @Test
  void theDatesAreThoseOfTheDayItWasSent() {
    var terms = new PaymentTerms(PaymentTerms.Type.NET, Optional.of(30), Optional.empty());
    var draft = sent(SampleSale.ofCupsAndPot().onTerms(terms).to(SampleShop.address("GB"), "en"));
    var first = open();
    contains(first, "2 March 2026", "1 April 2026");
    shop.clock().advance(Duration.ofDays(10));
    var tagged = tagged(draft);
    assertEquals(first.text(), open().text());
    shop.clock().advance(Duration.ofDays(10));
    store(
        Decided.changed(DraftOrderDecider.partlyPaid(tagged, SampleShop.usd("30.00"), shop.now())));
    contains(open(), "2 March 2026", "1 April 2026", "US$70.00");
  }

  private static SampleSale free() {
    return SampleSale.of(SampleSale.line(11, "Sample", 1, "0.00"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | Confirmation request         | Awaiting confirmation      | Confirm    | Thank you
          de | Bitte um Bestätigung       | Bestätigung offen          | Bestätigen | Vielen Dank
          fr | Demande de confirmation    | En attente de confirmation | Confirmer  | Merci
          nb | Forespørsel om bekreftelse | Venter på bekreftelse      | Bekreft    | Takk
          nl | Verzoek om bevestiging     | Nog te bevestigen          | Bevestigen | Bedankt
          """)
  void whatCostsNothingIsToBeConfirmed(
      String language, String title, String state, String button, String thanks) {
    var draft = sent(free().to(SampleShop.address("GB"), language));
    var page = open();
    assertEquals(200, page.status());
    contains(page, title, state, button);
    assertTrue(
        page.text()
            .contains("<form class=\"confirm\" method=\"post\" action=\"" + mailed + "/confirm\">"),
        page.text());
    assertTrue(
        page.headers().getOrDefault("content-security-policy", "").contains("form-action 'self'"));
    assertFalse(text(page).matches("(?s).*\\b([Pp]ay|[Bb]etal|[Bb]ezahl|[Pp]ayer).*"), text(page));
    complete(draft, SampleShop.usd("0.00"));
    contains(open(), thanks);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de-AT,de;q=0.9,en;q=0.5 | de | Dieser Link funktioniert nicht
          fr-CH                   | fr | Ce lien ne fonctionne pas
          nn-NO,nb;q=0.8          | nb | Denne lenken virker ikke
          pl,nl;q=0.3             | nl | Deze link werkt niet
          pl                      | en | This link does not work\
          """)
  void anUnknownLinkIsAnsweredInTheReadersLanguage(String wanted, String language, String said) {
    sent(SampleSale.ofCupsAndPot());
    var page = visitor.withHeader("accept-language", wanted).get("/invoices/unknown");
    assertEquals(404, page.status());
    assertTrue(page.text().contains("<html lang=\"" + language + "\">"), page.text());
    contains(page, said);
  }

  @Test
  void whatIsToBePaidHasNoButtonThatSaysYes() {
    sent(SampleSale.ofCupsAndPot());
    assertFalse(open().text().contains("<form"));
  }
}
