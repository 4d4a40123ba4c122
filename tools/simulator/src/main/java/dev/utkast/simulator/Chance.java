package dev.utkast.simulator;

import java.util.List;
import java.util.Random;

/// Every choice of a simulation, made by one seed.
final class Chance {
  private final Random random;

  Chance(long seed) {
    this.random = new Random(seed);
  }

  boolean of(double probability) {
    return random.nextDouble() < probability;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /// @return from `first` to `last`, both included
  int between(int first, int last) {
    return first + random.nextInt(last - first + 1);
  }

  long between(long first, long last) {
    return random.nextLong(first, last + 1);
  }

  <T> T of(List<T> options) {
    return options.get(random.nextInt(options.size()));
  }

  @SafeVarargs
  final <T> T any(T... options) {
    return options[random.nextInt(options.length)];
  }

  /// @return one of the list, the newest ones far more often than the old
  <T> T recent(List<T> options) {
    int back =
        of(0.7) ? random.nextInt(Math.min(6, options.size())) : random.nextInt(options.size());
    return options.get(options.size() - 1 - back);
  }

  /// @return a source of its own, for ids
  Random child() {
    return new Random(random.nextLong());
  }
}
