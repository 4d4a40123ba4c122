package dev.utkast.model.decision;

/// Why something may not be done with a customer.
public sealed interface CustomerRefusal extends Refusal {

  /// Who has ordered stays.
  record HasOrdered() implements CustomerRefusal {}
}
