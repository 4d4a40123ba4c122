package dev.utkast.aws.wiring;

/// Fetches the newest published exchange rates.
@FunctionalInterface
public interface RateFeed {

  /// @return the feed's XML, unread
  String fetch();
}
