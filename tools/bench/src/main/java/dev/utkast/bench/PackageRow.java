package dev.utkast.bench;

import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.FunctionSpec;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// How large the archives are, and how much memory a function's process takes.
final class PackageRow extends Row {
  private static final long MOST_BYTES = 6_000_000;
  private static final long MOST_RESIDENT = 180L << 20;

  PackageRow() {
    super(
        6,
        "package and memory of a function",
        "Memory: resident set of the whole process (VmRSS) with the template's heap and Lambda's"
            + " flags, runtime interface client included.");
  }

  @Override
  List<Result> measure(Supplier<Workbench> benches, Effort effort) {
    var bench = benches.get();
    var model = bench.model;
    note(
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
    return List.of(
        result(
                "largest HTTP function's archive, " + largest.logicalId(),
                Numbers.mb(bytes(largest)))
            .withTarget("<= 6 MB (stretch 1.5)", bytes(largest) <= MOST_BYTES),
        resident(bench, effort.invocations()));
  }

  private Result resident(Workbench bench, int invocations) {
    var event = bench.draftEvent();
    var what = "memory of DraftOrders after " + invocations + " drafts";
    try (var process = Launch.packaged(bench, Workbench.DRAFTS).new Running()) {
      for (int i = 0; i < invocations; i++) {
        process.invoke(event);
      }
      return process
          .residentBytes()
          .map(bytes ->
              result(what, Numbers.mib(bytes))
                  .withTarget("<= 180 MiB (stretch 80)", bytes <= MOST_RESIDENT))
          .orElseGet(() -> result(what, "not measured: no /proc"));
    }
  }

  private static boolean answersHttp(FunctionSpec spec) {
    return spec.events().stream().anyMatch(EventSource.HttpRoute.class::isInstance);
  }

  private static long bytes(FunctionSpec spec) {
    return spec.code().orElseThrow().toFile().length();
  }
}
