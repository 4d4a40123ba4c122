package dev.utkast.aws.storage;

/// The store did not do what it was asked for, and changed nothing: it is throttling, or out of
/// order. Worth another try a moment later.
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  public StoreUnavailableException(String message) {
    super(message);
  }
}
