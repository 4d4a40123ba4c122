package dev.utkast.model.lifecycle;

import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.order.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a payment link leads to, and until when.
///
/// @param orderId of the order that a reminder is about: its link shows the invoice as it stands
public record LinkTarget(
    DraftId draftId, int revision, Instant expiresAt, Optional<OrderId> orderId) {
  private static final Duration LIFE = Duration.ofDays(90);

  /// A link that is mailed at a moment.
  public static LinkTarget sentAt(Instant sent, DraftId draftId, int revision) {
    return new LinkTarget(draftId, revision, sent.plus(LIFE), Optional.empty());
  }

  /// A link that is mailed with a reminder of an order. It is one more: others stay as they are.
  public static LinkTarget remindedAt(Instant sent, Order order) {
    return new LinkTarget(order.draftId(), 0, sent.plus(LIFE), Optional.of(order.id()));
  }

  public Instant sentAt() {
    return expiresAt.minus(LIFE);
  }

  /// An expired link is as good as none.
  public boolean isLive(Instant now) {
    return now.isBefore(expiresAt);
  }
}
