package dev.utkast.bench;

/// How long to measure.
///
/// @param rounds rounds of which the median is taken
/// @param perRound repetitions of an operation in a round
/// @param warmUp repetitions before the first round
/// @param orders whole orders in a round of the throughput
/// @param starts cold starts of each kind
/// @param invocations invocations before the memory of a process is read
record Effort(int rounds, int perRound, int warmUp, int orders, int starts, int invocations) {
  static final Effort FULL = new Effort(7, 60, 400, 80, 7, 300);
  static final Effort QUICK = new Effort(5, 8, 30, 24, 5, 300);
  static final Effort SMOKE = new Effort(1, 2, 1, 2, 1, 2);
}
