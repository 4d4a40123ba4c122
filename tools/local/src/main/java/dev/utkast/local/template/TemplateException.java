package dev.utkast.local.template;

/// A template that cannot be run: the message says which resource and why, for the person at the
/// terminal.
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TemplateException(String message) {
    super(message);
  }
}
