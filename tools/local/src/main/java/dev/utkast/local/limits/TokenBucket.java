package dev.utkast.local.limits;

/// Throttles requests as API Gateway does: the bucket holds as many tokens as a burst may have
/// requests and is filled again at a steady rate; a request takes a token. Source: API Gateway's
/// guide, "Throttle requests to your HTTP APIs".
public final class TokenBucket {
  private static final double NANOS = 1_000_000_000.0;

  private final double perSecond;
  private final int burst;
  private double tokens;
  private long filledAt;

  /// @param perSecond tokens that come back each second
  /// @param burst tokens of a full bucket, which it is at first
  /// @param nanos the time now, of a clock that never goes back
  public TokenBucket(double perSecond, int burst, long nanos) {
    this.perSecond = perSecond;
    this.burst = burst;
    tokens = burst;
    filledAt = nanos;
  }

  /// @param nanos the time now, of the same clock
  /// @return false when there is no token, and the request is refused
  public synchronized boolean take(long nanos) {
    tokens = Math.min(burst, tokens + (nanos - filledAt) / NANOS * perSecond);
    filledAt = nanos;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
