package dev.utkast.model.payment;

import org.joda.money.Money;

/// Word that money has arrived, by whichever door.
///
/// @param transactionId to be used if this is the first word of it
/// @param provider `manual` for what staff confirm
/// @param amount positive
public record PaymentNotice(long transactionId, String provider, String reference, Money amount) {
  public static final String MANUAL = "manual";
}
