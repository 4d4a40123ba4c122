package dev.utkast.model.fulfillment;

/// Where a fulfillment order stands.
public sealed interface FulfillmentStatus {
  /// Ready to be picked.
  record Open() implements FulfillmentStatus {}

  /// Something of it has left.
  record InProgress() implements FulfillmentStatus {}

  /// Waits.
  record OnHold(Hold hold) implements FulfillmentStatus {}

  /// All of it has left.
  record Closed() implements FulfillmentStatus {}

  /// Called off with its order.
  record Cancelled() implements FulfillmentStatus {}

  /// @return whether nothing happens to it any more
  default boolean isOver() {
    return switch (this) {
      case Open _, InProgress _, OnHold _ -> false;
      case Closed _, Cancelled _ -> true;
    };
  }

  default String label() {
    return switch (this) {
      case Open _ -> "open";
      case InProgress _ -> "in_progress";
      case OnHold _ -> "on_hold";
      case Closed _ -> "closed";
      case Cancelled _ -> "cancelled";
    };
  }
}
