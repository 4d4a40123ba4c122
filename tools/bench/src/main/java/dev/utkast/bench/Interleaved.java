package dev.utkast.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Measures several operations side by side: in every round each is done equally often, in turn, so
/// that whatever else the machine does hits all of them. A round's value is its median; the result
/// is the median of the rounds.
///
/// @param medians of each operation, round by round, in milliseconds
record Interleaved(List<List<Double>> medians) {

  /// Does something once.
  @FunctionalInterface
  interface Operation {

    /// @return how long the part that counts took, in nanoseconds
    long run();
  }

  static Interleaved run(int rounds, int perRound, List<Operation> operations) {
    var medians = lists(operations.size());
    for (int round = 0; round < rounds; round++) {
      var values = lists(operations.size());
      for (int i = 0; i < perRound; i++) {
        for (int operation = 0; operation < operations.size(); operation++) {
          values.get(operation).add(Numbers.millis(operations.get(operation).run()));
        }
      }
      for (int operation = 0; operation < operations.size(); operation++) {
        medians.get(operation).add(Numbers.median(values.get(operation)));
      }
    }
    return new Interleaved(medians);
  }

  private static List<List<Double>> lists(int count) {
    return Stream.generate(() -> (List<Double>) new ArrayList<Double>()).limit(count).toList();
  }

  /// In milliseconds.
  double median(int operation) {
    return Numbers.median(medians.get(operation));
  }

  /// The median of the rounds' own ratios.
  double ratio(int operation, int floor) {
    return Numbers.median(
        IntStream.range(0, medians.get(floor).size())
            .mapToObj(round -> medians.get(operation).get(round) / medians.get(floor).get(round))
            .toList());
  }
}
