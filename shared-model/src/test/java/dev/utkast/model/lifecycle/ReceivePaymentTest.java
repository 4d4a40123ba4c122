package dev.utkast.model.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.decision.DraftRefusal;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What word of a payment makes of a draft and of an order of USD 100.00. `known` is the same
/// payment once more, `taken` another one under its reference.
class ReceivePaymentTest {

  private static final String OF_DRAFTS =
      """
      draft                    | USD 100.01        | USD 100.00        | USD 99.99         | USD 90.00         | USD 89.99         | USD 0.01          | EUR 100.00 | USD 100.00 FAILURE | USD 100.00 PENDING | USD 100.00 ERROR | USD 100.00 TEST | USD 10.00 REFUND   | USD 10.00 REFUND_FAILED | USD 10.00 DISPUTE  | USD 10.00 DISPUTE_WON | USD 10.00 DISPUTE_LOST | USD 10.00 FEE | USD 10.00 REFUND_ASKED | USD 10.00 REFUND_REFUSED | known | taken              | USD 90071992547409.92
      Open                     | agreed USD 100.01 | agreed USD 100.00 | in part USD 99.99 | in part USD 90.00 | in part USD 89.99 | in part USD 0.01  | kept HELD  | kept FAILURE       | kept PENDING       | kept ERROR       | kept TEST       | in part USD -10.00 | in part USD 10.00       | in part USD -10.00 | in part USD 10.00     | kept DISPUTE_LOST      | kept FEE      | kept REFUND_ASKED      | kept REFUND_REFUSED      | -     | no: ReferenceTaken | no: SumTooLarge
      Open, partly paid        | agreed USD 110.01 | agreed USD 110.00 | agreed USD 109.99 | agreed USD 100.00 | in part USD 99.99 | in part USD 10.01 | kept HELD  | kept FAILURE       | kept PENDING       | kept ERROR       | kept TEST       | in part USD 0.00   | in part USD 20.00       | in part USD 0.00   | in part USD 20.00     | kept DISPUTE_LOST      | kept FEE      | kept REFUND_ASKED      | kept REFUND_REFUSED      | -     | no: ReferenceTaken | no: SumTooLarge
      Open, with money held    | agreed USD 100.01 | agreed USD 100.00 | in part USD 99.99 | in part USD 90.00 | in part USD 89.99 | in part USD 0.01  | kept HELD  | kept FAILURE       | kept PENDING       | kept ERROR       | kept TEST       | in part USD -10.00 | in part USD 10.00       | in part USD -10.00 | in part USD 10.00     | kept DISPUTE_LOST      | kept FEE      | kept REFUND_ASKED      | kept REFUND_REFUSED      | -     | no: ReferenceTaken | no: SumTooLarge
      Open, free               | agreed USD 100.01 | agreed USD 100.00 | agreed USD 99.99  | agreed USD 90.00  | agreed USD 89.99  | agreed USD 0.01   | kept HELD  | kept FAILURE       | kept PENDING       | kept ERROR       | kept TEST       | in part USD -10.00 | agreed USD 10.00        | in part USD -10.00 | agreed USD 10.00      | kept DISPUTE_LOST      | kept FEE      | kept REFUND_ASKED      | kept REFUND_REFUSED      | -     | no: ReferenceTaken | no: SumTooLarge
      InvoiceSent              | agreed USD 100.01 | agreed USD 100.00 | in part USD 99.99 | in part USD 90.00 | in part USD 89.99 | in part USD 0.01  | kept HELD  | kept FAILURE       | kept PENDING       | kept ERROR       | kept TEST       | in part USD -10.00 | in part USD 10.00       | in part USD -10.00 | in part USD 10.00     | kept DISPUTE_LOST      | kept FEE      | kept REFUND_ASKED      | kept REFUND_REFUSED      | -     | no: ReferenceTaken | no: SumTooLarge
      InvoiceSent, partly paid | agreed USD 110.01 | agreed USD 110.00 | agreed USD 109.99 | agreed USD 100.00 | in part USD 99.99 | in part USD 10.01 | kept HELD  | kept FAILURE       | kept PENDING       | kept ERROR       | kept TEST       | in part USD 0.00   | in part USD 20.00       | in part USD 0.00   | in part USD 20.00     | kept DISPUTE_LOST      | kept FEE      | kept REFUND_ASKED      | kept REFUND_REFUSED      | -     | no: ReferenceTaken | no: SumTooLarge
      Completed, unpaid        | closed            | closed            | closed            | closed            | closed            | closed            | closed     | closed             | closed             | closed           | closed          | closed             | closed                  | closed             | closed                | closed                 | closed        | closed                 | closed                   | -     | no: ReferenceTaken | no: SumTooLarge
      Completed, partly paid   | closed            | closed            | closed            | closed            | closed            | closed            | closed     | closed             | closed             | closed           | closed          | closed             | closed                  | closed             | closed                | closed                 | closed        | closed                 | closed                   | -     | no: ReferenceTaken | no: SumTooLarge
      Completed, paid          | closed            | closed            | closed            | closed            | closed            | closed            | closed     | closed             | closed             | closed           | closed          | closed             | closed                  | closed             | closed                | closed                 | closed        | closed                 | closed                   | -     | no: ReferenceTaken | no: SumTooLarge\
      """;

  private static final String CLOSED =
      "no: " + Decisions.told(new DraftRefusal.Completed(DraftRefusal.Action.RECEIVE_PAYMENT));

  private static String ofDraft(String state, String words) {
    var draft = DraftsAndMoney.draft(state);
    var order = AskedOrder.ofNobody();
    var notice = DraftsAndMoney.notice(isStored(words) ? "USD 10.00" : words);
    var told =
        Decisions.told(
            SaleDecider.receivePayment(
                draft, earlier(words), notice, order, Sales.STAFF, Sales.aShop(), Sales.LATER),
            received -> told(draft, received, words));
    assertEquals(told.startsWith("agreed"), !order.asked().isEmpty(), "asked " + order.asked());
    return told.equals(CLOSED) ? "closed" : told;
  }

  private static boolean isStored(String words) {
    return words.equals("known") || words.equals("taken");
  }

  private static Optional<PaymentEntry> earlier(String words) {
    return isStored(words)
        ? Optional.of(DraftsAndMoney.stored(Sales.usd(words.equals("known") ? "10.00" : "10.01")))
        : Optional.empty();
  }

  private static String told(DraftOrder before, Change.DraftPayment received, String words) {
    var draft = received.draft();
    assertEquals(before.version() + 1, draft.version());
    assertEquals(Sales.LATER, draft.updatedAt());
    assertEquals(before.revision(), draft.revision());
    var notice = DraftsAndMoney.notice(words);
    return switch (received) {
      case Change.DraftPaid(_, var entry) -> {
        assertEquals(DraftsAndMoney.entry(notice, entry.kind(), Optional.empty()), entry);
        assertEquals(before.status(), draft.status());
        assertEquals(before.asked(), draft.asked());
        assertEquals(List.of(), received.messages());
        assertEquals(true, draft.inLedger());
        if (entry.counts()) {
          yield "in part " + draft.paid();
        }
        assertEquals(before.paid(), draft.paid());
        yield "kept " + entry.kind();
      }
      case Change.SaleAgreed agreed -> {
        var order = Optional.of(AskedOrder.ID);
        assertEquals(
            Optional.of(DraftsAndMoney.entry(notice, notice.kind(), order)), agreed.payment());
        assertEquals(
            new DraftStatus.Completed(Sales.LATER, AskedOrder.ID, Optional.of(Sales.STAFF)),
            draft.status());
        assertEquals(draft.paid(), agreed.order().paid());
        yield "agreed " + draft.paid();
      }
    };
  }

  @Test
  void aDraftIsAgreedOnceItIsCovered() {
    var grid = Grid.of(OF_DRAFTS);
    grid.coversStates(Grid.permitted(DraftStatus.class));
    grid.check(ReceivePaymentTest::ofDraft);
  }

  private static final String OF_ORDERS =
      """
      order       | USD 100.00        | USD 0.01          | EUR 100.00 | USD 100.00 FAILURE | USD 100.00 PENDING | USD 100.00 ERROR | USD 100.00 TEST | USD 10.00 REFUND | USD 10.00 REFUND_FAILED | USD 10.00 DISPUTE | USD 10.00 DISPUTE_WON | USD 10.00 DISPUTE_LOST | USD 10.00 FEE | USD 10.00 REFUND_ASKED | USD 10.00 REFUND_REFUSED | known | taken              | USD 90071992547409.92
      unpaid      | counts USD 100.00 | counts USD 0.01   | kept HELD  | kept FAILURE       | kept PENDING       | kept ERROR       | kept TEST       | has USD -10.00   | has USD 10.00           | has USD -10.00    | has USD 10.00         | kept DISPUTE_LOST      | kept FEE      | kept REFUND_ASKED      | kept REFUND_REFUSED      | -     | no: ReferenceTaken | no: SumTooLarge
      partly paid | counts USD 140.00 | counts USD 40.01  | kept HELD  | kept FAILURE       | kept PENDING       | kept ERROR       | kept TEST       | has USD 30.00    | has USD 50.00           | has USD 30.00     | has USD 50.00         | kept DISPUTE_LOST      | kept FEE      | kept REFUND_ASKED      | kept REFUND_REFUSED      | -     | no: ReferenceTaken | no: SumTooLarge
      paid        | counts USD 200.00 | counts USD 100.01 | kept HELD  | kept FAILURE       | kept PENDING       | kept ERROR       | kept TEST       | has USD 90.00    | has USD 110.00          | has USD 90.00     | has USD 110.00        | kept DISPUTE_LOST      | kept FEE      | kept REFUND_ASKED      | kept REFUND_REFUSED      | -     | no: ReferenceTaken | no: SumTooLarge
      shipped     | counts USD 100.00 | counts USD 0.01   | kept HELD  | kept FAILURE       | kept PENDING       | kept ERROR       | kept TEST       | has USD -10.00   | has USD 10.00           | has USD -10.00    | has USD 10.00         | kept DISPUTE_LOST      | kept FEE      | kept REFUND_ASKED      | kept REFUND_REFUSED      | -     | no: ReferenceTaken | no: SumTooLarge
      cancelled   | counts USD 100.00 | counts USD 0.01   | kept HELD  | kept FAILURE       | kept PENDING       | kept ERROR       | kept TEST       | has USD -10.00   | has USD 10.00           | has USD -10.00    | has USD 10.00         | kept DISPUTE_LOST      | kept FEE      | kept REFUND_ASKED      | kept REFUND_REFUSED      | -     | no: ReferenceTaken | no: SumTooLarge\
      """;

  private static Order order(String state) {
    var order = Sales.anOrder();
    return switch (state) {
      case "unpaid" -> order;
      case "partly paid" -> Sales.paid(order, Sales.usd("40.00"));
      case "paid" -> Sales.paid(order, Sales.usd("100.00"));
      case "shipped" -> Sales.shipped(order, 4, 1, 0);
      case "cancelled" -> Sales.cancelled(order);
      default -> throw new IllegalArgumentException(state);
    };
  }

  private static String ofOrder(String state, String words) {
    var before = order(state);
    var notice = DraftsAndMoney.notice(isStored(words) ? "USD 10.00" : words);
    return Decisions.told(
        SaleDecider.receivePayment(before, earlier(words), notice, Sales.STAFF, Sales.LATER),
        received -> {
          var order = received.order();
          var kind = received.entry().kind();
          assertEquals(
              DraftsAndMoney.entry(notice, kind, Optional.of(before.id())), received.entry());
          assertEquals(before.version() + 1, order.version());
          assertEquals(Sales.LATER, order.updatedAt());
          assertEquals(List.of(), received.messages());
          if (kind == PaymentEntry.Kind.PAYMENT) {
            return "counts " + order.paid();
          }
          if (received.entry().counts()) {
            return "has " + order.balance().kept();
          }
          assertEquals(before.balance(), order.balance());
          return "kept " + kind;
        });
  }

  /// Be it paid, sent or called off: what is too much is credit.
  @Test
  void moneyForAnOrderIsNeverTurnedAway() {
    Grid.of(OF_ORDERS).check(ReceivePaymentTest::ofOrder);
  }

  @Test
  void everyKindOfWordIsInTheTables() {
    for (var table : List.of(OF_DRAFTS, OF_ORDERS)) {
      for (var kind : PaymentEntry.Kind.values()) {
        assertEquals(
            true,
            Grid.of(table).actions().stream()
                .anyMatch(heading -> kind.isMoney() || heading.endsWith(" " + kind)),
            kind.name());
      }
    }
  }
}
