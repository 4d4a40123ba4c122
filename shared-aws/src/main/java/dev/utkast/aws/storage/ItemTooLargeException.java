package dev.utkast.aws.storage;

/// A document is larger than it may become where it is stored. Nothing was written, and trying
/// again helps nobody: something must be shortened.
public final class ItemTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int bytes;
  private final int most;

  public ItemTooLargeException(TableName table, int bytes, int most) {
    super(table + ": " + bytes + " bytes of at most " + most);
    this.bytes = bytes;
    this.most = most;
  }

  /// @return how large it would be as it is stored
  public int bytes() {
    return bytes;
  }

  public int most() {
    return most;
  }
}
