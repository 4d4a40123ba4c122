package dev.utkast.aws.storage;

/// What is written once and is then there for good: entries of the ledger, legal documents,
/// movements of stock. No [Write] can be made that would change or remove one.
///
/// A role in IAM cannot say so: to put a new item and to put it in another's place are one right.
final class AppendOnly {
  private AppendOnly() {}

  /// @throws IllegalArgumentException if what lies under the key is there for good
  static void requireChangeable(Key key) {
    boolean permanent =
        switch (key.table()) {
          case PAYMENTS -> true;
          case INVOICES -> !InvoicesTable.isCounter(key);
          case STOCK -> StockTable.isMovement(key);
          default -> false;
        };
    if (permanent) {
      throw new IllegalArgumentException(key + " is there for good");
    }
  }
}
