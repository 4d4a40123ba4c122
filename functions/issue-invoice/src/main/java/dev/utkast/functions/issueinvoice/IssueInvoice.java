package dev.utkast.functions.issueinvoice;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.messaging.QueueBatch;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.Attempts;
import dev.utkast.aws.storage.InvoicesTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.Write;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.invoice.InvoiceDecider;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// Queue `issue-invoice` (FIFO, one group) → legal invoices and credit notes, whose numbers are
/// taken in the transaction that stores them, and the mails that bring them.
public final class IssueInvoice implements RequestStreamHandler {
  private final Wiring wiring;
  private final OrdersTable orders;
  private final InvoicesTable invoices;

  public IssueInvoice() {
    this(Wiring.fromEnvironment());
  }

  public IssueInvoice(Wiring wiring) {
    this.wiring = wiring;
    this.orders = new OrdersTable(wiring.database());
    this.invoices = new InvoicesTable(wiring.database());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    QueueBatch.consume(in, out, context, wiring.pauses(), this::consume);
  }

  private void consume(Message message) {
    switch (message) {
      case Message.IssueInvoice(var orderId, var paid) ->
          Attempts.running(() -> issue(load(orderId), paid));
      case Message.IssueCreditNote(var orderId, var paid) ->
          Attempts.running(() -> credit(load(orderId), paid));
      default -> throw new IllegalArgumentException("not for this queue: " + message);
    }
  }

  private Order load(long orderId) {
    return orders.find(orderId).orElseThrow(() -> new IllegalStateException("no order " + orderId));
  }

  private void issue(Order order, Optional<Money> paid) {
    settle(
        order,
        paid,
        InvoiceDecider.issue(
            order,
            paid.orElse(order.paid()),
            invoices.find(order.id(), Invoice.Series.INVOICE),
            invoices.lastNumber(Invoice.Series.INVOICE),
            wiring.ids().next(),
            wiring.shop()));
  }

  private void credit(Order order, Optional<Money> paid) {
    settle(
        order,
        paid,
        InvoiceDecider.credit(
            order,
            paid.orElse(order.paid()),
            invoices.find(order.id(), Invoice.Series.INVOICE),
            invoices.find(order.id(), Invoice.Series.CREDIT_NOTE),
            invoices.lastNumber(Invoice.Series.CREDIT_NOTE),
            wiring.ids().next(),
            wiring.shop()));
  }

  private void settle(Order order, Optional<Money> paid, InvoiceDecider.Outcome outcome) {
    switch (outcome) {
      case InvoiceDecider.Outcome.Issued(var document) -> store(order, document);
      case InvoiceDecider.Outcome.AlreadyIssued _, InvoiceDecider.Outcome.NothingToCredit _ -> {}
      case InvoiceDecider.Outcome.NotYet _ -> {
        // Its message was overtaken and now waits behind this one in the group of the series: it is
        // issued here, and found issued there.
        issue(order, paid);
        credit(order, paid);
      }
    }
  }

  private void store(Order order, Invoice document) {
    var writes = new ArrayList<Write>();
    writes.add(invoices.takeNumber(document));
    writes.add(invoices.putNew(document));
    boolean silent =
        document.series() == Invoice.Series.CREDIT_NOTE
            && order.cancellation().filter(Cancellation::withoutMail).isPresent();
    // Asked for though nobody be known to send it to: that is noted where mails are.
    if (!silent) {
      var kind =
          switch (document.series()) {
            case INVOICE -> MailKind.INVOICE;
            case CREDIT_NOTE -> MailKind.CREDIT_NOTE;
          };
      var mail = new Message.SendMail(kind, order.id(), 1, document.issuedAt());
      writes.add(Outbox.put(wiring.ids().next(), wiring.clock().instant(), List.of(mail)));
    }
    wiring.database().commit(writes);
  }
}
