package dev.utkast.local.events;

import dev.utkast.aws.json.Json;
import dev.utkast.events.Batch;
import dev.utkast.events.QueueRecord;
import dev.utkast.local.runtime.Answer;
import dev.utkast.local.runtime.LambdaFunction;
import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.Locality;
import dev.utkast.local.template.QueueSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/// Feeds one queue to one function, as Lambda's event source mapping does: batches, several at a
/// time, what succeeded is deleted, what failed comes back when its visibility is over, and what
/// failed too often becomes a dead letter. What is too large for one event is several. The queue
/// itself keeps a FIFO group to one batch at a time.
final class QueuePoller implements AutoCloseable {
  /// Lambda always waits as long as SQS lets anybody wait. ElasticMQ does not stop before the last
  /// wait is over, so we wait that long only where nothing has come for a while.
  private static final int WAIT_SECONDS = 1;

  private static final int LONG_WAIT_SECONDS = 20;
  private static final int WAITS_BEFORE_LONG = 30;

  /// Pause between looks into a FIFO queue of which a batch is being worked on. A request that
  /// waits there would have ElasticMQ look every few milliseconds whether a group is free again.
  private static final int HELD_MILLIS = 100;

  /// How long a message stays hidden where failed ones come back sooner: what a killed process held
  /// is seen again after this, and a busy machine has time enough to say that it still works on a
  /// message.
  private static final Duration HIDDEN = Duration.ofSeconds(12);

  /// Between the tries of a throttled call.
  private static final int THROTTLED_MILLIS = 100;

  /// Batches at a time where the template does not say; Lambda begins with five.
  private static final int BATCHES = 4;

  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("heartbeat").factory());

  private final EventSource.Queue source;
  private final QueueSpec queue;
  private final LambdaFunction function;
  private final SqsClient sqs;
  private final Locality locality;
  private final DeadLetters deadLetters;
  private final Optional<Duration> comeback;
  private final Semaphore places;
  private final Semaphore ended = new Semaphore(0);
  private final AtomicInteger busy = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread poll;
  private volatile boolean closed;

  /// @param comeback when a failed message comes back; absent: as the queue says
  QueuePoller(
      EventSource.Queue source,
      QueueSpec queue,
      LambdaFunction function,
      SqsClient sqs,
      Locality locality,
      DeadLetters deadLetters,
      Optional<Duration> comeback) {
    this.source = source;
    this.queue = queue;
    this.function = function;
    this.sqs = sqs;
    this.locality = locality;
    this.deadLetters = deadLetters;
    this.comeback = comeback;
    this.places = new Semaphore(Math.min(source.maximumConcurrency().orElse(BATCHES), BATCHES));
    this.poll = Thread.ofVirtual().name("queue " + queue.name()).unstarted(this::poll);
  }

  void start() {
    poll.start();
  }

  /// Batches received and not yet dealt with.
  int busy() {
    return busy.get();
  }

  private void poll() {
    int empty = 0;
    while (!closed) {
      try {
        places.acquire();
        boolean held = queue.fifo() && busy.get() > 0;
        ended.drainPermits();
        int wait = empty < WAITS_BEFORE_LONG ? WAIT_SECONDS : LONG_WAIT_SECONDS;
        List<Message> batch = receive(held ? 0 : wait);
        empty = batch.isEmpty() && !held ? empty + 1 : 0;
        if (batch.isEmpty()) {
          places.release();
          if (held) {
            boolean _ = ended.tryAcquire(HELD_MILLIS, TimeUnit.MILLISECONDS);
          }
        } else {
          busy.incrementAndGet();
          threads.execute(() -> handle(batch));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (SdkException e) {
        places.release();
        Pause.after(e, closed);
      }
    }
  }

  private String url() {
    return locality.queueUrl(queue.name());
  }

  private List<Message> receive(int wait) {
    var request =
        ReceiveMessageRequest.builder()
            .queueUrl(url())
            .maxNumberOfMessages(source.batchSize())
            .waitTimeSeconds(wait)
            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
            .messageAttributeNames("All");
    comeback.ifPresent(_ -> request.visibilityTimeout(Math.toIntExact(HIDDEN.toSeconds())));
    return sqs.receiveMessage(request.build()).messages();
  }

  private void handle(List<Message> batch) {
    try (var _ = heartbeat(batch)) {
      var living = deadLetters.sorted(queue, batch);
      var failed = failed(living);
      delete(living.stream().filter(message -> !failed.contains(message.messageId())).toList());
      comeback.ifPresent(time ->
          hide(
              living.stream().filter(message -> failed.contains(message.messageId())).toList(),
              time));
    } catch (SdkException e) {
      // What was not deleted comes back: at least once.
      Pause.after(e, closed);
    } finally {
      busy.decrementAndGet();
      places.release();
      ended.release();
    }
  }

  private interface Heartbeat extends AutoCloseable {
    @Override
    void close();
  }

  /// Keeps messages hidden while their batch is worked on, so that a visibility shorter than a
  /// function's time never gives a message two readers at once.
  private Heartbeat heartbeat(List<Message> batch) {
    if (comeback.isEmpty()) {
      return () -> {};
    }
    long period = HIDDEN.dividedBy(4).toMillis();
    var beat =
        TIMER.scheduleAtFixedRate(
            () -> Thread.ofVirtual().start(() -> hideQuietly(batch)),
            period,
            period,
            TimeUnit.MILLISECONDS);
    return () -> beat.cancel(false);
  }

  private void hideQuietly(List<Message> batch) {
    try {
      hide(batch, HIDDEN);
    } catch (SdkException _) {
      // A message whose batch just ended cannot be hidden any more, and need not be.
    }
  }

  private void delete(List<Message> messages) {
    if (!messages.isEmpty()) {
      var entries =
          messages.stream()
              .map(message ->
                  DeleteMessageBatchRequestEntry.builder()
                      .id(message.messageId())
                      .receiptHandle(message.receiptHandle())
                      .build())
              .toList();
      sqs.deleteMessageBatch(request -> request.queueUrl(url()).entries(entries));
    }
  }

  private void hide(List<Message> messages, Duration time) {
    int seconds = Math.toIntExact(time.toSeconds());
    messages.forEach(message ->
        sqs.changeMessageVisibility(request ->
            request
                .queueUrl(url())
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout(seconds)));
  }

  /// A FIFO queue's messages after a failed event are not tried before it.
  private Set<String> failed(List<Message> messages) {
    var failed = new HashSet<String>();
    if (messages.isEmpty()) {
      return failed;
    }
    Instant end = Instant.now().plus(queue.hidden()).minus(function.spec().timeout());
    for (var part : BatchEvents.parts(messages.stream().map(this::record).toList())) {
      var ids = part.stream().map(record -> record.textAt("messageId")).toList();
      if (queue.fifo() && !failed.isEmpty()) {
        failed.addAll(ids);
      } else {
        var answer = invoke(Batch.of(part).write(), end);
        failed.addAll(BatchEvents.failures(answer, source.partialFailures(), ids));
      }
    }
    return failed;
  }

  /// Tries a throttled call again while the messages are hidden; then they come back by themselves.
  private Answer invoke(String event, Instant end) {
    Answer answer = function.invoke(event);
    while (answer.throttled() && !closed && Instant.now().isBefore(end)) {
      Pause.millis(THROTTLED_MILLIS);
      answer = function.invoke(event);
    }
    return answer;
  }

  private Json record(Message message) {
    var attributes = new LinkedHashMap<String, Json>();
    message
        .messageAttributes()
        .forEach((name, value) ->
            attributes.put(
                name,
                QueueRecord.attribute(
                    value.dataType(),
                    Optional.ofNullable(value.stringValue()),
                    Optional.ofNullable(value.binaryValue()).map(SdkBytes::asByteArray))));
    return new QueueRecord(
            queue.name(),
            message.messageId(),
            message.receiptHandle(),
            message.body(),
            message.attributesAsStrings(),
            attributes)
        .json();
  }

  /// An interrupt closes the connection of a virtual thread that waits for messages.
  @Override
  public void close() {
    closed = true;
    poll.interrupt();
    threads.shutdownNow();
  }
}
