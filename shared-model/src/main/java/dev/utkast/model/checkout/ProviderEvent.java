package dev.utkast.model.checkout;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/// One thing that a provider says happened to a payment. It happened once, under the provider's own
/// name for it, however often it is told.
///
/// @param reference the provider's id of it, such as `pi_…` of a payment or `re_…` of a refund:
///   with the kind its natural key
/// @param amount positive, in the currency that the customer paid in; a fee is in the currency that
///   the provider keeps it in
/// @param method the way it was paid, as people know it, such as `Visa ending in 4242`
/// @param key that we asked for it with, of a refund that we asked for
/// @param test whether no money moved, for it was the provider's test mode
public record ProviderEvent(
    Kind kind,
    String reference,
    Money amount,
    Instant at,
    Optional<String> method,
    boolean test,
    Optional<String> key) {

  /// One that nobody asked for with a key.
  public ProviderEvent(
      Kind kind,
      String reference,
      Money amount,
      Instant at,
      Optional<String> method,
      boolean test) {
    this(kind, reference, amount, at, method, test, Optional.empty());
  }

  /// What happened.
  public enum Kind {
    /// The customer's money is the shop's.
    PAYMENT,
    /// The customer said yes, and the money is under way.
    PENDING,
    /// The payer or his bank said no.
    FAILURE,
    /// Money went back to the customer.
    REFUND,
    /// A refund that was under way came back: the money is the shop's again.
    REFUND_FAILED,
    /// The customer's bank took the money back, until the dispute is decided.
    DISPUTE,
    /// The bank decided for the shop, and gave the money back.
    DISPUTE_WON,
    /// The bank decided for the customer; the money was taken when the dispute was opened.
    DISPUTE_LOST,
    /// What the provider keeps for its work.
    FEE;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
