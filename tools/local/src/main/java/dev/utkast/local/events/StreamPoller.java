package dev.utkast.local.events;

import dev.utkast.aws.json.Json;
import dev.utkast.events.StreamRecord;
import dev.utkast.local.runtime.LambdaFunction;
import dev.utkast.local.services.LocalServices;
import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.Locality;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

/// Feeds the stream of one table to one function: shards in the order of their lineage, records in
/// the order of the shard, each at least once, from where the last run stopped.
final class StreamPoller implements AutoCloseable {
  /// Most records of one read.
  private static final int READ = 1000;

  /// Between looks where nothing rings: a write may have come past the gate.
  private static final long IDLE_MILLIS = 5_000;

  private static final Duration SHARDS_AGE = Duration.ofSeconds(5);

  private final EventSource.Stream source;
  private final LocalServices services;
  private final Bell written;
  private final Checkpoint checkpoint;
  private final StreamDelivery delivery;
  private final Map<String, String> iterators = new HashMap<>();
  private final AtomicInteger busy = new AtomicInteger();
  private String arn = "";
  private List<Shard> shards = List.of();
  private Instant shardsAt = Instant.MIN;
  private volatile boolean closed;
  private final AtomicLong drainedRounds = new AtomicLong();

  StreamPoller(
      EventSource.Stream source,
      LambdaFunction function,
      LocalServices services,
      Bell written,
      Locality locality,
      Path checkpoints) {
    this.source = source;
    this.services = services;
    this.written = written;
    var file = function.spec().logicalId() + "-" + source.tableName() + ".properties";
    checkpoint = new Checkpoint(checkpoints.resolve(file));
    BiConsumer<String, String> onFailure =
        (queue, lost) ->
            services
                .sqs()
                .sendMessage(it -> it.queueUrl(locality.queueUrl(queue)).messageBody(lost));
    delivery = new StreamDelivery(source, function, onFailure, () -> closed);
  }

  void start() {
    Thread.ofVirtual().name("stream " + source.tableName()).start(this::poll);
  }

  /// Rounds over all shards that found nothing new; a count that grew twice since a write has seen
  /// it.
  long drainedRounds() {
    return drainedRounds.get();
  }

  boolean busy() {
    return busy.get() > 0;
  }

  private void poll() {
    while (!closed) {
      try {
        long rings = written.rings();
        boolean found = false;
        for (Shard shard : openShards()) {
          found |= read(shard);
        }
        if (!found) {
          drainedRounds.incrementAndGet();
          written.await(rings, IDLE_MILLIS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (SdkException e) {
        iterators.clear();
        Pause.after(e, closed);
      }
    }
  }

  private List<Shard> openShards() {
    if (shardsAt.plus(SHARDS_AGE).isBefore(Instant.now())) {
      if (arn.isEmpty()) {
        arn =
            services
                .dynamoDb()
                .describeTable(request -> request.tableName(source.tableName()))
                .table()
                .latestStreamArn();
      }
      shards =
          services
              .streams()
              .describeStream(request -> request.streamArn(arn))
              .streamDescription()
              .shards();
      shardsAt = Instant.now();
    }
    var ids = shards.stream().map(Shard::shardId).toList();
    return shards.stream()
        .filter(shard -> !checkpoint.finished(shard.shardId()))
        .filter(shard ->
            !ids.contains(shard.parentShardId()) || checkpoint.finished(shard.parentShardId()))
        .toList();
  }

  private boolean read(Shard shard) {
    String iterator = iterators.computeIfAbsent(shard.shardId(), this::open);
    GetRecordsResponse response;
    try {
      response =
          services.streams().getRecords(request -> request.shardIterator(iterator).limit(READ));
    } catch (ExpiredIteratorException | TrimmedDataAccessException e) {
      iterators.remove(shard.shardId());
      return true;
    }
    if (!response.records().isEmpty()) {
      busy.incrementAndGet();
      try {
        deliver(shard, response.records());
      } finally {
        busy.decrementAndGet();
      }
    }
    if (closed) {
      return false;
    }
    if (response.nextShardIterator() == null) {
      checkpoint.set(shard.shardId(), Checkpoint.FINISHED);
      iterators.remove(shard.shardId());
      shardsAt = Instant.MIN;
      return true;
    }
    iterators.put(shard.shardId(), response.nextShardIterator());
    return !response.records().isEmpty();
  }

  /// After what was read last or, where that has left the stream, from the start.
  private String open(String shardId) {
    var last = checkpoint.of(shardId);
    try {
      return iterator(shardId, last);
    } catch (TrimmedDataAccessException e) {
      return iterator(shardId, Optional.empty());
    }
  }

  private String iterator(String shardId, Optional<String> last) {
    return services
        .streams()
        .getShardIterator(request ->
            request
                .streamArn(arn)
                .shardId(shardId)
                .shardIteratorType(
                    last.isPresent()
                        ? ShardIteratorType.AFTER_SEQUENCE_NUMBER
                        : ShardIteratorType.TRIM_HORIZON)
                .sequenceNumber(last.orElse(null)))
        .shardIterator();
  }

  private void deliver(Shard shard, List<Record> records) {
    for (int i = 0; i < records.size() && !closed; i += source.batchSize()) {
      var batch = records.subList(i, Math.min(records.size(), i + source.batchSize()));
      if (delivery.deliver(
          batch.stream().<Json>map(record -> StreamRecord.of(record, arn)).toList())) {
        checkpoint.set(shard.shardId(), batch.getLast().dynamodb().sequenceNumber());
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    written.ring();
  }
}
