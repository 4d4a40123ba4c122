package dev.utkast.bench;

import dev.utkast.aws.json.Json;
import dev.utkast.demo.api.JsonPath;
import dev.utkast.demo.api.Refused;
import dev.utkast.demo.api.ShopClient;
import dev.utkast.local.LocalOptions;
import dev.utkast.local.LocalSystem;
import dev.utkast.local.SystemStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/// Whole orders per second with everything in one process, until the last message is dealt with.
final class ThroughputRow extends Row {
  private static final int CLIENTS = 8;
  private static final int MOST_ROUNDS = 5;
  private static final double LEAST = 30;
  private static final double MOST_SPREAD = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path root;

  ThroughputRow(Path root) {
    super(
        3,
        "whole orders per second, 8 clients",
        "In: two HTTP calls an order (create a draft of 5 lines, confirm its payment) through the"
            + " local gateway and authorizer, and all that follows, until nothing is left: invoice,"
            + " mails, stock claim, fulfillment order, packing slip as PDF. All of it, the embedded"
            + " DynamoDB (on disk), SQS and S3 and the clients in one process; the wait that proves"
            + " rest counts, too.",
        "Floor: the database calls of one sale, with as many items, sent straight by 8 clients,"
            + " small items, reads of absent items; no queues, no S3, no PDF.");
    this.root = root;
  }

  @Override
  List<Result> measure(Supplier<Workbench> benches, Effort effort) {
    List<Usage.Operation> operations;
    var bench = benches.get();
    try (var sale = new MeteredSale(bench)) {
      operations =
          sale.run(bench.sale.draft()).values().stream()
              .flatMap(usage -> usage.operations().stream())
              .toList();
    }
    var options =
        LocalOptions.of(root.resolve("template.yaml"), bench.file("throughput"))
            .withSchedules(false)
            .withThrottling(false);
    try (var system = LocalSystem.start(options)) {
      return new Run(system, operations).measure(effort);
    }
  }

  /// A started system and what one sale asks of its database.
  private final class Run {
    private final LocalSystem system;
    private final List<Usage.Operation> operations;
    private final Json wanted;
    private final BareCalls bare;
    private final String floorTable;
    private final ShopClient client;
    private final ConcurrentLinkedQueue<Double> latencies = new ConcurrentLinkedQueue<>();
    private final LongAdder errors = new LongAdder();
    private final AtomicInteger references = new AtomicInteger();

    Run(LocalSystem system, List<Usage.Operation> operations) {
      this.system = system;
      this.operations = operations;
      this.client = new ShopClient(system.urls().api(), system.token(), Duration.ZERO);
      var sale =
          StandardSale.stock(
              TimedFunction.of(system, "Catalog").http(),
              TimedFunction.of(system, "Customers").http());
      this.wanted = Json.parse(sale.draft());
      this.bare = new BareCalls(system.services().dynamoDb());
      this.floorTable = Workbench.table(system.model(), "PaymentsTable");
    }

    List<Result> measure(Effort effort) {
      orders(Math.max(CLIENTS, effort.warmUp() / 4));
      latencies.clear();
      errors.reset();
      var rates = new ArrayList<Double>();
      var floors = new ArrayList<Double>();
      var ratios = new ArrayList<Double>();
      SystemStatus status = system.status();
      for (int round = 0; round < Math.min(MOST_ROUNDS, effort.rounds()); round++) {
        floors.add(perSecond(effort.orders(), this::bareOrder));
        long start = System.nanoTime();
        status = orders(effort.orders());
        rates.add(effort.orders() / ((System.nanoTime() - start) / 1e9));
        ratios.add(rates.getLast() / floors.getLast());
      }
      double rate = Numbers.median(rates);
      var times = List.copyOf(latencies);
      double spread = Numbers.percentile(times, 99) / Numbers.percentile(times, 50);
      long failed =
          errors.sum()
              + status.deadLetters().values().stream().mapToInt(Integer::intValue).sum()
              + (status.atRest() ? 0 : 1);
      return List.of(
          result("whole orders per second, 8 clients, drained", Numbers.text("%.1f/s", rate))
              .against(
                  Numbers.text("database calls alone: %.1f/s", Numbers.median(floors)),
                  Numbers.median(ratios))
              .withTarget(">= 30/s", rate >= LEAST),
          result("errors and dead letters", Long.toString(failed)).withTarget("0", failed == 0),
          result(
                  "a client's wait for an order, p50 and p99",
                  Numbers.ms(Numbers.percentile(times, 50))
                      + ", "
                      + Numbers.ms(Numbers.percentile(times, 99)))
              .against("p50", spread)
              .withTarget("p99 <= 3 x p50", spread <= MOST_SPREAD));
    }

    private SystemStatus orders(int count) {
      perSecond(count, this::order);
      return system.awaitIdle(PATIENCE);
    }

    private static double perSecond(int count, Runnable work) {
      var left = new AtomicInteger(count);
      long start = System.nanoTime();
      try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
        for (int i = 0; i < CLIENTS; i++) {
          clients.execute(() -> {
            while (left.getAndDecrement() > 0) {
              work.run();
            }
          });
        }
      }
      return count / ((System.nanoTime() - start) / 1e9);
    }

    private void order() {
      long start = System.nanoTime();
      try {
        var draft = client.post("draft_orders.json", wanted, "").at("draft_order");
        var body = StandardSale.payment(draft, "throughput-" + references.incrementAndGet());
        client.post("draft_orders/" + JsonPath.whole(draft, "id") + "/payments.json", body, "");
        latencies.add(Numbers.millis(System.nanoTime() - start));
      } catch (Refused e) {
        errors.increment();
        System.err.println("bench: " + e.getMessage());
      }
    }

    /// What a sale asks of the database, and nothing else.
    private void bareOrder() {
      var item = BareCalls.small(floorTable);
      for (var operation : operations) {
        switch (operation.name()) {
          case "TransactWriteItems" -> bare.transact(Collections.nCopies(operation.items(), item));
          case "PutItem", "UpdateItem", "DeleteItem" -> bare.put(item);
          default -> bare.get(floorTable, "absent");
        }
      }
    }
  }
}
