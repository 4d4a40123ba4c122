package dev.utkast.model.fulfillment;

import java.util.Locale;
import java.util.Optional;

/// Why a fulfillment order must wait.
public record Hold(Reason reason, Optional<String> notes) {
  /// Whoever released it waits for an answer.
  static final Hold ASKED_FOR_STOCK =
      new Hold(Reason.INVENTORY_OUT_OF_STOCK, Optional.of("the stock is asked for again"));

  /// Whether it ends by itself, once the stock is claimed.
  public boolean isForStock() {
    return reason == Reason.INVENTORY_OUT_OF_STOCK;
  }

  /// Reasons as clients know them.
  public enum Reason {
    AWAITING_PAYMENT,
    HIGH_RISK_OF_FRAUD,
    INCORRECT_ADDRESS,
    INVENTORY_OUT_OF_STOCK,
    UNKNOWN_DELIVERY_DATE,
    AWAITING_RETURN_ITEMS,
    OTHER;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Reason> of(String label) {
      for (var reason : values()) {
        if (reason.label().equals(label)) {
          return Optional.of(reason);
        }
      }
      return Optional.empty();
    }
  }
}
