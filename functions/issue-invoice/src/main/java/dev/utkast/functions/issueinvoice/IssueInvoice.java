package dev.utkast.functions.issueinvoice;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.messaging.QueueBatch;
import dev.utkast.aws.sales.Sellers;
import dev.utkast.aws.storage.BatchedReads;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.InvoicesTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.lifecycle.InvoiceDecider;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.shop.Seller;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;

/// Queue `issue-invoice` (FIFO, one group) → legal invoices and credit notes, whose numbers are
/// taken in the transaction that stores them, and the mails that bring them.
public final class IssueInvoice implements RequestStreamHandler {
  private final Wiring wiring;
  private final DraftsTable drafts;
  private final PaymentsTable payments;
  private final Store store;
  private final Sellers sellers;

  public IssueInvoice() {
    this(Wiring.fromEnvironment());
  }

  public IssueInvoice(Wiring wiring) {
    this.wiring = wiring;
    this.drafts = new DraftsTable(wiring.database());
    this.payments = new PaymentsTable(wiring.database());
    this.store = wiring.store();
    this.sellers = new Sellers(wiring.database(), wiring.shop());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    QueueBatch.consume(
        in, out, context, wiring.pauses(), Message.ToIssueInvoice.class, this::consume);
  }

  private void consume(Message.ToIssueInvoice message) {
    ConflictRetry.running(() -> decide(message).ifChanged(this::commit));
  }

  /// A document that lacks what the law asks for, or an account to pay to, is issued all the same:
  /// the sale was made. That it does stands in the log, in the order's timeline, and beside the
  /// document in the answer of `invoices.json`.
  private void commit(Change.DocumentsIssued issued) {
    store.commit(issued);
    for (var document : issued.documents()) {
      var missing = words(document);
      if (!missing.isEmpty()) {
        Log.event("invoice.incomplete", "document", document.name(), "missing", missing);
      }
    }
  }

  private static String words(Invoice document) {
    return Stream.concat(
            document.missing().stream().map(one -> one.country() + " " + one.duty()),
            document.withoutAccount().stream().map(currency -> "account for " + currency))
        .collect(Collectors.joining(", "));
  }

  /// Older messages do not say what was paid: a document then shows what is paid now.
  private Decision.Effect<Change.DocumentsIssued> decide(Message.ToIssueInvoice message) {
    return switch (message) {
      case Message.IssueInvoice(var orderId, var paid) -> {
        var found = find(orderId, Invoice.Series.INVOICE);
        var then = paid.orElse(found.order.paid());
        yield InvoiceDecider.issue(
            found.order,
            then,
            ledger(found.order, then),
            found.series(Invoice.Series.INVOICE),
            wiring.ids()::next,
            found.seller);
      }
      case Message.IssueCreditNote(var orderId, var paid) -> {
        var found = find(orderId, Invoice.Series.values());
        var completed = completed(found.order);
        yield InvoiceDecider.credit(
            found.order,
            completed,
            paid.orElse(found.order.paid()),
            ledger(found.order, completed.paid()),
            found.series(Invoice.Series.INVOICE),
            found.series(Invoice.Series.CREDIT_NOTE),
            wiring.ids()::next,
            found.seller);
      }
    };
  }

  /// An order, and what is read together with it: its documents, and how far their series are.
  private record Found(Order order, InvoicesTable invoices, Seller seller) {
    InvoiceDecider.FoundSeries series(Invoice.Series series) {
      return new InvoiceDecider.FoundSeries(
          invoices.find(order.id(), series), invoices.lastNumber(series));
    }
  }

  private Found find(OrderId orderId, Invoice.Series... wanted) {
    var keys =
        Stream.concat(
                Stream.of(SettingsTable.IDENTITY),
                Stream.of(wanted)
                    .flatMap(series ->
                        Stream.of(
                            InvoicesTable.key(orderId, series), InvoicesTable.seriesKey(series))))
            .toList();
    var reads = new BatchedReads(wiring.database(), keys);
    var order =
        new OrdersTable(reads)
            .find(orderId)
            .orElseThrow(() -> new IllegalStateException("no order " + orderId));
    return new Found(order, new InvoicesTable(reads), sellers.today(reads));
  }

  /// Where nothing had been paid by then, no payment is of a day before it.
  private List<PaymentEntry> ledger(Order order, Money paidByThen) {
    return paidByThen.isPositive() ? payments.entriesOf(order.draftId()) : List.of();
  }

  private DraftOrder completed(Order order) {
    return drafts
        .find(order.draftId())
        .orElseThrow(() -> new IllegalStateException("no draft of order " + order.id()));
  }
}
