package dev.utkast.functions.canaryone;

import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.fulfillment.FulfillmentOrderStatus;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import java.util.Optional;

/// Trips with every method: what may be done in a state is known to the model.
public final class DecidesByState {
  boolean byConstant(PaymentEntry.Kind kind) {
    return kind == PaymentEntry.Kind.PAYMENT;
  }

  boolean byPattern(DraftStatus status) {
    return status instanceof DraftStatus.Completed;
  }

  boolean withinLambda(Optional<DraftStatus> status) {
    return status.filter(it -> it instanceof DraftStatus.Open).isPresent();
  }

  boolean bySwitch(Order.FinancialStatus status) {
    return switch (status) {
      case PENDING, PARTIALLY_PAID -> true;
      case PAID, PARTIALLY_REFUNDED, REFUNDED, VOIDED -> false;
    };
  }

  boolean bySwitchOverPatterns(FulfillmentOrderStatus status) {
    return switch (status) {
      case FulfillmentOrderStatus.Open _, FulfillmentOrderStatus.InProgress _ -> true;
      case FulfillmentOrderStatus.OnHold _ -> false;
      case FulfillmentOrderStatus.Closed _, FulfillmentOrderStatus.Cancelled _ -> false;
    };
  }

  int byAll() {
    return PaymentEntry.Kind.values().length;
  }
}
