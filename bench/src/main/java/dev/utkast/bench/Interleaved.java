package dev.utkast.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Measures several operations side by side: in every round each is done equally often, in turn, so
/// that whatever else the machine does hits all of them. A round's value is its median; the result
/// is the median of the rounds.
final class Interleaved {
  private final List<List<Double>> medians = new ArrayList<>();
  private final List<List<Double>> all = new ArrayList<>();

  private Interleaved(int operations) {
    for (int i = 0; i < operations; i++) {
      medians.add(new ArrayList<>());
      all.add(new ArrayList<>());
    }
  }

  /// Does something once.
  @FunctionalInterface
  interface Operation {

    /// @return how long the part that counts took, in nanoseconds
    long run();
  }

  static Interleaved run(int rounds, int perRound, List<Operation> operations) {
    var result = new Interleaved(operations.size());
    for (int round = 0; round < rounds; round++) {
      var values =
          IntStream.range(0, operations.size()).mapToObj(_ -> new ArrayList<Double>()).toList();
      for (int i = 0; i < perRound; i++) {
        for (int operation = 0; operation < operations.size(); operation++) {
          values.get(operation).add(Numbers.millis(operations.get(operation).run()));
        }
      }
      for (int operation = 0; operation < operations.size(); operation++) {
        result.medians.get(operation).add(Numbers.median(values.get(operation)));
        result.all.get(operation).addAll(values.get(operation));
      }
    }
    return result;
  }

  /// In milliseconds.
  double median(int operation) {
    return Numbers.median(medians.get(operation));
  }

  /// The median of the rounds' own ratios.
  double ratio(int operation, int floor) {
    var ratios = new ArrayList<Double>();
    for (int round = 0; round < medians.get(floor).size(); round++) {
      ratios.add(medians.get(operation).get(round) / medians.get(floor).get(round));
    }
    return Numbers.median(ratios);
  }

  int samples(int operation) {
    return all.get(operation).size();
  }
}
