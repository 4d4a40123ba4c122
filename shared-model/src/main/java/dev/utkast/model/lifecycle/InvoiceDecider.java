package dev.utkast.model.lifecycle;

import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.Effect;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.id.InvoiceId;
import dev.utkast.model.invoice.Advance;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.shop.Seller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.joda.money.Money;

/// When a legal document is issued: one invoice for each agreed sale, and one credit note for each
/// invoice of a sale that was called off. Whoever asks again is told of the document that exists.
/// Each is mailed, unless staff cancelled without a mail.
///
/// A document is of the day in the shop on which the sale was agreed, or called off: one that is
/// written late, or tried again after midnight, has the date that it would have had at once.
public final class InvoiceDecider {
  private InvoiceDecider() {}

  /// A series of legal documents, as an order finds it.
  ///
  /// @param document of the order, if it is issued
  /// @param lastNumber that was taken
  public record FoundSeries(Optional<Invoice> document, long lastNumber) {}

  /// @param paid on the order when the sale was agreed
  /// @param ledger all entries of the sale
  public static Effect<Change.DocumentsIssued> issue(
      Order order,
      Money paid,
      List<PaymentEntry> ledger,
      FoundSeries invoices,
      LongSupplier ids,
      Seller seller) {
    return invoices.document().isPresent()
        ? Decision.alreadyDone()
        : Decision.changed(
            documents(order, List.of(invoice(order, paid, ledger, invoices, ids, seller))));
  }

  /// An invoice whose message was overtaken is issued first, in the same commit, and found issued
  /// when its message comes.
  ///
  /// @param completed the draft that became the order; it keeps what was paid by then
  /// @param paid on the order when it was called off
  /// @param ledger all entries of the sale
  public static Effect<Change.DocumentsIssued> credit(
      Order order,
      DraftOrder completed,
      Money paid,
      List<PaymentEntry> ledger,
      FoundSeries invoices,
      FoundSeries creditNotes,
      LongSupplier ids,
      Seller seller) {
    if (creditNotes.document().isPresent() || order.cancellation().isEmpty()) {
      return Decision.alreadyDone();
    }
    var at = order.cancellation().get().at();
    if (invoices.document().isPresent()) {
      var note = creditNote(invoices.document().get(), paid, creditNotes, ids, at, seller);
      return Decision.changed(documents(order, List.of(note)));
    }
    var late = invoice(order, completed.paid(), ledger, invoices, ids, seller);
    var note = creditNote(late, paid, creditNotes, ids, at, seller);
    return Decision.changed(documents(order, List.of(late, note)));
  }

  private static Invoice invoice(
      Order order,
      Money paid,
      List<PaymentEntry> ledger,
      FoundSeries series,
      LongSupplier ids,
      Seller seller) {
    return new Invoice(
        new InvoiceId(ids.getAsLong()),
        Invoice.Series.INVOICE,
        series.lastNumber() + 1,
        order.id(),
        order.name(),
        sellerLines(seller),
        Optional.empty(),
        order.content(),
        order.priced(),
        seller.dayOf(order.createdAt()),
        order.dueOn(),
        order.createdAt(),
        Optional.of(paid),
        seller.kept(),
        Optional.empty(),
        Optional.of(order.content().spokenLanguage(seller)),
        Advance.of(ledger, order.createdAt(), seller::dayOf, paid));
  }

  private static Invoice creditNote(
      Invoice credited,
      Money paid,
      FoundSeries series,
      LongSupplier ids,
      Instant cancelledAt,
      Seller seller) {
    return new Invoice(
        new InvoiceId(ids.getAsLong()),
        Invoice.Series.CREDIT_NOTE,
        series.lastNumber() + 1,
        credited.orderId(),
        credited.orderName(),
        sellerLines(seller),
        Optional.of(credited.name()),
        credited.content(),
        credited.priced(),
        seller.dayOf(cancelledAt),
        Optional.empty(),
        cancelledAt,
        Optional.of(paid),
        seller.kept(),
        Optional.of(credited.issuedOn()),
        credited.spoken(seller.shop()).language());
  }

  private static List<String> sellerLines(Seller seller) {
    return List.of(seller.name(), seller.country(), seller.email());
  }

  private static Change.DocumentsIssued documents(Order order, List<Invoice> documents) {
    return new Change.DocumentsIssued(
        documents, documents.stream().flatMap(one -> mail(order, one).stream()).toList());
  }

  /// Asked for though nobody be known to send it to: that is noted where mails are.
  private static Optional<Message> mail(Order order, Invoice document) {
    return switch (document.series()) {
      case INVOICE ->
          Optional.of(
              new Message.SendMail(MailKind.INVOICE, order.id().value(), 1, document.issuedAt()));
      case CREDIT_NOTE ->
          order.cancellation().filter(Cancellation::withoutMail).isPresent()
              ? Optional.empty()
              : Optional.of(
                  new Message.SendMail(
                      MailKind.CREDIT_NOTE, order.id().value(), 1, document.issuedAt()));
    };
  }
}
