package dev.utkast.bench;

import java.util.Optional;

/// One line of the table.
///
/// @param row the row's number in the list of targets
/// @param what what was measured
/// @param measured the value with its unit
/// @param floor what it is measured against, in the same run
/// @param ratio measured over floor, where that is what the target is about
/// @param target the target in words; empty where there is none
/// @param met whether the target is met, where there is one
public record Result(
    int row,
    String what,
    String measured,
    String floor,
    String ratio,
    String target,
    Optional<Boolean> met) {
  static Result of(int row, String what, String measured) {
    return new Result(row, what, measured, "", "", "", Optional.empty());
  }

  Result against(String newFloor, double newRatio) {
    return new Result(row, what, measured, newFloor, Numbers.ratio(newRatio), target, met);
  }

  Result withTarget(String newTarget, boolean isMet) {
    return new Result(row, what, measured, floor, ratio, newTarget, Optional.of(isMet));
  }

  String verdict() {
    return met.map(yes -> yes ? "met" : "not met").orElse("");
  }
}
