package dev.utkast.model.canary;

import java.security.SecureRandom;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/// Trips with every method: the model rolls no dice.
public final class RollsDice {
  boolean math() {
    return Math.random() > 0;
  }

  UUID uuid() {
    return UUID.randomUUID();
  }

  Random random() {
    return new Random(1);
  }

  SplittableRandom splittable() {
    return new SplittableRandom(1);
  }

  SecureRandom secure() {
    return new SecureRandom();
  }

  ThreadLocalRandom ofThread() {
    return ThreadLocalRandom.current();
  }

  RandomGenerator generator() {
    return RandomGenerator.getDefault();
  }

  RandomGenerator named() {
    return RandomGenerator.of("L64X128MixRandom");
  }
}
