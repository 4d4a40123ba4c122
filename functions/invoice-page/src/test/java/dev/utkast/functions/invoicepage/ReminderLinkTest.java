package dev.utkast.functions.invoicepage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.InvoicesTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.lifecycle.InvoiceDecider;
import dev.utkast.model.lifecycle.LinkTarget;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentTerms;
import dev.utkast.model.shop.Seller;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.SampleSale;
import dev.utkast.testkit.SampleShop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// The link of a reminder leads to the invoice, with what is open of it when it is opened.
class ReminderLinkTest {
  private final SampleShop shop = new SampleShop();
  private final HttpCalls visitor = new HttpCalls(new InvoicePage(shop.wiring()));
  private String mailed = "none yet";
  private final Order order = reminded();
  private final String reminder = shop.token(order);

  /// An order on 30 days, its invoice, and a reminder of it.
  private Order reminded() {
    var terms = new PaymentTerms(PaymentTerms.Type.NET, Optional.of(30), Optional.empty());
    var sale = SampleSale.ofCupsAndPot().onTerms(terms).to(SampleShop.address("GB"), "en");
    var draft = shop.invoiced(shop.draft(sale));
    mailed = shop.token(draft);
    shop.agreed(draft, SampleShop.usd("0.00"));
    var agreed = new DraftsTable(shop.database()).find(draft.id()).orElseThrow();
    return agreed.status() instanceof DraftStatus.Completed(_, OrderId orderId, _)
        ? new OrdersTable(shop.database()).find(orderId).orElseThrow()
        : Assertions.<Order>fail("not agreed");
  }

  private void issued() {
    var none = new InvoiceDecider.FoundSeries(Optional.empty(), 0);
    var invoices = new InvoicesTable(shop.database());
    var issued =
        Decided.changed(
                InvoiceDecider.issue(
                    order,
                    order.paid(),
                    List.of(),
                    none,
                    shop.wiring().ids()::next,
                    Seller.of(shop.wiring().shop())))
            .documents()
            .getFirst();
    shop.database().commit(invoices.takeNumber(issued), invoices.putNew(issued));
  }

  private void store(Order next) {
    shop.database().commit(new OrdersTable(shop.database()).put(next, shop.wiring().shop()));
  }

  private String page(String secret) {
    var answer = visitor.get("/invoices/" + secret);
    assertEquals(200, answer.status());
    return answer
        .text()
        .replaceAll("(?s)<style.*?</style>", "")
        .replaceAll("<[^>]+>", " ")
        .replace("&nbsp;", " ")
        .replaceAll("[\\s\\u00a0\\u202f]+", " ");
  }

  private static void contains(String text, String... parts) {
    for (var part : parts) {
      assertTrue(text.contains(part), () -> part + " in " + text);
    }
  }

  @Test
  void itShowsTheInvoiceAndWhatIsOpenOfItNow() {
    issued();
    contains(page(reminder), "INV-000001", "Cup", "$100.00", "Awaiting payment", "1 April 2026");
    store(OrderDecider.paid(order, SampleShop.usd("30.00"), shop.now()));
    contains(page(reminder), "Partly paid", "$30.00", "$70.00");
    shop.clock().advance(Duration.ofDays(40));
    contains(page(reminder), "Overdue", "$70.00");
  }

  /// They say how it stands, by the invoice's number.
  @Test
  void linksFromBeforeTheOrderLiveAndDoNotShowTheInvoice() {
    issued();
    contains(page(mailed), "Thank you", "INV-000001", "$100.00", "Please pay by 1 April 2026.");
    assertFalse(page(mailed).contains("Cup"));
  }

  @Test
  void onceItIsPaidThereIsNothingToPay() {
    issued();
    store(OrderDecider.paid(order, SampleShop.usd("100.00"), shop.now()));
    contains(page(reminder), "nothing left to pay");
  }

  @Test
  void whatWasCalledOffIsNotToBePaid() {
    issued();
    var asked = new Cancellation(Cancellation.Reason.CUSTOMER, shop.now());
    store(Decided.changed(OrderDecider.cancel(order, asked, Set.of())));
    contains(page(reminder), "This order was cancelled");
  }

  @Test
  void whereNoInvoiceIsIssuedYetItSaysThatOneComes() {
    contains(page(reminder), "Thank you");
  }

  @Test
  void oneThatAnOlderVersionSentLeadsThereToo() {
    issued();
    var end = shop.now().plus(Duration.ofDays(90));
    shop.storedLink("before", new LinkTarget(order.draftId(), 0, end, Optional.of(order.id())));
    assertEquals(page(reminder), page("before"));
  }

  @Test
  void anExpiredOneTellsNothing() {
    issued();
    shop.clock().advance(Duration.ofDays(90));
    var expired = visitor.get("/invoices/" + reminder);
    assertEquals(410, expired.status());
    for (var told : new String[] {"INV-", "100.00", "Cup"}) {
      assertFalse(expired.text().contains(told), expired.text());
    }
  }
}
