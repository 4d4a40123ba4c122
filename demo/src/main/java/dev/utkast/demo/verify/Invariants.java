package dev.utkast.demo.verify;

import java.util.List;
import java.util.stream.Stream;

/// All invariants that apply to a system at rest, checked.
public final class Invariants {

  private Invariants() {}

  public static List<Invariant> of(Evidence evidence) {
    return Stream.of(
            new MoneyInvariants(evidence).all(),
            new GoodsInvariants(evidence).all(),
            new EventInvariants(evidence).all())
        .flatMap(List::stream)
        .toList();
  }
}
