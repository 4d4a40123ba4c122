package dev.utkast.model.link;

import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What a customer's link names. Nothing of it is secret: only who has the key can make the token
/// that proves it ([LinkTokens]), so that a link can be made again whenever it is needed, and lies
/// nowhere until then.
///
/// Two links of the same thing are equally good: making one changes nothing, and no link that was
/// mailed dies by it.
public sealed interface Link {
  /// How long a link that is mailed leads somewhere.
  Duration LIFE = Duration.ofDays(90);

  /// What a link has left at the least when staff see it.
  Duration LEFT = Duration.ofDays(30);

  /// The most that any link has left: a key that made links is good for this long after it was
  /// replaced.
  Duration LONGEST = LIFE.plus(LEFT);

  /// @return raised where earlier links are to lead nowhere
  int serial();

  Instant expiresAt();

  /// An expired link is as good as none.
  default boolean isLive(Instant now) {
    return now.isBefore(expiresAt());
  }

  /// The payment request of one revision.
  record OfDraft(DraftId draftId, int revision, int serial, Instant expiresAt) implements Link {}

  /// An order as it stands: its invoice, while something of it is open.
  record OfOrder(OrderId orderId, int serial, Instant expiresAt) implements Link {}

  /// The end of a link that is seen at a moment: the same at every look for weeks, so that who
  /// looks twice copies the same, and never nearer than [#LEFT].
  ///
  /// @param sent when what it leads to was first sent
  static Instant end(Instant sent, Instant now) {
    long lives = Duration.between(sent, now.plus(LEFT)).dividedBy(LIFE);
    return sent.plus(LIFE.multipliedBy(Math.max(0, lives) + 1)).truncatedTo(ChronoUnit.SECONDS);
  }

  /// The end of a link that is mailed at a moment.
  static Instant end(Instant sent) {
    return end(sent, sent);
  }
}
