package dev.utkast.aws.adminapi;

/// What an access token may be allowed. Who may write a resource may read it, as with the platform
/// whose vocabulary this is.
public final class Scope {
  public static final String READ_CUSTOMERS = "read_customers";
  public static final String READ_DRAFT_ORDERS = "read_draft_orders";
  public static final String READ_FULFILLMENTS = "read_fulfillments";
  public static final String READ_INVENTORY = "read_inventory";
  public static final String READ_ORDERS = "read_orders";
  public static final String READ_PRODUCTS = "read_products";
  public static final String WRITE_CUSTOMERS = "write_customers";
  public static final String WRITE_PAYMENTS = "write_payments";

  private Scope() {}
}
