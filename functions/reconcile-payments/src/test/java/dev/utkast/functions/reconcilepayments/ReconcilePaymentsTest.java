package dev.utkast.functions.reconcilepayments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.storage.CheckoutsTable;
import dev.utkast.aws.storage.DueWork;
import dev.utkast.events.ScheduledEvent;
import dev.utkast.model.checkout.Checkout;
import dev.utkast.model.checkout.CheckoutDecider;
import dev.utkast.model.checkout.Payable;
import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.message.Message;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.Invocations;
import dev.utkast.testkit.SampleShop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The provider is asked about what nobody has told of.
class ReconcilePaymentsTest {
  private final SampleShop shop = new SampleShop();
  private final ReconcilePayments function = new ReconcilePayments(shop.wiring());

  private Checkout begun(long id) {
    var money = SampleShop.usd("100.00");
    var sale = new Payable(new DraftId(7), Optional.empty(), 1, money);
    var start =
        CheckoutDecider.start(
            sale, money, false, List.of(), new CheckoutId(id), "stripe", shop.now());
    var checkout = Decided.changed(start).checkout();
    shop.database().commit(new CheckoutsTable(shop.database()).put(checkout));
    return checkout;
  }

  private long fired() {
    return Invocations.invoke(function, ScheduledEvent.of("ReconcilePayments", shop.now()))
        .at("asked")
        .text()
        .map(Long::valueOf)
        .orElse(-1L);
  }

  private static Message asked(long id) {
    return new Message.SettlePayment(new DraftId(7), new CheckoutId(id), Optional.empty());
  }

  @Test
  void anAttemptIsAskedForAfterFiveMinutesThenAnHourThenDaily() {
    begun(8);
    for (var wait :
        List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(55),
            Duration.ofHours(23),
            Duration.ofDays(1),
            Duration.ofDays(1))) {
      shop.clock().advance(wait.minusSeconds(1));
      fired();
      assertEquals(List.of(), shop.takeMessages(), "before " + wait);
      shop.clock().advance(Duration.ofSeconds(1));
      fired();
      fired();
      assertEquals(List.of(asked(8)), shop.takeMessages(), "after " + wait);
    }
  }

  @Test
  void whatWasMissedIsCaughtUpOnce() {
    for (long id = 1; id <= DueWork.PAGE + 5; id++) {
      begun(id);
    }
    shop.clock().advance(Duration.ofDays(40));
    fired();
    assertEquals(DueWork.PAGE + 5, shop.takeMessages().size());
    assertEquals(List.of(), shop.takeMessages());
  }
}
