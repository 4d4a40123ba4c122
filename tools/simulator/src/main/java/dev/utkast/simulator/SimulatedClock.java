package dev.utkast.simulator;

import dev.utkast.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;

/// The true time of the simulated world, and the clock of whichever function runs, which may be
/// wrong by some minutes.
final class SimulatedClock extends SettableClock {
  private Duration skew = Duration.ZERO;

  SimulatedClock(Instant start) {
    super(start);
  }

  Instant trueTime() {
    return super.instant();
  }

  Duration skew() {
    return skew;
  }

  void skew(Duration wrongBy) {
    skew = wrongBy;
  }

  @Override
  public Instant instant() {
    return trueTime().plus(skew);
  }
}
