package dev.utkast.bench;

import dev.utkast.local.template.FunctionSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// One sale from draft to packing slip, step by step, with what each step used.
final class MeteredSale implements AutoCloseable {
  private static final BigDecimal MIB_PER_GIB = BigDecimal.valueOf(1024);

  private final Shop shop;
  private final Meter meter;
  private final Shop.Clerk clerk;
  private final MessagePump pump;
  private final Map<String, Usage> steps = new LinkedHashMap<>();

  MeteredSale(Shop shop) {
    this.shop = shop;
    try {
      meter = new Meter(shop.bench());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var metered = shop.bench().functions(meter.environment());
    clerk = new Shop.Clerk(metered, false);
    pump = new MessagePump(shop.bench(), metered, this::message);
  }

  /// Draft, payment request, payment, and everything that follows from them.
  ///
  /// @return the steps in their order
  Map<String, Usage> run(String draftBody) {
    steps.clear();
    var draft = http("create draft", "DraftOrders", () -> clerk.draft(draftBody));
    http("send invoice", "DraftOrders", () -> clerk.sendInvoice(draft.id()));
    pump.drain();
    http("confirm payment", "ConfirmPayment", () -> clerk.pay(draft.body()));
    pump.drain();
    meter.countIn(new Usage());
    return new LinkedHashMap<>(steps);
  }

  private Shop.Timed http(
      String step, String function, java.util.function.Supplier<Shop.Timed> call) {
    var answer = new Shop.Timed[1];
    var usage =
        counted(
            function,
            () -> {
              answer[0] = call.get();
              return answer[0].nanos();
            });
    usage.httpRequest();
    add(step, usage);
    return answer[0];
  }

  private long message(String function, String queue, LongSupplier call) {
    var nanos = new long[1];
    var usage =
        counted(
            function,
            () -> {
              nanos[0] = call.getAsLong();
              return nanos[0];
            });
    if (!queue.isEmpty()) {
      usage.queueRequests(queue.endsWith(".fifo"), 2); // receive and delete, as the poller does
    }
    add(function, usage);
    return nanos[0];
  }

  private Usage counted(String function, LongSupplier call) {
    var usage = new Usage();
    int objects = objects();
    int mails = shop.bench().services().mails().count();
    meter.countIn(usage);
    long nanos = call.getAsLong();
    meter.countIn(new Usage());
    usage.invocation(gigabyteSeconds(shop.bench().function(function), nanos));
    usage.stored(objects() - objects);
    usage.mailed(shop.bench().services().mails().count() - mails);
    return usage;
  }

  /// Lambda bills whole milliseconds.
  private static BigDecimal gigabyteSeconds(FunctionSpec spec, long nanos) {
    long millis = (long) Math.ceil(Numbers.millis(nanos));
    return BigDecimal.valueOf(spec.memoryMb())
        .divide(MIB_PER_GIB)
        .multiply(BigDecimal.valueOf(millis))
        .movePointLeft(3);
  }

  private void add(String step, Usage usage) {
    var whole = steps.computeIfAbsent(step, _ -> new Usage());
    whole.add(usage);
  }

  private int objects() {
    return shop.bench().model().buckets().stream()
        .mapToInt(bucket ->
            (int)
                shop
                    .bench()
                    .services()
                    .s3()
                    .listObjectsV2Paginator(request -> request.bucket(bucket.name()))
                    .contents()
                    .stream()
                    .count())
        .sum();
  }

  @Override
  public void close() {
    meter.close();
  }
}
