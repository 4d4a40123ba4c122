package dev.utkast.aws.mail;

/// The mail service has not taken this message, for certain, and may take it later: it was too
/// busy, could not be reached, or does not allow it yet.
public final class MailNotTakenException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public MailNotTakenException(String message, Throwable cause) {
    super(message, cause);
  }
}
