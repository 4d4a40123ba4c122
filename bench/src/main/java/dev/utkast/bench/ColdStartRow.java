package dev.utkast.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Row 5: from the start of a process to its first real answer, against a handler that does
/// nothing.
final class ColdStartRow implements Row {
  private static final String FUNCTION = "DraftOrders";
  private static final double MOST = 2;
  private static final double MOST_WITH_CACHE = 1.3;
  private static final int TRAINING = 5;

  private final Supplier<Shop> shops;

  ColdStartRow(Supplier<Shop> shops) {
    this.shops = shops;
  }

  @Override
  public int number() {
    return 5;
  }

  @Override
  public String title() {
    return "cold start";
  }

  @Override
  public List<Result> measure(Effort effort) {
    var shop = shops.get();
    var event = shop.draftEvent();
    var folder = shop.bench().folder("starts");
    var packaged = Launch.packaged(shop.bench(), FUNCTION);
    var bare = Launch.bare(shop.bench(), FUNCTION);
    var cache = folder.resolve("draft-orders.aot");
    var cached = packaged.withFlags("-XX:AOTCache=" + cache);
    train(packaged.withFlags("-XX:AOTCacheOutput=" + cache), event, folder);
    boolean hasCache = Files.exists(cache);
    var launches = new ArrayList<>(List.of(bare, packaged));
    if (hasCache) {
      launches.add(cached);
    }
    var operations =
        launches.stream()
            .<Interleaved.Operation>map(
                launch -> () -> FunctionProcess.coldStart(launch, event, folder.resolve("log")))
            .toList();
    var measured = Interleaved.run(effort.starts(), 1, operations);
    var floor = "empty handler: " + Numbers.ms(measured.median(0));
    var results = new ArrayList<Result>();
    results.add(
        Result.of(5, "cold start to a created draft", Numbers.ms(measured.median(1)))
            .against(floor, measured.ratio(1, 0))
            .withTarget("<= 2 x empty handler", measured.ratio(1, 0) <= MOST));
    results.add(
        hasCache
            ? Result.of(
                    5,
                    "the same with an AOT cache of " + Numbers.mb(size(cache)),
                    Numbers.ms(measured.median(2)))
                .against(floor, measured.ratio(2, 0))
                .withTarget("<= 1.3 x empty handler", measured.ratio(2, 0) <= MOST_WITH_CACHE)
            : Result.of(5, "the same with an AOT cache", "this JDK made none"));
    return results;
  }

  /// The JDK writes the cache when the process ends.
  private static void train(Launch launch, String event, Path folder) {
    try (var process = FunctionProcess.start(launch, folder.resolve("training.log"))) {
      for (int i = 0; i < TRAINING; i++) {
        process.invoke(event);
      }
      process.end();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> notes() {
    return List.of(
        "In: a new JVM with Lambda's flags (serial collector, C1 only) under AWS's runtime"
            + " interface client, all jars of the packaged archive on the class path, until the"
            + " first draft is created in the embedded DynamoDB. Not in: unpacking, Lambda's"
            + " sandbox, TLS, SnapStart.",
        "Floor: a handler that answers {} under the same client, flags, memory and environment,"
            + " without a cache.");
  }
}
