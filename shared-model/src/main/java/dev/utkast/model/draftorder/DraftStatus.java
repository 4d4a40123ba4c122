package dev.utkast.model.draftorder;

import dev.utkast.model.decision.Actor;
import dev.utkast.model.id.OrderId;
import java.time.Instant;
import java.util.Optional;

/// Where a draft stands. Only the listed arrows exist: open → invoice sent → completed, and open →
/// completed.
public sealed interface DraftStatus {

  /// Being written; the customer knows nothing of it.
  record Open() implements DraftStatus {}

  /// The customer was asked to pay; still editable.
  record InvoiceSent(Instant at) implements DraftStatus {}

  /// It became an order; only tags change from here on.
  ///
  /// @param by who agreed the sale; not known of those that older versions completed
  record Completed(Instant at, OrderId orderId, Optional<Actor> by) implements DraftStatus {

    /// By somebody unknown.
    public Completed(Instant at, OrderId orderId) {
      this(at, orderId, Optional.empty());
    }
  }

  default String label() {
    return switch (this) {
      case Open _ -> "open";
      case InvoiceSent _ -> "invoice_sent";
      case Completed _ -> "completed";
    };
  }
}
