package dev.utkast.bench;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;
import java.util.List;
import java.util.stream.IntStream;

/// Measures several operations side by side: in every round each is done equally often, in turn, so
/// that whatever else the machine does hits all of them. A round's value is its median; the result
/// is the median of the rounds.
///
/// @param medians of each operation, round by round, in milliseconds
record Interleaved(ListMultimap<Integer, Double> medians) {
  /// Does something once.
  @FunctionalInterface
  interface Operation {
    /// @return how long the part that counts took, in nanoseconds
    long run();
  }

  static Interleaved run(int rounds, int perRound, List<Operation> operations) {
    var medians = ArrayListMultimap.<Integer, Double>create();
    for (int round = 0; round < rounds; round++) {
      var values = ArrayListMultimap.<Integer, Double>create();
      for (int i = 0; i < perRound; i++) {
        for (int operation = 0; operation < operations.size(); operation++) {
          values.put(operation, Numbers.millis(operations.get(operation).run()));
        }
      }
      Multimaps.asMap(values)
          .forEach((operation, own) -> medians.put(operation, Numbers.median(own)));
    }
    return new Interleaved(medians);
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
