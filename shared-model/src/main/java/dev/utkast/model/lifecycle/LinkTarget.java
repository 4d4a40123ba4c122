package dev.utkast.model.lifecycle;

import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.link.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a payment link of an older version leads to, and until when: its secret was random, and
/// lies hashed beside this.
///
/// @param orderId of the order that a reminder is about: its link shows the invoice as it stands
public record LinkTarget(
    DraftId draftId, int revision, Instant expiresAt, Optional<OrderId> orderId) {
  private static final Duration LIFE = Duration.ofDays(90);

  public Instant sentAt() {
    return expiresAt.minus(LIFE);
  }

  /// @return what links of today say of it: one that was revoked since leads nowhere either
  public Link link() {
    return orderId
        .<Link>map(id -> new Link.OfOrder(id, 0, expiresAt))
        .orElseGet(() -> new Link.OfDraft(draftId, revision, 0, expiresAt));
  }
}
