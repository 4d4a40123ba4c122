package dev.utkast.model.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Sales;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.decision.CustomerRefusal;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.id.CustomerId;
import org.junit.jupiter.api.Test;

class CustomerDeciderTest {

  @Test
  void whoNeverOrderedMayGoAndNobodyElse() {
    var customer = Customer.unknown(new CustomerId(77), Sales.NOON);
    assertEquals(
        Decision.changed(new Change.CustomerDeleted(customer)), CustomerDecider.delete(customer));
    assertEquals(
        Decision.refused(new CustomerRefusal.HasOrdered()),
        CustomerDecider.delete(customer.withFirstOrder(Sales.NOON)));
  }
}
