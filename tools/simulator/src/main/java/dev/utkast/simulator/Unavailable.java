package dev.utkast.simulator;

/// A service that throttles, is down, or does not answer in time.
final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unavailable(String what) {
    super(what);
  }
}
