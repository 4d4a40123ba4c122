package dev.utkast.aws.sales;

import dev.utkast.aws.storage.CheckoutsTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.checkout.CheckoutDecider;
import dev.utkast.model.id.DraftId;

/// Whether a customer has paid somewhere, and it is not known yet whether the money comes. A shop
/// that takes no cards has no such payments, and does not look for any.
public final class PaymentsUnderWay {
  private final Wiring wiring;
  private final CheckoutsTable checkouts;

  public PaymentsUnderWay(Wiring wiring) {
    this.wiring = wiring;
    this.checkouts = new CheckoutsTable(wiring.database());
  }

  public boolean of(DraftId sale) {
    return wiring.cardPayments().taken() && CheckoutDecider.isUnderWay(checkouts.ofSale(sale));
  }
}
