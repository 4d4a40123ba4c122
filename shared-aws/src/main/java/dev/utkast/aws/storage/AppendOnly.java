package dev.utkast.aws.storage;

/// What is written once and is then there for good: entries of the ledger, legal documents,
/// movements of stock. No [Write] can be made that would change or remove one. The number of a
/// series of legal documents is only ever followed by the next.
///
/// A role in IAM cannot say so: to put a new item and to put it in another's place are one right.
public final class AppendOnly {
  private AppendOnly() {}

  /// @throws IllegalArgumentException if what lies under the key never has a next version
  public static void requireVersions(Key key) {
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

  /// @throws IllegalArgumentException if what lies under the key may not go, or be written over
  ///   unseen
  public static void requireExpendable(Key key) {
    requireVersions(key);
    if (key.table() == TableName.INVOICES) {
      throw new IllegalArgumentException(key + " is followed by the next number only");
    }
  }
}
