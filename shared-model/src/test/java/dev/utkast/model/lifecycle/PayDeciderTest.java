package dev.utkast.model.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.checkout.Payable;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.link.Link;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a customer may pay of a draft or an order of USD 100.00.
class PayDeciderTest {
  private static final String DRAFTS =
      """
      draft                    | its link         | sent before      | revoked
      Open                     | no: NothingToPay | no: NothingToPay | no: NothingToPay
      Open, partly paid        | no: NothingToPay | no: NothingToPay | no: NothingToPay
      InvoiceSent              | USD 100.00 of 1  | no: NothingToPay | no: NothingToPay
      InvoiceSent, partly paid | USD 90.00 of 1   | no: NothingToPay | no: NothingToPay
      InvoiceSent, free        | no: NothingToPay | no: NothingToPay | no: NothingToPay
      InvoiceSent, edited      | no: NothingToPay | no: NothingToPay | no: NothingToPay
      InvoiceSent, sent again  | USD 100.00 of 2  | no: NothingToPay | no: NothingToPay\
      """;

  @Test
  void aDraftIsPaidByWhoSeesWhatWasSentLast() {
    Grid.of(DRAFTS)
        .check((state, which) -> {
          var draft = draft(state);
          int revision = draft.revision() - (which.equals("sent before") ? 1 : 0);
          int serial = draft.linkSerial() + (which.equals("revoked") ? 1 : 0);
          var link = new Link.OfDraft(draft.id(), revision, serial, Sales.LATER);
          return Decisions.told(
              PayDecider.payable(draft, link, Sales.NOON),
              payable -> {
                assertEquals(
                    new Payable(draft.id(), Optional.empty(), revision, payable.open()), payable);
                return payable.open() + " of " + payable.revision();
              });
        });
  }

  private static DraftOrder draft(String state) {
    var sent = Sales.anInvoicedDraft();
    return switch (state) {
      case "InvoiceSent, edited" -> {
        var content = Sales.aTasting();
        yield Decisions.changed(
            DraftOrderDecider.edit(sent, content, Sales.priced(content), Sales.LATER));
      }
      case "InvoiceSent, sent again" -> Sales.invoiced(sent);
      default -> DraftsAndMoney.draft(state);
    };
  }

  private static final String ORDERS =
      """
      order           | pays
      unpaid          | USD 100.00
      paid in part    | USD 60.00
      paid            | no: NothingToPay
      paid too much   | no: NothingToPay
      free            | no: NothingToPay
      cancelled       | no: NothingToPay
      refunded        | no: NothingToPay
      charged back    | USD 30.00\
      """;

  private static Order order(String state) {
    var order = Sales.anOrder();
    return switch (state) {
      case "unpaid" -> order;
      case "paid in part" -> Sales.paid(order, Sales.usd("40.00"));
      case "paid" -> Sales.paid(order, Sales.usd("100.00"));
      case "paid too much" -> Sales.paid(order, Sales.usd("100.01"));
      case "free" -> Sales.anOrder(Sales.aFreeSample());
      case "cancelled" -> Sales.cancelled(order);
      case "refunded" -> Sales.returned(order, PaymentEntry.Kind.REFUND, "30.00");
      case "charged back" -> Sales.returned(order, PaymentEntry.Kind.DISPUTE, "30.00");
      default -> throw new IllegalArgumentException(state);
    };
  }

  /// What a bank took back is owed again; what the shop gave back is not.
  @Test
  void anOrderIsPaidWhileSomethingOfItIsOwed() {
    Grid.of(ORDERS)
        .check((state, _) -> {
          var order = order(state);
          Decision<Payable> decision =
              PayDecider.payable(order, order.link(Sales.NOON), Sales.NOON);
          return Decisions.told(
              decision,
              payable -> {
                assertEquals(
                    new Payable(order.draftId(), Optional.of(order.id()), 0, payable.open()),
                    payable);
                return payable.open().toString();
              });
        });
  }
}
