package dev.utkast.model.checkout;

import java.util.Locale;

/// How one attempt to pay stands, as far as the shop knows.
public enum CheckoutStatus {
  /// The provider is being asked for its page; no answer is known.
  BEGUN,
  /// The customer has the page.
  OPEN,
  /// The customer is done there, and the money is not there yet.
  PROCESSING,
  /// The money came.
  PAID,
  /// It can be paid no more.
  ENDED;

  /// @return whether the customer may still pay by it
  public boolean isPayable() {
    return this == BEGUN || this == OPEN;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
