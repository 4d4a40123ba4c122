package dev.utkast.model.canary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Trips with every method: the model counts in no binary floating point.
public final class CountsInDoubles {
  double answer() {
    return 1;
  }

  Optional<Float> boxed() {
    return Optional.empty();
  }

  int given(double amount) {
    return (int) amount;
  }

  int many(List<Double> amounts, float[] others) {
    return amounts.size() + others.length;
  }

  BigDecimal inside(int amount) {
    return BigDecimal.valueOf(amount / 100.0);
  }
}
