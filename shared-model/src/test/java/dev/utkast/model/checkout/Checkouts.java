package dev.utkast.model.checkout;

import dev.utkast.model.Sales;
import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.DraftId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// Attempts to pay for the draft of [Sales], and what their provider says of them.
public final class Checkouts {
  public static final String PROVIDER = "stripe";
  public static final Instant EXPIRES = Sales.NOON.plus(Checkout.LIFE);

  private Checkouts() {}

  /// Begun at noon, as it is stored by whoever begins it.
  ///
  /// @param revision of the draft that the customer saw
  public static Checkout begun(long id, int revision, Money amount) {
    return new Checkout(
        new CheckoutId(id),
        1,
        new DraftId(1),
        Optional.empty(),
        revision,
        PROVIDER,
        amount,
        CheckoutStatus.BEGUN,
        Optional.empty(),
        Sales.NOON,
        EXPIRES,
        Sales.NOON,
        0,
        CheckoutLooks.next(CheckoutStatus.BEGUN, Sales.NOON, 0));
  }

  /// Everything that the provider says, one after the other.
  public static ProviderPayment told(ProviderPayment.Standing standing, ProviderEvent... events) {
    return new ProviderPayment("cs_1", standing, List.of(events));
  }

  public static ProviderEvent event(ProviderEvent.Kind kind, String reference, Money amount) {
    return new ProviderEvent(
        kind, reference, amount, Sales.NOON, Optional.of("Visa ending in 4242"), true);
  }
}
