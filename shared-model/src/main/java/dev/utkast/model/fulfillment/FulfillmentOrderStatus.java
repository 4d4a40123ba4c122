package dev.utkast.model.fulfillment;

/// Where a fulfillment order stands.
public sealed interface FulfillmentOrderStatus {
  /// Ready to be picked.
  record Open() implements FulfillmentOrderStatus {}

  /// Something of it has left.
  record InProgress() implements FulfillmentOrderStatus {}

  /// Waits.
  record OnHold(Hold hold) implements FulfillmentOrderStatus {}

  /// All of it has left.
  record Closed() implements FulfillmentOrderStatus {}

  /// Called off with its order.
  record Cancelled() implements FulfillmentOrderStatus {}

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
