package dev.utkast.functions.customerdocuments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.SampleSale;
import dev.utkast.testkit.SampleShop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What of a page can be kept as a PDF, and by whom.
class CustomerDocumentsTest {
  private final SampleShop shop = new SampleShop();
  private final HttpCalls visitor = new HttpCalls(new CustomerDocuments(shop.wiring()));

  private DraftOrder sent() {
    var sale = SampleSale.ofCupsAndPot().with(SaleContent::language, Optional.of("en"));
    return shop.invoiced(shop.draft(sale));
  }

  private Order paid(DraftOrder draft) {
    return shop.agreed(draft, draft.total());
  }

  private Answer get(String link, String document) {
    var before = shop.database().contents();
    var answer = visitor.get("/invoices/" + link + "/" + document);
    assertEquals(before, shop.database().contents(), "looking changes nothing");
    return answer;
  }

  private static void isPdf(Answer answer, String name) {
    assertEquals(200, answer.status(), answer.text());
    var bytes = Base64.getDecoder().decode(answer.text());
    assertEquals("%PDF-", new String(bytes, 0, 5, StandardCharsets.US_ASCII));
    assertEquals("application/pdf", answer.headers().get("content-type"));
    assertEquals(
        "attachment; filename=\"" + name + ".pdf\"", answer.headers().get("content-disposition"));
    assertEquals("no-store", answer.headers().get("cache-control"));
    assertEquals("no-referrer", answer.headers().get("referrer-policy"));
    assertEquals("nosniff", answer.headers().get("x-content-type-options"));
  }

  @Test
  void whatIsAskedForIsThereInEachLanguage() {
    var link = shop.token(sent());
    isPdf(get(link, "document.pdf"), "D1-1");
    assertNotEquals(get(link, "document.pdf").text(), get(link, "document.pdf?lang=nb").text());
    assertEquals(get(link, "document.pdf").text(), get(link, "document.pdf?lang=xx").text());
    assertEquals(404, get(link, "receipt.pdf").status(), "nothing is paid");
  }

  @Test
  void onceItIsPaidThereIsAReceipt() {
    var draft = sent();
    var order = paid(draft);
    var link = shop.token(draft);
    isPdf(get(link, "receipt.pdf"), "receipt-1001");
    isPdf(get(shop.token(order), "receipt.pdf"), "receipt-1001");
    assertEquals(404, get(link, "document.pdf").status(), "no invoice is issued yet");
    var back =
        new PaymentEntry(
            new TransactionId(9),
            PaymentEntry.Kind.REFUND,
            "stripe",
            "re_1",
            order.total(),
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
    assertEquals(404, get(link, "receipt.pdf").status(), "all of it went back");
  }

  @Test
  void whatThePageDoesNotShowIsNotThere() {
    var draft = sent();
    var old = shop.token(draft);
    var newest = shop.invoiced(draft);
    for (var link : List.of("unknown", old, old.substring(1) + "A", "..%2f..")) {
      assertEquals(404, get(link, "document.pdf").status(), link);
      assertEquals(404, get(link, "receipt.pdf").status(), link);
    }
    isPdf(get(shop.token(newest), "document.pdf"), "D1-2");
    var live = shop.token(newest);
    shop.clock().advance(Duration.ofDays(91));
    assertEquals(404, get(live, "document.pdf").status(), "expired");
  }
}
