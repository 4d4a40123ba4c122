package dev.utkast.model.inventory;

import java.time.Instant;

/// One change of a stock level; written once, never changed.
///
/// @param key natural key within its level: what was done for what, so that doing it again finds it
///   done
/// @param onHandChange units on the shelf, more or fewer
/// @param committedChange units promised, more or fewer
public record Movement(
    String key,
    long itemId,
    long locationId,
    Kind kind,
    long onHandChange,
    long committedChange,
    Instant at) {

  /// Why stock moved.
  public enum Kind {
    CLAIM,
    RELEASE,
    SHIP,
    ADJUST
  }

  public static String claimKey(long orderLineId) {
    return "CLAIM#" + orderLineId;
  }

  public static String releaseKey(long orderLineId) {
    return "RELEASE#" + orderLineId;
  }

  public static String shipKey(long fulfillmentId, long orderLineId) {
    return "SHIP#" + fulfillmentId + "#" + orderLineId;
  }

  public static String adjustKey(long adjustmentId) {
    return "ADJUST#" + adjustmentId;
  }
}
