package dev.utkast.aws.storage;

/// The commit was sent and its answer lost: it may or may not have happened. Re-read; never assume
/// that it failed.
public final class UnknownOutcomeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnknownOutcomeException(String message, Throwable cause) {
    super(message, cause);
  }
}
