package dev.utkast.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The true time of the simulated world, and the clock of whichever function runs, which may be
/// wrong by some minutes.
final class SimulatedClock extends Clock {
  private Instant now;
  private Duration skew = Duration.ZERO;

  SimulatedClock(Instant start) {
    this.now = start;
  }

  Instant trueTime() {
    return now;
  }

  void advance(Duration duration) {
    now = now.plus(duration);
  }

  Duration skew() {
    return skew;
  }

  void advanceTo(Instant later) {
    now = later;
  }

  void skew(Duration wrongBy) {
    skew = wrongBy;
  }

  @Override
  public Instant instant() {
    return now.plus(skew);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("instants only");
  }
}
