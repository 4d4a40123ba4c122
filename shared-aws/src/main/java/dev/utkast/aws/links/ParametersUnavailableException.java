package dev.utkast.aws.links;

import org.jspecify.annotations.Nullable;

/// A secret cannot be read for now, or was never put there. Its message names no secret.
public final class ParametersUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ParametersUnavailableException(String message) {
    super(message);
  }

  public ParametersUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
