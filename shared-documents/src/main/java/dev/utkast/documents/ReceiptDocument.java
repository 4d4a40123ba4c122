package dev.utkast.documents;

import dev.utkast.model.payment.MoneyBack;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/// What a receipt says: who paid what, when and how. Nothing is computed here.
///
/// @param locale the customer's
/// @param from name and address of who bought, one entry per printed line
/// @param number of the document that was paid
/// @param invoice whether that is an invoice, and not only an order
/// @param order the name of the order, where the document is another one
/// @param issued the day of the last of what is told
/// @param payments and what went back of them, as negative amounts
/// @param total of all payments
/// @param returned what of that went back, if anything did
public record ReceiptDocument(
    Locale locale,
    Letterhead seller,
    List<String> from,
    String number,
    boolean invoice,
    Optional<String> order,
    LocalDate issued,
    List<Payment> payments,
    Money total,
    Optional<MoneyBack> returned) {

  public ReceiptDocument {
    from = List.copyOf(from);
    payments = List.copyOf(payments);
    if (payments.isEmpty()) {
      throw new IllegalArgumentException("a receipt of nothing");
    }
  }

  /// One payment, or what went back of one.
  ///
  /// @param way as people know it, such as `Visa ending in 4242`, or what else it is
  /// @param reference what the payer quoted, or the provider's id
  public record Payment(LocalDate day, String way, String reference, Money amount) {}
}
