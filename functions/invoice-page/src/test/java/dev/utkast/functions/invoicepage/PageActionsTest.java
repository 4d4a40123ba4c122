package dev.utkast.functions.invoicepage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.http.CustomerForms;
import dev.utkast.aws.storage.CheckoutsTable;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.model.checkout.CheckoutDecider;
import dev.utkast.model.checkout.Payable;
import dev.utkast.model.checkout.ProviderPayment;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.CardPayments;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.SampleSale;
import dev.utkast.testkit.SampleShop;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What can be done on a customer's page, and what the money does elsewhere.
class PageActionsTest {
  private final SampleShop shop = new SampleShop();
  private final HttpCalls visitor = new HttpCalls(new InvoicePage(shop.wiring()));

  /// Of the link that was mailed.
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

  private DraftOrder sent() {
    var sale = SampleSale.ofCupsAndPot().with(SaleContent::language, Optional.of("en"));
    var draft = shop.invoiced(shop.draft(sale));
    mailed = shop.token(draft);
    return draft;
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

  private HttpCalls takingCards(boolean inParts) {
    var wiring = shop.wiring().with(new CardPayments(true, inParts));
    return new HttpCalls(new InvoicePage(wiring));
  }

  @Test
  void whereTheShopTakesCardsThereIsAButtonWithTheAmount() {
    sent();
    var page = takingCards(false).get("/invoices/" + mailed);
    contains(page, "Pay US$100.00 by card");
    var proof = new CustomerForms(shop.wiring()).proof(mailed);
    for (var part :
        List.of(
            "action=\"" + mailed + "/pay\"",
            "name=\"form\" value=\"" + proof + "\"",
            "type=\"hidden\" name=\"amount\" value=\"100.00\"")) {
      assertTrue(page.text().contains(part), part + " in " + page.text());
    }
    var policy = page.headers().getOrDefault("content-security-policy", "");
    assertTrue(policy.contains("form-action 'self' https://checkout.stripe.com;"), policy);
    assertFalse(policy.contains("unsafe-inline"), policy);
    assertEquals(page.text(), takingCards(false).get("/invoices/" + mailed).text(), "again");
  }

  @Test
  void whereTheShopLetsPayInPartsTheAmountMayBeLowered() {
    var draft = sent();
    var paid =
        Decided.changed(DraftOrderDecider.partlyPaid(draft, SampleShop.usd("30.00"), shop.now()));
    shop.database().commit(new DraftsTable(shop.database()).put(paid));
    var page = takingCards(true).get("/invoices/" + mailed);
    contains(page, "US$30.00 of US$100.00 has been paid.", "Amount to pay now, in USD");
    assertTrue(page.text().contains("max=\"70.00\""), page.text());
  }

  @Test
  void whoIsLedBackIsToldWhy() {
    sent();
    contains(open(mailed + "?back=amount"), "Nothing was charged, because the amount has changed");
    contains(open(mailed + "?back=again"), "this page had been open for too long");
    contains(open(mailed + "?back=later"), "not possible at the moment");
    contains(open(mailed + "?back=left"), "You have not paid yet");
    assertEquals(open().text(), open(mailed + "?back=%3Cscript%3E").text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nb | Betalingsforespørsel | 100,00
          de | Zahlungs             | 100,00
          nl | Betaal               | 100,00
          fr | Demande de paiement  | 100,00
          xx | Payment request      | $100.00
          EN | Payment request      | $100.00\
          """)
  void thePageIsReadInTheLanguageThatIsChosen(String language, String title, String amount) {
    sent();
    var page = open(mailed + "?lang=" + language);
    assertEquals(200, page.status());
    contains(page, title, amount);
    boolean known = !language.equals("xx") && !language.equals("EN");
    assertTrue(
        page.text().contains("<html lang=\"" + (known ? language : "en") + "\">"), page.text());
    assertEquals(
        known, page.text().contains(mailed + "/document.pdf?lang=" + language), page.text());
  }

  @Test
  void whatIsUnderWayIsNotPaidTwice() {
    var draft = sent();
    var wiring = shop.wiring().with(new CardPayments(true, true));
    var checkouts = new CheckoutsTable(shop.database());
    var money = SampleShop.usd("100.00");
    var sale = new Payable(draft.id(), Optional.empty(), 1, money);
    var id = new CheckoutId(1);
    var begun =
        Decided.changed(
                CheckoutDecider.start(sale, money, false, List.of(), id, "stripe", shop.now()))
            .checkout();
    shop.database().commit(checkouts.put(begun));
    var told = new ProviderPayment("cs_1", ProviderPayment.Standing.PROCESSING, List.of());
    var waiting = Decided.changed(CheckoutDecider.told(begun, told, shop.now()));
    shop.database().commit(checkouts.put(waiting));
    var page = new HttpCalls(new InvoicePage(wiring)).get("/invoices/" + mailed);
    assertEquals(200, page.status());
    contains(page, "Your payment is being confirmed", "please do not pay again");
    assertFalse(page.text().contains("<form"), page.text());
  }

  @ParameterizedTest
  @CsvSource({
    "30.00,Part of your payment was refunded,true",
    "100.00,Your payment was refunded,false"
  })
  void whatWentBackIsSaid(String returned, String said, boolean receipt) {
    var order = shop.agreed(sent(), SampleShop.usd("100.00"));
    var back =
        new PaymentEntry(
            new TransactionId(9),
            PaymentEntry.Kind.REFUND,
            "stripe",
            "re_1",
            SampleShop.usd(returned),
            Optional.of(order.id()),
            shop.now(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.of("pi_1"),
            false);
    shop.database()
        .commit(
            new OrdersTable(shop.database())
                .put(OrderDecider.booked(order, back, shop.now()), shop.wiring().shop()));
    var page = open();
    contains(page, said, "$" + returned);
    assertEquals(receipt, page.text().contains(mailed + "/receipt.pdf"), page.text());
  }

  @Test
  void whatIsPaidHasItsReceipt() {
    shop.agreed(sent(), SampleShop.usd("100.00"));
    assertTrue(open().text().contains("href=\"" + mailed + "/receipt.pdf\""), open().text());
  }
}
