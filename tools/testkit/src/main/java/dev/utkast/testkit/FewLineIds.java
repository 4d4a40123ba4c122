package dev.utkast.testkit;

import java.util.random.RandomGenerator;

/// Randomness under which the lines of documents have few ids, so that those of different orders
/// often have the same. All else is as random as before.
///
/// @param most ids, at least as many as a document has lines
public record FewLineIds(RandomGenerator random, long most) implements RandomGenerator {
  @Override
  public long nextLong() {
    return random.nextLong();
  }

  @Override
  public long nextLong(long bound) {
    return random.nextLong(Math.min(bound, most));
  }
}
