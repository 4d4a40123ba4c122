package dev.utkast.model.invoice;

import dev.utkast.model.id.InvoiceId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.sale.SaleContent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/// A legal document about an agreed sale: an invoice, or the credit note that takes one back. Once
/// issued it never changes; its number is the next of its series, without gaps.
///
/// @param seller name, mail address and country of the seller when it was issued
/// @param credits number of the invoice that a credit note takes back
/// @param issuedOn the day of [#issuedAt] where the shop is
/// @param issuedAt when the sale was agreed, or called off, however late this was written
/// @param paid what had been paid on the sale when it was agreed or called off, in the presentment
///   currency
public record Invoice(
    InvoiceId id,
    Series series,
    long number,
    OrderId orderId,
    String orderName,
    List<String> seller,
    Optional<String> credits,
    SaleContent content,
    PricedDocument priced,
    LocalDate issuedOn,
    Optional<LocalDate> dueOn,
    Instant issuedAt,
    Optional<Money> paid) {

  public Invoice {
    seller = List.copyOf(seller);
  }

  /// One unbroken row of numbers.
  public enum Series {
    INVOICE("INV"),
    CREDIT_NOTE("CN");

    private final String prefix;

    Series(String prefix) {
      this.prefix = prefix;
    }
  }

  /// How the money stood when it was issued.
  ///
  /// @param paidNow stands in where an older document does not say
  public Balance balance(Money paidNow) {
    return Balance.of(priced.total().presentment(), paid.orElse(paidNow));
  }

  /// @return such as `INV-000042`
  public String name() {
    return String.format(Locale.ROOT, "%s-%06d", series.prefix, number);
  }
}
