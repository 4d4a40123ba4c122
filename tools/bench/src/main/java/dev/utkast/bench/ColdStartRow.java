package dev.utkast.bench;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// From the start of a process to its first real answer, against a handler that does nothing.
final class ColdStartRow extends Row {
  private static final double MOST = 4;
  private static final double MOST_AS_SHIPPED = 2;
  private static final int TRAINING = 5;

  ColdStartRow() {
    super(
        5,
        "cold start",
        "In: a new JVM with Lambda's flags (serial collector, C1 only) under AWS's runtime"
            + " interface client, all jars of the packaged archive on the class path, until the"
            + " first draft is created in the embedded DynamoDB. Not in: unpacking, Lambda's"
            + " sandbox, TLS. Restored: the same process as it is shipped, from where Lambda takes"
            + " its snapshot (SnapStart); not in: restoring it.",
        "Floor: a handler that answers {} under the same client, flags, memory and environment,"
            + " without a cache.");
  }

  @Override
  List<Result> measure(Supplier<Workbench> benches, Effort effort) {
    var bench = benches.get();
    var event = bench.draftEvent();
    var packaged = Launch.packaged(bench, Workbench.DRAFTS);
    var cache = bench.file("draft-orders.aot");
    train(packaged.withFlag("-XX:AOTCacheOutput=" + cache), event);
    var bare = packaged.bare();
    var snapshot = packaged.forSnapshot();
    var cached = packaged.withFlag("-XX:AOTCache=" + cache);
    var operations =
        new ArrayList<Interleaved.Operation>(
            List.of(
                () -> bare.coldStart(event),
                () -> packaged.coldStart(event),
                () -> snapshot.answerOnceRestored(event)));
    boolean hasCache = Files.exists(cache);
    if (hasCache) {
      operations.add(() -> cached.coldStart(event));
    }
    var measured = Interleaved.run(effort.starts(), 1, operations);
    var floor = "empty handler: " + Numbers.ms(measured.median(0));
    return List.of(
        result("cold start to a created draft", Numbers.ms(measured.median(1)))
            .against(floor, measured.ratio(1, 0))
            .withTarget("<= 4 x empty handler", measured.ratio(1, 0) <= MOST),
        result("restored, as shipped, to a created draft", Numbers.ms(measured.median(2)))
            .against(floor, measured.ratio(2, 0))
            .withTarget("<= 2 x empty handler", measured.ratio(2, 0) <= MOST_AS_SHIPPED),
        hasCache
            ? result(
                    "cold start with an AOT cache of " + Numbers.mb(cache.toFile().length()),
                    Numbers.ms(measured.median(3)))
                .against(floor, measured.ratio(3, 0))
            : result("cold start with an AOT cache", "this JDK made none"));
  }

  /// The JDK writes the cache when the process ends.
  private static void train(Launch launch, String event) {
    try (var process = launch.new Running()) {
      for (int i = 0; i < TRAINING; i++) {
        process.invoke(event);
      }
    }
  }
}
