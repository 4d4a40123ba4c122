package dev.utkast.functions.sendmail;

import static dev.utkast.testkit.StoredOrders.line;

import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.InvoicesTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.lifecycle.InvoiceDecider;
import dev.utkast.model.lifecycle.Recipient;
import dev.utkast.model.lifecycle.SaleDecider;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.shop.Seller;
import dev.utkast.testkit.Copy;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.MemoryMailer;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.StoredOrders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// A draft that was invoiced, and an order with its invoice and a parcel.
record Sale(MemoryWiring wiring, StoredOrders orders) {
  Sale(MemoryWiring wiring) {
    this(wiring, new StoredOrders(wiring));
  }

  Message.SendMail request(Message.MailOverrides wishes) {
    var drafts = new DraftsTable(wiring.database());
    var draft = orders.draft(StoredOrders.content(line(1, new VariantId(11), 2)));
    wiring.database().commit(drafts.put(draft));
    return requestAgain(draft, wishes);
  }

  /// A revision of its own each time.
  Message.SendMail requestAgain(DraftOrder draft, Message.MailOverrides wishes) {
    var now = wiring.clock().instant();
    var asked =
        Decided.changed(
            SaleDecider.requestPayment(
                draft,
                draft.priced(),
                Recipient.of(draft, wishes.to(), Optional::empty),
                draft.version(),
                wishes,
                now));
    wiring.database().commit(new DraftsTable(wiring.database()).put(asked.draft()));
    return (Message.SendMail) asked.messages().getFirst();
  }

  Order order() {
    return orders.order(line(1, new VariantId(11), 2));
  }

  Message.SendMail invoice(Order order) {
    var invoices = new InvoicesTable(wiring.database());
    var now = wiring.clock().instant();
    var none = new InvoiceDecider.FoundSeries(Optional.empty(), 0);
    var issued =
        Decided.changed(
                InvoiceDecider.issue(
                    order,
                    order.paid(),
                    List.of(),
                    none,
                    wiring.ids()::next,
                    Seller.of(wiring.shop())))
            .documents()
            .getFirst();
    wiring.database().commit(invoices.takeNumber(issued), invoices.putNew(issued));
    return new Message.SendMail(MailKind.INVOICE, order.id().value(), 1, now);
  }

  Message.SendMail reminder(Order order, int step) {
    return new Message.SendMail(
        MailKind.REMINDER, order.id().value(), step, wiring.clock().instant());
  }

  Message.SendMail shipped(Order order) {
    return shipped(order, Optional.empty());
  }

  Message.SendMail shipped(Order order, Optional<String> url) {
    var tracking = new Fulfillment.Tracking(Optional.empty(), Optional.empty(), url);
    return sent(parcel(order, 2).with(Fulfillment::tracking, tracking).made());
  }

  Message.SendMail parcel(Order order, int number, boolean restFollows) {
    return sent(
        parcel(order, 1)
            .with(Fulfillment::number, number)
            .with(Fulfillment::message, Optional.of("Mind the steps"))
            .with(Fulfillment::partial, true)
            .with(Fulfillment::restFollows, restFollows)
            .with(Fulfillment::toldByMail, true)
            .made());
  }

  private Copy<Fulfillment> parcel(Order order, int units) {
    var id = new FulfillmentId(wiring.ids().next());
    var sent = new Fulfillment.Units(new LineId(1), units);
    var from = new FulfillmentOrderId(1);
    return Copy.of(StoredOrders.parcel(id, order.id(), from, wiring.clock().instant(), sent));
  }

  private Message.SendMail sent(Fulfillment parcel) {
    wiring.database().commit(new OrdersTable(wiring.database()).putNew(parcel));
    return new Message.SendMail(
        MailKind.SHIPPING_CONFIRMATION, parcel.id().value(), parcel.number(), parcel.createdAt());
  }

  void paid(Order order) {
    paid(order, order.total());
  }

  void paid(Order order, Money amount) {
    var now = wiring.clock().instant();
    orders.stored(OrderDecider.paid(orders.find(order), amount, now));
  }

  static Message.MailOverrides noWishes() {
    return new Message.MailOverrides(
        Optional.empty(), List.of(), Optional.empty(), Optional.empty());
  }

  /// @return the mail's texts, decoded
  static String body(MemoryMailer.Sent mail) {
    return new String(mail.raw(), StandardCharsets.UTF_8)
        .replace("=\r\n", "")
        .replace("=3D", "=")
        .replace("\r\n", "\n");
  }
}
