package dev.utkast.bench;

import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.FunctionSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Row 6: how large the archives are, and how much memory a function's process takes.
final class PackageRow implements Row {
  private static final String FUNCTION = "DraftOrders";
  private static final long MOST_BYTES = 6_000_000;
  private static final long MOST_RESIDENT = 180L << 20;

  private final Supplier<Shop> shops;
  private final List<String> sizes = new ArrayList<>();

  PackageRow(Supplier<Shop> shops) {
    this.shops = shops;
  }

  @Override
  public int number() {
    return 6;
  }

  @Override
  public String title() {
    return "package and memory of a function";
  }

  @Override
  public List<Result> measure(Effort effort) {
    var shop = shops.get();
    var model = shop.bench().model();
    sizes.clear();
    sizes.add(
        "Archives: "
            + model.functions().stream()
                .sorted(Comparator.comparingLong(PackageRow::bytes))
                .map(spec -> spec.logicalId() + " " + Numbers.mb(bytes(spec)))
                .collect(Collectors.joining(", "))
            + ".");
    var largest =
        model.functions().stream()
            .filter(PackageRow::answersHttp)
            .max(Comparator.comparingLong(PackageRow::bytes))
            .orElseThrow();
    var results = new ArrayList<Result>();
    results.add(
        Result.of(
                6,
                "largest HTTP function's archive, " + largest.logicalId(),
                Numbers.mb(bytes(largest)))
            .withTarget("<= 6 MB (stretch 1.5)", bytes(largest) <= MOST_BYTES));
    results.add(resident(shop, effort.invocations()));
    return results;
  }

  private static Result resident(Shop shop, int invocations) {
    var event = shop.draftEvent();
    var launch = Launch.packaged(shop.bench(), FUNCTION);
    var log = shop.bench().folder("starts").resolve("resident.log");
    var what = "memory of DraftOrders after " + invocations + " drafts";
    try (var process = FunctionProcess.start(launch, log)) {
      for (int i = 0; i < invocations; i++) {
        process.invoke(event);
      }
      return process
          .residentBytes()
          .map(bytes ->
              Result.of(6, what, Numbers.mib(bytes))
                  .withTarget("<= 180 MiB (stretch 80)", bytes <= MOST_RESIDENT))
          .orElseGet(() -> Result.of(6, what, "not measured: no /proc"));
    }
  }

  private static boolean answersHttp(FunctionSpec spec) {
    return spec.events().stream().anyMatch(EventSource.HttpRoute.class::isInstance);
  }

  private static long bytes(FunctionSpec spec) {
    try {
      return Files.size(spec.code().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> notes() {
    var all = new ArrayList<String>();
    all.add(
        "Memory: resident set of the whole process (VmRSS) with the template's heap and Lambda's"
            + " flags, runtime interface client included.");
    all.addAll(sizes);
    return all;
  }
}
