package dev.utkast.bench;

import dev.utkast.bench.Usage.Kind;
import dev.utkast.local.template.FunctionSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/// One sale from draft to packing slip, step by step, with what each step used.
final class MeteredSale implements AutoCloseable {
  private static final BigDecimal MIB_PER_GIB = BigDecimal.valueOf(1024);

  private final Workbench bench;
  private final Meter meter;
  private final SalesClient clerk;
  private final MessagePump pump;
  private final Map<String, Usage> steps = new LinkedHashMap<>();

  MeteredSale(Workbench bench) {
    this.bench = bench;
    try {
      meter = new Meter(bench);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var metered = bench.functions(meter.environment());
    clerk = new SalesClient(metered, false);
    pump = new MessagePump(bench, metered, this::message);
  }

  /// Draft, payment request, payment, and everything that follows from them.
  ///
  /// @return the steps in their order
  Map<String, Usage> run(String draftBody) {
    steps.clear();
    var draft = http("create draft", Workbench.DRAFTS, () -> clerk.draft(draftBody));
    http("send invoice", Workbench.DRAFTS, () -> clerk.sendInvoice(draft.id()));
    pump.drain();
    http("confirm payment", "ConfirmPayment", () -> clerk.pay(draft));
    pump.drain();
    meter.countIn(new Usage());
    return new LinkedHashMap<>(steps);
  }

  private SalesClient.Timed http(String step, String function, Supplier<SalesClient.Timed> call) {
    var usage = new Usage();
    usage.count(Kind.HTTP_REQUESTS, 1);
    return counted(step, function, usage, call, SalesClient.Timed::nanos);
  }

  private long message(String function, String queue, LongSupplier call) {
    var usage = new Usage();
    if (!queue.isEmpty()) {
      usage.count(Meter.queueRequests(queue), 2); // receive and delete, as the poller does
    }
    return counted(function, function, usage, call::getAsLong, nanos -> nanos);
  }

  private <T> T counted(
      String step, String function, Usage usage, Supplier<T> call, ToLongFunction<T> nanos) {
    long objects = objects();
    int mails = bench.services.mails().count();
    meter.countIn(usage);
    var answer = call.get();
    meter.countIn(new Usage());
    usage.count(Kind.INVOCATIONS, 1);
    usage.count(
        Kind.GIGABYTE_SECONDS,
        gigabyteSeconds(bench.function(function), nanos.applyAsLong(answer)));
    usage.count(Kind.OBJECTS, objects() - objects);
    usage.count(Kind.MAILS, bench.services.mails().count() - mails);
    steps.computeIfAbsent(step, _ -> new Usage()).add(usage);
    return answer;
  }

  /// Lambda bills whole milliseconds.
  private static BigDecimal gigabyteSeconds(FunctionSpec spec, long nanos) {
    long millis = (long) Math.ceil(Numbers.millis(nanos));
    return BigDecimal.valueOf(spec.memoryMb())
        .divide(MIB_PER_GIB)
        .multiply(BigDecimal.valueOf(millis))
        .movePointLeft(3);
  }

  private long objects() {
    var s3 = bench.services.s3();
    return bench.model.buckets().stream()
        .flatMap(bucket ->
            s3.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream())
        .count();
  }

  @Override
  public void close() {
    meter.close();
  }
}
