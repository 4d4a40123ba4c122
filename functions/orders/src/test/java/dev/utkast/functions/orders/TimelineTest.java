package dev.utkast.functions.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.MailTable;
import dev.utkast.model.id.LineId;
import dev.utkast.model.inventory.Shortage;
import dev.utkast.model.lifecycle.InvoiceDecider;
import dev.utkast.model.mail.Mail;
import dev.utkast.model.mail.MailDecider;
import dev.utkast.model.mail.NotSent;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.TimelineEvent;
import dev.utkast.model.shop.Seller;
import dev.utkast.testkit.Decided;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What became of an order's mails stands among what happened to it.
class TimelineTest {
  private final Desk desk = new Desk();

  @Test
  void theTimelineTellsWhatBecameOfEachMail() {
    var order = desk.order();
    var mails = new MailTable(desk.shop.database());
    var at = desk.shop.now();
    var sent =
        new Mail(
            MailKind.INVOICE,
            order.id().value(),
            1,
            1,
            2,
            Mail.State.SENT,
            Optional.of("m-1"),
            at.plusSeconds(1),
            Optional.empty(),
            Optional.empty());
    var unsent =
        Mail.untried(new Message.SendMail(MailKind.CREDIT_NOTE, order.id().value(), 1, at), at);
    var refused = MailDecider.refused(unsent, NotSent.NOT_ACCEPTED, at.plusSeconds(2));
    desk.shop.database().commit(mails.put(sent), mails.put(refused));
    var told =
        desk.calls.get("orders/" + order.id() + "/timeline.json").at("timeline").items().stream()
            .map(event -> event.textAt("message"))
            .toList();
    assertEquals(
        List.of(
            "Order made from draft #D1",
            "Mail: invoice sent; it may have arrived 2 times",
            "Mail: credit note refused: the mail service takes no such mail"),
        told);
  }

  /// Where the document is made nobody waits for an answer, so it is told where staff look later.
  @Test
  void whatADocumentLacksIsToldInTheWordsOfTheReader() {
    var order = desk.order();
    var wiring = desk.shop.wiring();
    var none = new InvoiceDecider.FoundSeries(Optional.empty(), 0);
    wiring
        .store()
        .commit(
            Decided.changed(
                InvoiceDecider.issue(
                    order,
                    order.paid(),
                    List.of(),
                    none,
                    wiring.ids()::next,
                    Seller.of(wiring.shop()))));
    assertEquals(
        "document_incomplete, Shop: Missing on INV-000001: the seller’s legal name, the seller’s"
            + " address, the register and the seller’s number in it, the buyer’s name, the buyer’s"
            + " address, a bank account for USD",
        told(order).getLast());
    var german =
        desk.calls
            .withHeader("accept-language", "de")
            .get("orders/" + order.id() + "/timeline.json")
            .at("timeline")
            .items();
    assertEquals(
        "Auf INV-000001 fehlt: der Firmenname, die Anschrift des Verkäufers, Register und"
            + " Registernummer, der Name des Käufers, die Anschrift des Käufers, ein Bankkonto für"
            + " USD",
        german.getLast().textAt("message"));
  }

  /// Each thing is told by what is stored of it: who did it, and what it was about.
  @Test
  void everythingThatHappensToAnOrderIsTold() {
    var order = desk.order();
    desk.shop.clock().advance(Duration.ofMinutes(1));
    var made = desk.shop.fulfillmentOrder(order, new Shortage(new LineId(11), 0, 2));
    desk.shop.clock().advance(Duration.ofMinutes(1));
    desk.edit(order, "\"email\": \"ada@example.org\", \"note\": \"N\"");
    desk.calls.post("fulfillment_orders/" + made.id() + "/release_hold.json", "");
    desk.shop.clock().advance(Duration.ofMinutes(1));
    desk.cancel(order, "{\"restock\": false}");
    assertEquals(
        List.of(
            "order_placed, test: Order made from draft #D1",
            "fulfillment_order_created, Shop: Fulfillment order " + made.id() + " made",
            "held, Shop: On hold: out of stock",
            "amended, test: Mail address, notes or tags changed",
            "stock_requested, test: Stock is asked for again",
            "order_cancelled, test: Order cancelled (other), nothing put back into stock"),
        told(order));
  }

  private List<String> told(Order order) {
    return events(order).stream()
        .map(event ->
            event.textAt("event") + ", " + event.textAt("author") + ": " + event.textAt("message"))
        .toList();
  }

  private List<Json> events(Order order) {
    return desk.calls.get("orders/" + order.id() + "/timeline.json").at("timeline").items();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de-AT,de;q=0.9,en;q=0.5 | Bestellung aus Entwurf #D1 angelegt
          nn,no;q=0.8             | Bestilling opprettet fra utkast #D1
          ja,fr-CA;q=0.7          | Commande créée à partir du brouillon #D1
          nl                      | Bestelling aangemaakt uit concept #D1
          ja                      | Order made from draft #D1
          ;;;                     | Order made from draft #D1\
          """)
  void theTimelineIsInTheLanguageOfWhoReadsIt(String accepted, String message) {
    var order = desk.order();
    var read =
        desk.calls
            .withHeader("accept-language", accepted)
            .get("orders/" + order.id() + "/timeline.json");
    assertEquals(message, read.textAt("timeline.0.message"));
  }

  /// Older versions wrote sentences into the order. What they tell is not told twice.
  @Test
  void whatAnOlderVersionWroteStaysInFront() {
    var order = desk.order();
    desk.pay(order, "40.00");
    var stored = desk.stored(order);
    var written = List.of(new TimelineEvent(desk.shop.now(), "Payment of USD 40.00 confirmed"));
    desk.shop.withTimeline(stored, written);
    desk.shop.clock().advance(Duration.ofMinutes(1));
    desk.pay(order, "60.00", "bank 2");
    assertEquals(
        List.of("Payment of USD 40.00 confirmed", "Payment of USD 60.00 confirmed (manual)"),
        events(order).stream().map(event -> event.textAt("message")).toList());
  }

  /// As when an older version takes over for a while: it tells nothing of what was before.
  @Test
  void whatWasBeforeTheFirstSentenceIsTold() {
    var order = desk.order();
    desk.pay(order, "40.00");
    desk.shop.clock().advance(Duration.ofMinutes(1));
    var written = List.of(new TimelineEvent(desk.shop.now(), "Fulfillment order made"));
    desk.shop.withTimeline(desk.stored(order), written);
    assertEquals(
        List.of(
            "Order made from draft " + order.draftName(),
            "Payment of USD 40.00 confirmed (manual)",
            "Fulfillment order made"),
        events(order).stream().map(event -> event.textAt("message")).toList());
  }
}
