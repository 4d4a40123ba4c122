package dev.utkast.model.lifecycle;

import dev.utkast.model.customer.Customer;
import dev.utkast.model.decision.CustomerRefusal;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.Verdict;

/// Who may be deleted: nobody who has ordered.
public final class CustomerDecider {
  private CustomerDecider() {}

  public static Verdict<Change.CustomerDeleted> delete(Customer customer) {
    return customer.hasOrdered()
        ? Decision.refused(new CustomerRefusal.HasOrdered())
        : Decision.changed(new Change.CustomerDeleted(customer));
  }
}
