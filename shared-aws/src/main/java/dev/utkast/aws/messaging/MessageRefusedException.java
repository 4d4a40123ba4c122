package dev.utkast.aws.messaging;

/// A queue will never take this message, whenever it is sent: what it holds cannot be carried or
/// read, or it is too large.
public final class MessageRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public MessageRefusedException(String message) {
    super(message);
  }

  public MessageRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
