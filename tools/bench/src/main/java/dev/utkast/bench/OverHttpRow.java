package dev.utkast.bench;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.utkast.aws.json.Json;
import dev.utkast.demo.api.JsonPath;
import dev.utkast.demo.api.Refused;
import dev.utkast.demo.api.ShopClient;
import dev.utkast.demo.api.SideBySide;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// What somebody at the API feels: one call after the other, and eight at once, against the system
/// that `./utkast up` starts, until an order has left.
final class OverHttpRow extends Row {
  private static final int MANY = 8;
  private static final int CUSTOMERS = 50;
  private static final int DRAFTS_AN_ORDER = 4;
  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration QUIET = Duration.ofSeconds(45);
  private static final Duration AT_REST = Duration.ofSeconds(10);
  private static final AtomicLong REFERENCES = new AtomicLong(System.nanoTime());

  private final Path root;
  private final Optional<Path> beside;

  /// @param beside another checkout, which is measured in turn with this one
  OverHttpRow(Path root, Optional<Path> beside) {
    super(
        13,
        "over HTTP, until shipped",
        "In: calls of the API of ./utkast up, in a process of its own: a draft of five lines, its"
            + " payment, the fulfillment order as soon as it can be read (each client asks every 10"
            + " ms, every 80 ms where they are eight), a fulfillment of all of it; invoice, mails,"
            + " slip and stock follow. At one client and at eight, of whom each sells to one of"
            + " fifty customers; then eight sales of one customer at once. The processor's time is"
            + " that of the system, all calls and all that follows; at rest for ten seconds, when"
            + " nothing has come for a while. Not in: the processor's time of the clients, which"
            + " share the machine.",
        "Floor: the same calls at another checkout, in turn with these; without one there is"
            + " none.");
    this.root = root;
    this.beside = beside;
  }

  @Override
  List<Result> measure(Supplier<Workbench> benches, Effort effort) {
    var state = benches.get().folder("over-http");
    try (var own = new Shop(root, state.resolve("own"));
        var other = new Other(beside.map(path -> new Shop(path, state.resolve("other"))))) {
      var shops = new ArrayList<>(List.of(own));
      other.shop().ifPresent(shops::add);
      shops.forEach(shop -> shop.round(effort.warmUp()));
      shops.forEach(shop -> shop.measured.clear());
      for (int round = 0; round < effort.rounds(); round++) {
        shops.forEach(shop -> shop.round(effort.orders()));
      }
      Uninterruptibles.sleepUninterruptibly(QUIET);
      shops.forEach(Shop::rest);
      return own.measured.keySet().stream().map(what -> result(what, own, other.shop())).toList();
    }
  }

  private Result result(String what, Shop own, Optional<Shop> other) {
    double measured = own.median(what);
    var result = result(what, Numbers.text("%.1f", measured));
    return other
        .map(shop -> shop.median(what))
        .map(floor -> result.against(Numbers.text("%.1f", floor), measured / floor))
        .orElse(result);
  }

  /// The other checkout's system, where there is one.
  private record Other(Optional<Shop> shop) implements AutoCloseable {
    @Override
    public void close() {
      shop.ifPresent(Shop::close);
    }
  }

  /// A started system, what it sells, and what was measured of it round by round.
  private static final class Shop implements AutoCloseable {
    private final Checkout checkout;
    private final ShopClient client;
    private final StandardSale sale;
    private final List<Long> customers;
    private final Map<String, List<Double>> measured = new LinkedHashMap<>();

    Shop(Path root, Path state) {
      try {
        checkout = new Checkout(root, state);
        client = checkout.client();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      sale = StandardSale.stock(client);
      customers =
          IntStream.range(0, CUSTOMERS)
              .mapToObj(number -> StandardSale.customer(client, "buyer" + number + "@example.com"))
              .toList();
    }

    double median(String what) {
      return Numbers.median(measured.getOrDefault(what, List.of(0.0)));
    }

    private void note(String what, double value) {
      measured.computeIfAbsent(what, _ -> new ArrayList<>()).add(value);
    }

    private void note(String what, Queue<Double> values) {
      if (!values.isEmpty()) {
        note(what, Numbers.median(List.copyOf(values)));
      }
    }

    void round(int orders) {
      for (int clients : List.of(1, MANY)) {
        int count = clients == 1 ? Math.ceilDiv(orders, 2) : orders;
        var drafts = new ConcurrentLinkedQueue<Double>();
        double seconds =
            together(
                clients, DRAFTS_AN_ORDER * count, number -> timed(drafts, () -> draft(number)));
        note("draft, ms, " + clients + " at once", drafts);
        note("drafts a second, " + clients + " at once", DRAFTS_AN_ORDER * count / seconds);
        sell(clients, count);
      }
      checkout.awaitRest();
      var refused = new AtomicInteger();
      var drafts = IntStream.range(0, MANY).mapToObj(_ -> draft(0)).toList();
      together(
          MANY,
          MANY,
          number -> {
            try {
              pay(drafts.get(number));
            } catch (Refused e) {
              refused.incrementAndGet();
            }
          });
      note("refused of " + MANY + " payments of one customer at once", refused.get());
      checkout.awaitRest();
    }

    private void sell(int clients, int count) {
      var answered = new ConcurrentLinkedQueue<Double>();
      var ready = new ConcurrentLinkedQueue<Double>();
      var shipped = new ConcurrentLinkedQueue<Double>();
      var before = checkout.processor();
      long start = System.nanoTime();
      together(
          clients,
          count,
          number -> {
            var draft = draft(number);
            long paid = System.nanoTime();
            var order = pay(draft);
            answered.add(since(paid));
            var parcel = fulfillmentOrder(order, POLL.multipliedBy(clients));
            ready.add(since(paid));
            ship(parcel);
            shipped.add(since(paid));
          });
      checkout.awaitRest();
      double seconds = since(start) / 1000;
      var spent = checkout.processor().minus(before);
      note("payment, ms to its answer, " + clients + " at once", answered);
      note("payment, ms to the fulfillment order, " + clients + " at once", ready);
      note("payment, ms until shipped, " + clients + " at once", shipped);
      note("whole orders a second, drained, " + clients + " at once", count / seconds);
      note(
          "processor of a whole order, ms, " + clients + " at once",
          spent.toMillis() / (double) count);
    }

    void rest() {
      var before = checkout.processor();
      Uninterruptibles.sleepUninterruptibly(AT_REST);
      var spent = checkout.processor().minus(before);
      note("processor at rest, ms a second", spent.toMillis() / (double) AT_REST.toSeconds());
      note("resident, MiB", checkout.resident() / 1024.0 / 1024);
    }

    private Json draft(int number) {
      var customer = customers.get(number % customers.size());
      return client
          .post("draft_orders.json", Json.parse(sale.draftOf(customer)), "")
          .at("draft_order");
    }

    /// @return the order's id
    private long pay(Json draft) {
      var body = StandardSale.payment(draft, "over-http-" + REFERENCES.incrementAndGet());
      var path = "draft_orders/" + JsonPath.whole(draft, "id") + "/payments.json";
      return JsonPath.whole(client.post(path, body, ""), "order.id");
    }

    private long fulfillmentOrder(long order, Duration poll) {
      var path = "orders/" + order + "/fulfillment_orders.json";
      var found = client.get(path).at("fulfillment_orders").items();
      while (found.isEmpty()) {
        Uninterruptibles.sleepUninterruptibly(poll);
        found = client.get(path).at("fulfillment_orders").items();
      }
      return JsonPath.whole(found.getFirst(), "id");
    }

    private void ship(long fulfillmentOrder) {
      var all = Json.object().put("fulfillment_order_id", fulfillmentOrder).build();
      var body = Json.object().put("line_items_by_fulfillment_order", List.of(all));
      client.post("fulfillments.json", JsonPath.envelope("fulfillment", body), "");
    }

    @Override
    public void close() {
      checkout.close();
    }
  }

  private static double since(long start) {
    return Numbers.millis(System.nanoTime() - start);
  }

  private static void timed(Queue<Double> times, Runnable work) {
    long start = System.nanoTime();
    work.run();
    times.add(since(start));
  }

  /// @return how long all of it took, in seconds
  private static double together(int clients, int count, Consumer<Integer> work) {
    long start = System.nanoTime();
    new SideBySide(clients).each(IntStream.range(0, count).boxed().toList(), work);
    return since(start) / 1000;
  }
}
