package dev.utkast.functions.sendmail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.Deliveries;
import dev.utkast.testkit.MemoryMailer;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.SettableClock;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/// A mail that is late says what was true when it was asked for.
class LateMailTest {
  private final MemoryWiring wiring = MemoryWiring.standard();
  private final Sale sale = new Sale(wiring);

  private void send(Message... messages) {
    var function = new SendMail(wiring, _ -> "%PDF-1.7".getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of(), Deliveries.deliver(function, messages));
  }

  private List<MemoryMailer.Sent> sent() {
    return ((MemoryMailer) wiring.mailer()).sent();
  }

  /// Three days late, with 5.00 of 20.00 paid meanwhile.
  @Test
  void aRequestSaysWhatWasOpenWhenItWasSent() {
    var request = sale.request(Sale.noWishes());
    var drafts = new DraftsTable(wiring.database());
    var draft = drafts.find(new DraftId(request.subjectId())).orElseThrow();
    wiring
        .database()
        .commit(
            drafts.put(
                Decided.changed(
                    DraftOrderDecider.partlyPaid(draft, usd("5.00"), wiring.clock().instant()))));
    ((SettableClock) wiring.clock()).advance(Duration.ofDays(3));
    send(request);
    assertTrue(Sale.body(sent().getFirst()).contains("US$20.00"), Sale.body(sent().getFirst()));
    assertTrue(!Sale.body(sent().getFirst()).contains("US$15.00"));
  }

  @Test
  void aReminderSaysWhatWasOpenAtItsTime() {
    var order = sale.order();
    var now = wiring.clock().instant();
    var reminder =
        new Message.SendMail(
            MailKind.REMINDER,
            order.id().value(),
            1,
            now,
            Optional.empty(),
            Optional.of(order.outstanding()));
    sale.paid(order, usd("5.00"));
    ((SettableClock) wiring.clock()).advance(Duration.ofDays(3));
    send(reminder);
    assertTrue(Sale.body(sent().getFirst()).contains("US$20.00"), Sale.body(sent().getFirst()));
    assertTrue(!Sale.body(sent().getFirst()).contains("US$15.00"));
  }

  /// Neither a payment nor a cancellation that came later is in it.
  @Test
  void anInvoiceMailSaysHowItStoodWhenItWasIssued() {
    var order = sale.order();
    var invoice = sale.invoice(order);
    sale.paid(order, usd("5.00"));
    sale.orders().cancelled(order);
    ((SettableClock) wiring.clock()).advance(Duration.ofDays(3));
    send(invoice);
    var text = Sale.body(sent().getFirst());
    assertTrue(text.contains("Amount due") && text.contains("US$20.00"), text);
    assertTrue(!text.contains("It has been paid") && !text.contains("US$15.00"), text);
  }

  @Test
  void theFirstOfTwoParcelsIsAPartHoweverLateItIsTold() {
    var order = sale.order();
    var first = sale.parcel(order, 1, true);
    var last = sale.parcel(order, 2, false);
    ((SettableClock) wiring.clock()).advance(Duration.ofDays(3));
    send(first, last);
    assertTrue(Sale.body(sent().get(0)).contains("part of your order"), Sale.body(sent().get(0)));
    assertTrue(
        Sale.body(sent().get(1)).contains("we have sent your parcel"), Sale.body(sent().get(1)));
    assertTrue(Sale.body(sent().get(0)).contains("Mind the steps"));
  }

  private static Money usd(String amount) {
    return Money.of(CurrencyUnit.USD, new BigDecimal(amount));
  }
}
