package dev.utkast.model.checkout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When a provider is asked about a checkout of which it has not told: its events may be lost.
///
/// One that may still be paid is asked for soon, and then every day until it is known how it ended.
/// One that was paid is asked for as long as customers may dispute a payment, which card networks
/// give them some 120 days for (Visa Core Rules 11.1, Mastercard Chargeback Guide).
final class CheckoutLooks {
  private static final List<Duration> SOON = List.of(Duration.ofMinutes(5), Duration.ofHours(1));
  private static final List<Duration> ONCE_PAID =
      List.of(
          Duration.ofDays(1),
          Duration.ofDays(7),
          Duration.ofDays(30),
          Duration.ofDays(60),
          Duration.ofDays(90),
          Duration.ofDays(125));

  private CheckoutLooks() {}

  /// @param since when it got this status
  /// @param looks made since then
  static Optional<Instant> next(CheckoutStatus status, Instant since, int looks) {
    return switch (status) {
      case BEGUN, OPEN, PROCESSING ->
          Optional.of(
              since.plus(
                  looks < SOON.size()
                      ? SOON.get(looks)
                      : Duration.ofDays(looks - SOON.size() + 1L)));
      case PAID ->
          looks < ONCE_PAID.size()
              ? Optional.of(since.plus(ONCE_PAID.get(looks)))
              : Optional.empty();
      case ENDED -> Optional.empty();
    };
  }
}
