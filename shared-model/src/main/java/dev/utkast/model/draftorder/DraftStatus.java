package dev.utkast.model.draftorder;

import java.time.Instant;

/// Where a draft stands. Only the listed arrows exist: open → invoice sent → completed, and open →
/// completed.
public sealed interface DraftStatus {

  /// Being written; the customer knows nothing of it.
  record Open() implements DraftStatus {}

  /// The customer was asked to pay; still editable.
  record InvoiceSent(Instant at) implements DraftStatus {}

  /// It became an order; only tags change from here on.
  record Completed(Instant at, long orderId) implements DraftStatus {}

  default String label() {
    return switch (this) {
      case Open _ -> "open";
      case InvoiceSent _ -> "invoice_sent";
      case Completed _ -> "completed";
    };
  }
}
