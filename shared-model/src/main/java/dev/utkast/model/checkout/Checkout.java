package dev.utkast.model.checkout;

import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/// One attempt of a customer to pay with a provider: stored before the provider is asked, under the
/// key that the provider is asked with.
///
/// It decides nothing about money: what was paid stands in the ledger, whatever this says. It knows
/// where to look for word of a payment that was lost on its way.
///
/// @param draftId whose ledger the money goes to
/// @param orderId of the order that is paid, where there was one when it began
/// @param revision of the draft that the customer saw; 0 of an order
/// @param provider its name
/// @param amount that is asked for, in the presentment currency
/// @param session the provider's id of it, once it is known
/// @param expiresAt when the provider's page ends
/// @param since when it got the status it has
/// @param looks how many looks at the provider were made or passed over since then
/// @param lookAt when it is to be asked next, if it is
public record Checkout(
    CheckoutId id,
    long version,
    DraftId draftId,
    Optional<OrderId> orderId,
    int revision,
    String provider,
    Money amount,
    CheckoutStatus status,
    Optional<String> session,
    Instant createdAt,
    Instant expiresAt,
    Instant since,
    int looks,
    Optional<Instant> lookAt) {

  /// A page is open for this long: long enough to find the card, and short enough that few edits of
  /// a draft meet somebody who is paying.
  public static final Duration LIFE = Duration.ofHours(1);

  /// The next version of it.
  Checkout with(CheckoutStatus next, Optional<String> nowSession, Instant now) {
    boolean same = next == status;
    return new Checkout(
        id,
        version + 1,
        draftId,
        orderId,
        revision,
        provider,
        amount,
        next,
        nowSession.or(() -> session),
        createdAt,
        expiresAt,
        same ? since : now,
        same ? looks : 0,
        CheckoutLooks.next(next, same ? since : now, same ? looks : 0));
  }

  /// The same, asked for once for all looks that have come due: whoever missed days asks once.
  Checkout looked(Instant by) {
    int made = looks + 1;
    while (CheckoutLooks.next(status, since, made).filter(at -> !at.isAfter(by)).isPresent()) {
      made++;
    }
    return new Checkout(
        id,
        version + 1,
        draftId,
        orderId,
        revision,
        provider,
        amount,
        status,
        session,
        createdAt,
        expiresAt,
        since,
        made,
        CheckoutLooks.next(status, since, made));
  }
}
