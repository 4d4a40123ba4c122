package dev.utkast.model.payment;

import dev.utkast.model.id.TransactionId;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/// Word of a payment, by whichever door.
///
/// @param transactionId to be used if this is the first word of it
/// @param provider `manual` for what staff confirm
/// @param amount positive
/// @param kind what it is said to be; whether money in another currency is held, is found out later
/// @param test whether it was a provider's test
/// @param gateway the way it was paid, if that is told
/// @param payment the reference of the payment that it follows, if it follows one
/// @param ofHeld whether that payment counts for nothing
/// @param refund of staff that it carries out, if it does
public record PaymentNotice(
    TransactionId transactionId,
    String provider,
    String reference,
    Money amount,
    PaymentEntry.Kind kind,
    boolean test,
    Optional<String> gateway,
    Optional<String> payment,
    boolean ofHeld,
    Optional<PaymentEntry.OfRefund> refund) {
  public static final String MANUAL = "manual";

  /// How a payment went, as whoever tells of it says.
  public enum Outcome {
    SUCCESS(PaymentEntry.Kind.PAYMENT),
    PENDING(PaymentEntry.Kind.PENDING),
    FAILURE(PaymentEntry.Kind.FAILURE),
    ERROR(PaymentEntry.Kind.ERROR);

    private final PaymentEntry.Kind kind;

    Outcome(PaymentEntry.Kind kind) {
      this.kind = kind;
    }

    /// Only what went through, and not in a test, is money.
    public PaymentEntry.Kind kind(boolean test) {
      return this == SUCCESS && test ? PaymentEntry.Kind.TEST : kind;
    }

    public static Optional<Outcome> of(String label) {
      for (var outcome : values()) {
        if (outcome.name().toLowerCase(Locale.ROOT).equals(label)) {
          return Optional.of(outcome);
        }
      }
      return Optional.empty();
    }
  }

  /// One of no refund of staff.
  public PaymentNotice(
      TransactionId transactionId,
      String provider,
      String reference,
      Money amount,
      PaymentEntry.Kind kind,
      boolean test,
      Optional<String> gateway,
      Optional<String> payment,
      boolean ofHeld) {
    this(
        transactionId,
        provider,
        reference,
        amount,
        kind,
        test,
        gateway,
        payment,
        ofHeld,
        Optional.empty());
  }

  /// Money that has arrived.
  public PaymentNotice(
      TransactionId transactionId, String provider, String reference, Money amount) {
    this(
        transactionId,
        provider,
        reference,
        amount,
        PaymentEntry.Kind.PAYMENT,
        false,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }
}
