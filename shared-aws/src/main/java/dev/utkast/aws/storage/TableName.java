package dev.utkast.aws.storage;

/// The tables of one deployment. The variable `TABLE_<NAME>` holds a table's real name.
public enum TableName {
  DRAFTS,
  ORDERS,
  CUSTOMERS,
  PRODUCTS,
  INVOICES,
  PAYMENTS,
  CHECKOUTS,
  PAYMENT_EVENTS,
  STOCK,
  RATES,
  SLIPS,
  MAIL,
  TOKENS,
  LINKS,
  IDEMPOTENCY,
  SETTINGS,
  OUTBOX;

  /// @return the environment variable that names this table
  public String variable() {
    return "TABLE_" + name();
  }
}
