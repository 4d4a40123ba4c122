package dev.utkast.model.invoice;

import dev.utkast.model.order.Order;
import dev.utkast.model.shop.Shop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.Money;

/// When a legal document is issued: one invoice for each agreed sale, and one credit note for each
/// invoice of a sale that was called off. Whoever asks again is told of the document that exists.
///
/// A document is of the day in the shop on which the sale was agreed, or called off: one that is
/// written late, or tried again after midnight, has the date that it would have had at once.
public final class InvoiceDecider {
  private InvoiceDecider() {}

  /// What was decided.
  public sealed interface Outcome {
    record Issued(Invoice document) implements Outcome {}

    record AlreadyIssued(Invoice document) implements Outcome {}

    /// The order stands: there is nothing to take back.
    record NothingToCredit() implements Outcome {}

    /// The invoice comes first; ask again when it exists.
    record NotYet() implements Outcome {}
  }

  /// @param paid on the order when the sale was agreed
  /// @param lastNumber the last number taken in the series
  public static Outcome issue(
      Order order, Money paid, Optional<Invoice> earlier, long lastNumber, long id, Shop shop) {
    return earlier
        .<Outcome>map(Outcome.AlreadyIssued::new)
        .orElseGet(() ->
            new Outcome.Issued(
                new Invoice(
                    id,
                    Invoice.Series.INVOICE,
                    lastNumber + 1,
                    order.id(),
                    order.name(),
                    Invoice.sellerLines(shop),
                    Optional.empty(),
                    order.content(),
                    order.priced(),
                    day(order.createdAt(), shop),
                    order.dueOn(),
                    order.createdAt(),
                    Optional.of(paid))));
  }

  /// @param paid on the order when it was called off
  /// @param invoice of the order, if it was issued
  /// @param earlier credit note of the order, if it was issued
  public static Outcome credit(
      Order order,
      Money paid,
      Optional<Invoice> invoice,
      Optional<Invoice> earlier,
      long lastNumber,
      long id,
      Shop shop) {
    if (earlier.isPresent()) {
      return new Outcome.AlreadyIssued(earlier.get());
    }
    if (order.cancellation().isEmpty()) {
      return new Outcome.NothingToCredit();
    }
    var cancelledAt = order.cancellation().get().at();
    if (invoice.isEmpty()) {
      return new Outcome.NotYet();
    }
    return new Outcome.Issued(
        new Invoice(
            id,
            Invoice.Series.CREDIT_NOTE,
            lastNumber + 1,
            order.id(),
            order.name(),
            Invoice.sellerLines(shop),
            Optional.of(invoice.get().name()),
            invoice.get().content(),
            invoice.get().priced(),
            day(cancelledAt, shop),
            Optional.empty(),
            cancelledAt,
            Optional.of(paid)));
  }

  private static LocalDate day(Instant at, Shop shop) {
    return at.atZone(shop.timeZone()).toLocalDate();
  }
}
