package dev.utkast.aws.mail;

/// The mail service refuses this message for good; sending it again cannot help.
public final class MailRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public MailRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
