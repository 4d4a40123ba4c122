package dev.utkast.aws.payments;

import org.jspecify.annotations.Nullable;

/// A provider understood what it was asked, and will not do it, however often it is asked. The
/// message names no secret.
public final class ProviderRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ProviderRefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
