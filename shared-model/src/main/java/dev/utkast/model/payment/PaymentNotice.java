package dev.utkast.model.payment;

import java.util.Optional;
import org.joda.money.Money;

/// Word of a payment, by whichever door.
///
/// @param transactionId to be used if this is the first word of it
/// @param provider `manual` for what staff confirm
/// @param amount positive
/// @param kind what it is said to be; never [PaymentEntry.Kind#HELD], which is for us to find
/// @param test whether it was a provider's test
/// @param gateway the way it was paid, if that is told
public record PaymentNotice(
    long transactionId,
    String provider,
    String reference,
    Money amount,
    PaymentEntry.Kind kind,
    boolean test,
    Optional<String> gateway) {
  public static final String MANUAL = "manual";

  /// Money that has arrived.
  public PaymentNotice(long transactionId, String provider, String reference, Money amount) {
    this(
        transactionId,
        provider,
        reference,
        amount,
        PaymentEntry.Kind.PAYMENT,
        false,
        Optional.empty());
  }
}
