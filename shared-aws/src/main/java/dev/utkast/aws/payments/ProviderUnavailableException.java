package dev.utkast.aws.payments;

import org.jspecify.annotations.Nullable;

/// A provider did not answer, or blamed itself: whether it did what it was asked is not known, and
/// it is to be asked again. The message names no secret.
public final class ProviderUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ProviderUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
