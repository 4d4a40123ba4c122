package dev.utkast.aws.sales;

import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.wiring.Ids;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.lifecycle.NewOrder;
import java.util.Optional;

/// What the order of a draft is made with, looked up when it is asked for.
public record OrderOfDraft(DraftOrder draft, Database database, Ids ids) implements NewOrder {

  @Override
  public OrderId id() {
    return new OrderId(ids.next());
  }

  @Override
  public long number() {
    return OrdersTable.nextNumber(database);
  }

  @Override
  public Optional<Customer> customer() {
    return draft.content().customerId().flatMap(new CustomersTable(database)::find);
  }
}
