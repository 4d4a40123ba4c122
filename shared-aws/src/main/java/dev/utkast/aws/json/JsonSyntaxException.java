package dev.utkast.aws.json;

/// The text is not JSON, or goes beyond the limits. The message is fit for the sender.
public final class JsonSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public JsonSyntaxException(String message) {
    super(message);
  }
}
