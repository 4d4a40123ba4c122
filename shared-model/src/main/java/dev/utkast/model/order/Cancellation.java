package dev.utkast.model.order;

import java.time.Instant;
import java.util.Locale;

/// Why and when an order was called off.
public record Cancellation(Reason reason, Instant at) {

  /// Reasons as clients know them.
  public enum Reason {
    CUSTOMER,
    FRAUD,
    INVENTORY,
    DECLINED,
    OTHER;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
