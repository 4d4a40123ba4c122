package dev.utkast.model.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.Decisions;
import dev.utkast.model.Sales;
import dev.utkast.model.checkout.Checkouts;
import dev.utkast.model.checkout.ProviderEvent;
import dev.utkast.model.checkout.ProviderEvent.Kind;
import dev.utkast.model.checkout.ProviderPayment.Standing;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.pricing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Payments, refunds, refunds that failed, disputes and fees of one sale end in one ledger and one
/// balance, whichever word of them comes first, late, or twice.
///
/// Of several checkouts of a sale, who pays what is not ordered: a part that went back before the
/// rest was known agrees nothing, and the same part that went back after it leaves an order. The
/// ledger is the same in both, and so is what the shop has.
class SettlementPropertiesTest {
  private static final long CASES = Seeds.DOCUMENTS / 50;
  private static final int ORDERS_OF_ARRIVAL = 2;
  private static final int MOST_MOVEMENTS = 20;
  private static final DraftOrder SENT = Sales.anInvoicedDraft();

  /// A provider's word of one checkout, as of a moment.
  private record Arrival(ProviderStory story, int moment) {}

  private static List<ProviderStory> stories(SplittableRandom random) {
    int checkouts = 1 + random.nextInt(3);
    var stories = new ArrayList<ProviderStory>();
    for (int i = 1; i <= checkouts; i++) {
      stories.add(ProviderStory.of(i, 1, 1 + random.nextInt(MOST_MOVEMENTS / checkouts), random));
    }
    return stories;
  }

  /// Some moments of each checkout, the last among them, twice as like as not.
  private static List<Arrival> arrivals(List<ProviderStory> stories, SplittableRandom random) {
    var arrivals = new ArrayList<Arrival>();
    for (var story : stories) {
      int last = story.events().size();
      for (int i = random.nextInt(last + 2); i > 0; i--) {
        arrivals.add(new Arrival(story, random.nextInt(last + 1)));
      }
      arrivals.add(new Arrival(story, last));
      if (random.nextBoolean()) {
        arrivals.add(new Arrival(story, last));
      }
    }
    return shuffled(arrivals, random);
  }

  private static <T> List<T> shuffled(List<T> of, SplittableRandom random) {
    for (int i = of.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      of.set(i, of.set(other, of.get(i)));
    }
    return of;
  }

  /// As it was sent, or edited since: for half of what it cost, or for more.
  private static DraftOrder draft(SplittableRandom random) {
    int cups = List.of(0, 0, 5, 13).get(random.nextInt(4));
    var content = Sales.content(Sales.aLine(Sales.CUPS, "Cup", cups, "10.00"));
    return cups == 0
        ? SENT
        : Decisions.changed(
            DraftOrderDecider.edit(SENT, content, Sales.priced(content), Sales.LATER));
  }

  private static SettledSale settled(DraftOrder draft, List<Arrival> arrivals) {
    var sale = new SettledSale(draft);
    for (var arrival : arrivals) {
      sale.told(arrival.story().checkout(), arrival.story().at(arrival.moment()));
    }
    assertTrue(sale.orders() <= 1, "orders: " + sale.orders());
    return sale;
  }

  @Test
  void anyOrderOfArrivalEndsInTheSameLedgerAndBalance() {
    var agreed = new LongAdder();
    var several = new LongAdder();
    var most = new LongAdder();
    Seeds.forEach(
        CASES,
        seed -> {
          var random = new SplittableRandom(seed);
          var stories = stories(random);
          var draft = stories.size() == 1 ? draft(random) : SENT;
          var first = settled(draft, arrivals(stories, random));
          for (int i = 1; i < ORDERS_OF_ARRIVAL; i++) {
            same(first, settled(draft, arrivals(stories, random)), stories.size() == 1);
          }
          agreed.add(first.orders());
          several.add(stories.size() > 1 && first.isKeptWhole() ? 1 : 0);
          most.add(stories.stream().mapToLong(ProviderStory::movements).sum() > 10 ? 1 : 0);
        });
    if (Seeds.areMany(CASES)) {
      assertTrue(agreed.sum() > CASES / 3, "sales that are agreed: " + agreed);
      assertTrue(several.sum() > CASES / 20, "kept whole, of several checkouts: " + several);
      assertTrue(most.sum() > CASES / 20, "with more than ten movements: " + most);
    }
  }

  private static void same(SettledSale one, SettledSale other, boolean ofOneCheckout) {
    assertEquals(one.ledger(), other.ledger());
    assertEquals(one.kept(), other.kept());
    if (ofOneCheckout) {
      assertEquals(one.balance(), other.balance());
    }
    if (ofOneCheckout || one.isKeptWhole()) {
      assertEquals(one.orders(), other.orders());
      assertEquals(one.owed(), other.owed());
    }
    assertTrue(!one.isKeptWhole() || one.orders() == 1, "paid in full, and no order");
  }

  private static ProviderEvent event(Kind kind, String reference, String amount) {
    return Checkouts.event(kind, reference, Sales.usd(amount));
  }

  /// The order never had what came and went before; what comes back to the shop is paid on it.
  @ParameterizedTest
  @CsvSource({
    "true, USD 0.00, 'open USD 100.00, credit USD 0.00', 'open USD 40.00, credit USD 0.00'",
    "false, USD 100.00, 'open USD 0.00, credit USD 0.00', 'open USD 0.00, credit USD 60.00'"
  })
  void aRefundOfTheDraftThatFailsOnceThereIsAnOrderIsPaidOnIt(
      boolean payLater, String kept, String owed, String owedAtLast) {
    var sale = new SettledSale(Sales.anInvoicedDraft());
    var checkout = SettledSale.aCheckout("60.00");
    var payment = event(Kind.PAYMENT, "pi_1", "60.00");
    var refund = event(Kind.REFUND, "re_1", "60.00");
    sale.told(checkout, Checkouts.told(Standing.PAID, payment));
    assertEquals("open USD 40.00", sale.owed());
    sale.told(checkout, Checkouts.told(Standing.PAID, payment, refund));
    assertEquals("open USD 100.00", sale.owed());
    sale.completed(payLater);
    assertEquals(kept, sale.kept().toString());
    assertEquals(owed, sale.owed());
    var failed = event(Kind.REFUND_FAILED, "re_1", "60.00");
    sale.told(checkout, Checkouts.told(Standing.PAID, payment, refund, failed));
    assertEquals(owedAtLast, sale.owed());
    assertEquals(1, sale.orders());
  }

  /// What the order was not there for is no refund of it, be it after the order or before.
  @Test
  void aPartThatWentBackLeavesTheSameMoneyWheneverItIsTold() {
    var first = Checkouts.begun(7, 1, Sales.usd("60.00"));
    var second = Checkouts.begun(8, 1, Sales.usd("40.00"));
    var part = event(Kind.PAYMENT, "pi_1", "60.00");
    var back = event(Kind.REFUND, "re_1", "60.00");
    var rest = event(Kind.PAYMENT, "pi_2", "40.00");
    var early = new SettledSale(Sales.anInvoicedDraft());
    early.told(first, Checkouts.told(Standing.PAID, part));
    early.told(second, Checkouts.told(Standing.PAID, rest));
    early.told(first, Checkouts.told(Standing.PAID, part, back));
    var late = new SettledSale(Sales.anInvoicedDraft());
    late.told(first, Checkouts.told(Standing.PAID, part, back));
    late.told(second, Checkouts.told(Standing.PAID, rest));
    assertEquals(early.ledger(), late.ledger());
    assertEquals(early.kept(), late.kept());
    assertEquals("open USD 0.00, credit USD 0.00", early.owed());
    assertEquals("open USD 60.00", late.owed());
  }
}
