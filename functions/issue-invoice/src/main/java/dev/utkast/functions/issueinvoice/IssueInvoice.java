package dev.utkast.functions.issueinvoice;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.messaging.QueueBatch;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.InvoicesTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.Store;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.lifecycle.Change;
import dev.utkast.model.lifecycle.InvoiceDecider;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Queue `issue-invoice` (FIFO, one group) → legal invoices and credit notes, whose numbers are
/// taken in the transaction that stores them, and the mails that bring them.
public final class IssueInvoice implements RequestStreamHandler {
  private final Wiring wiring;
  private final OrdersTable orders;
  private final InvoicesTable invoices;
  private final Store store;

  public IssueInvoice() {
    this(Wiring.fromEnvironment());
  }

  public IssueInvoice(Wiring wiring) {
    this.wiring = wiring;
    this.orders = new OrdersTable(wiring.database());
    this.invoices = new InvoicesTable(wiring.database());
    this.store = wiring.store();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    QueueBatch.consume(
        in, out, context, wiring.pauses(), Message.ToIssueInvoice.class, this::consume);
  }

  private void consume(Message.ToIssueInvoice message) {
    ConflictRetry.running(() -> decide(message).ifChanged(store::commit));
  }

  /// Older messages do not say what was paid: a document then shows what is paid now.
  private Decision.Effect<Change.DocumentsIssued> decide(Message.ToIssueInvoice message) {
    return switch (message) {
      case Message.IssueInvoice(var orderId, var paid) -> {
        var order = load(orderId);
        yield InvoiceDecider.issue(
            order,
            paid.orElse(order.paid()),
            series(order, Invoice.Series.INVOICE),
            wiring.ids()::next,
            wiring.shop());
      }
      case Message.IssueCreditNote(var orderId, var paid) -> {
        var order = load(orderId);
        yield InvoiceDecider.credit(
            order,
            paid.orElse(order.paid()),
            series(order, Invoice.Series.INVOICE),
            series(order, Invoice.Series.CREDIT_NOTE),
            wiring.ids()::next,
            wiring.shop());
      }
    };
  }

  private InvoiceDecider.Series series(Order order, Invoice.Series series) {
    return new InvoiceDecider.Series(
        invoices.find(order.id(), series), invoices.lastNumber(series));
  }

  private Order load(OrderId orderId) {
    return orders.find(orderId).orElseThrow(() -> new IllegalStateException("no order " + orderId));
  }
}
