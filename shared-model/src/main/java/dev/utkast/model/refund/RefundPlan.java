package dev.utkast.model.refund;

import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.pricing.DocumentPart;
import java.util.List;
import org.joda.money.Money;

/// What a refund comes to, before it is made. All amounts are in the presentment currency.
///
/// @param part what its units and its shipping come to, by the document's own numbers
/// @param value that the price becomes less by: what the part comes to, less what the shop keeps
///   for itself, or more where more is paid back
/// @param money that is paid back
/// @param suggested what would be paid back if the customer is to have what the part comes to
/// @param shippingLeft what of shipping was not given back, as the document's prices have it
/// @param payments what may be paid back of each payment, and how much of it is suggested
public record RefundPlan(
    List<Refund.Line> lines,
    DocumentPart part,
    Money value,
    Money money,
    Money suggested,
    Money shippingLeft,
    List<Suggestion> payments) {

  public RefundPlan {
    lines = List.copyOf(lines);
    payments = List.copyOf(payments);
  }

  /// @param left what of the payment was not paid back
  public record Suggestion(PaymentEntry payment, Money left, Money suggested) {}
}
