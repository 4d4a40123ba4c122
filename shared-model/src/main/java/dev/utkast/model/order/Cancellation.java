package dev.utkast.model.order;

import dev.utkast.model.decision.Actor;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Why and when an order was called off.
///
/// @param withoutRestock whether its units are gone: they come off the shelf instead of being sold
///   again
/// @param withoutMail whether the credit note is not mailed to the customer
/// @param by who called it off; not known of what older versions wrote
public record Cancellation(
    Reason reason, Instant at, boolean withoutRestock, boolean withoutMail, Optional<Actor> by) {

  /// Its units go back to the shelf, and the customer is told.
  public Cancellation(Reason reason, Instant at) {
    this(reason, at, false, false, Optional.empty());
  }

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
