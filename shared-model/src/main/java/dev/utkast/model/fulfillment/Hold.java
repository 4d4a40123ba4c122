package dev.utkast.model.fulfillment;

import java.util.Locale;
import java.util.Optional;

/// Why a fulfillment order must wait.
///
/// @param byStock whether the stock ran short, and lifts it; else people hold and release
public record Hold(Reason reason, Optional<String> notes, boolean byStock) {
  /// Somebody released it, and the stock is being asked for again.
  static final Hold ASKED_FOR_STOCK = ofStock(Optional.of("the stock is asked for again"));

  /// That of people.
  public Hold(Reason reason, Optional<String> notes) {
    this(reason, notes, false);
  }

  static Hold ofStock(Optional<String> notes) {
    return new Hold(Reason.INVENTORY_OUT_OF_STOCK, notes, true);
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
