package dev.utkast.aws.wiring;

/// Fetches the newest published exchange rates.
@FunctionalInterface
public interface RateFeed {

  /// @return the feed's XML, unread
  /// @throws Unusable if nothing came that could be read
  String fetch();

  /// There is nothing to be had from the feed now. Its message says all there is to know, so it
  /// carries no stack trace into logs and answers.
  final class Unusable extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public Unusable(String message) {
      super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
