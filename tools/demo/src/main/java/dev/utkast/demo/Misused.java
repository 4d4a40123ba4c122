package dev.utkast.demo;

/// Bad words on the command line.
final class Misused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Misused(String message) {
    super(message);
  }
}
