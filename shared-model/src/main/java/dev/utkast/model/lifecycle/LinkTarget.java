package dev.utkast.model.lifecycle;

import dev.utkast.model.id.DraftId;
import java.time.Duration;
import java.time.Instant;

/// What a payment link leads to, and until when.
public record LinkTarget(DraftId draftId, int revision, Instant expiresAt) {
  private static final Duration LIFE = Duration.ofDays(90);

  /// A link that is mailed at a moment.
  public static LinkTarget sentAt(Instant sent, DraftId draftId, int revision) {
    return new LinkTarget(draftId, revision, sent.plus(LIFE));
  }

  public Instant sentAt() {
    return expiresAt.minus(LIFE);
  }

  /// An expired link is as good as none.
  public boolean isLive(Instant now) {
    return now.isBefore(expiresAt);
  }
}
