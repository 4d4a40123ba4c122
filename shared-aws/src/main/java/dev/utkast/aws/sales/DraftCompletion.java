package dev.utkast.aws.sales;

import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.storage.Write;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/// Makes the one order of a draft, whoever agrees the sale: the payment that covers it, or staff.
/// The draft's version is the condition under which all of it happens, so there is never a second
/// order.
public final class DraftCompletion {
  private final Wiring wiring;
  private final DraftsTable drafts;
  private final OrdersTable orders;
  private final CustomersTable customers;
  private final PaymentsTable payments;

  public DraftCompletion(Wiring wiring) {
    this.wiring = wiring;
    this.drafts = new DraftsTable(wiring.database());
    this.orders = new OrdersTable(wiring.database());
    this.customers = new CustomersTable(wiring.database());
    this.payments = new PaymentsTable(wiring.database());
  }

  /// What is to be committed, all of it at once.
  public record Prepared(DraftOrder draft, Order order, List<Write> writes) {}

  /// A payment that is recorded with the completion; built once the order's id is known.
  @FunctionalInterface
  public interface EntryOfOrder {
    PaymentEntry of(long orderId);
  }

  /// @param paid all that was paid on the draft, this payment included
  /// @param payment the one that completes it, if it is a payment that does
  public Prepared prepare(
      DraftOrder draft, Money paid, Optional<EntryOfOrder> payment, Instant now) {
    long orderId = wiring.ids().next();
    var customer = draft.content().customerId().flatMap(customers::find);
    // Which order of its customer it is, is counted when the slip needs it: to know it now, each
    // sale of a customer would have to wait for the one before.
    var start = new OrderDecider.Start(orderId, orders.nextNumber(), 0, paid);
    var reached = draft.reachedAt(customer.flatMap(Customer::email));
    var started = OrderDecider.start(reached, start, wiring.shop(), now);
    var completed = DraftOrderDecider.completed(draft, paid, orderId, now);
    var writes = new ArrayList<Write>();
    writes.add(drafts.put(completed));
    writes.add(orders.put(started.order(), wiring.shop()));
    customer.ifPresent(found -> writes.addAll(counted(found, started.order(), now)));
    payment.ifPresent(entry -> writes.add(payments.putNew(draft.id(), entry.of(orderId))));
    writes.add(Outbox.put(wiring.ids().next(), now, started.messages()));
    return new Prepared(completed, started.order(), List.copyOf(writes));
  }

  /// Only the first sale of a customer is under a condition on the customer: that nobody deletes
  /// who orders. From then on sales have nothing in common that they would wait for.
  private List<Write> counted(Customer customer, Order order, Instant now) {
    var entry = customers.placed(customer.id(), order);
    return customer.hasOrdered()
        ? List.of(entry)
        : List.of(entry, customers.put(customer.withFirstOrder(now)));
  }
}
