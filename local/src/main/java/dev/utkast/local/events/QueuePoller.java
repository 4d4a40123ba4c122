package dev.utkast.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.utkast.local.runtime.Answer;
import dev.utkast.local.runtime.LambdaFunction;
import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.Locality;
import dev.utkast.local.template.QueueSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/// Feeds one queue to one function, as Lambda's event source mapping does: batches, several at a
/// time, what succeeded is deleted, what failed comes back when its visibility is over, and what
/// failed too often becomes a dead letter. What is too large for one event is several. The queue
/// itself keeps a FIFO group to one batch at a time.
final class QueuePoller implements AutoCloseable {

  /// Most messages of one receive.
  private static final int RECEIVE = 10;

  /// Lambda waits 20 seconds; waiting shorter costs little here and lets the system stop soon.
  private static final int WAIT_SECONDS = 1;

  /// Pause between looks into a FIFO queue of which a batch is being worked on. A request that
  /// waits there would have ElasticMQ look every few milliseconds whether a group is free again.
  private static final int HELD_MILLIS = 25;

  /// How long a message stays hidden where failed ones come back sooner: what a killed process held
  /// is seen again after this, and a busy machine has time enough to say that it still works on a
  /// message.
  private static final Duration HIDDEN = Duration.ofSeconds(12);

  /// Between the tries of a throttled call.
  private static final int THROTTLED_MILLIS = 100;

  /// Batches at a time where the template does not say; Lambda begins with five.
  private static final int BATCHES = 4;

  private final EventSource.Queue source;
  private final LambdaFunction function;
  private final SqsClient sqs;
  private final String url;
  private final boolean fifo;
  private final DeadLetterOffice deadLetters;
  private final Optional<Duration> comeback;
  private final Duration hidden;
  private final QueueEvents events;
  private final EventPattern filter;
  private final Semaphore places;
  private final Semaphore ended = new Semaphore(0);
  private final AtomicInteger busy = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean closed;

  /// @param comeback when a failed message comes back; absent: as the queue says
  QueuePoller(
      EventSource.Queue source,
      QueueSpec queue,
      LambdaFunction function,
      SqsClient sqs,
      Locality locality,
      Optional<Duration> comeback) {
    this.source = source;
    this.function = function;
    this.sqs = sqs;
    this.url = locality.queueUrl(source.queueName());
    this.fifo = queue.fifo();
    this.deadLetters = new DeadLetterOffice(sqs, locality, queue);
    this.comeback = comeback;
    this.hidden = queue.hidden();
    this.events = new QueueEvents(locality.arn("sqs", source.queueName()));
    this.filter = new EventPattern(source.filters());
    this.places =
        new Semaphore(
            source.maximumConcurrency().map(most -> Math.min(most, BATCHES)).orElse(BATCHES));
  }

  void start() {
    Thread.ofVirtual().name("queue " + source.queueName()).start(this::poll);
  }

  /// Batches received and not yet dealt with.
  int busy() {
    return busy.get();
  }

  private void poll() {
    while (!closed) {
      try {
        places.acquire();
        boolean held = fifo && busy.get() > 0;
        ended.drainPermits();
        List<Message> batch = receive(held ? 0 : WAIT_SECONDS);
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

  private List<Message> receive(int patience) {
    var batch = new ArrayList<>(receive(Math.min(RECEIVE, source.batchSize()), patience));
    Instant end = Instant.now().plus(source.window());
    while (!batch.isEmpty() && !fifo && batch.size() < source.batchSize() && !closed) {
      Duration left = Duration.between(Instant.now(), end);
      if (left.isNegative() || left.isZero()) {
        break;
      }
      int wait = Math.toIntExact(Math.min(1, left.toSeconds()));
      batch.addAll(receive(Math.min(RECEIVE, source.batchSize() - batch.size()), wait));
    }
    return batch;
  }

  private List<Message> receive(int most, int wait) {
    var request =
        ReceiveMessageRequest.builder()
            .queueUrl(url)
            .maxNumberOfMessages(most)
            .waitTimeSeconds(wait)
            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
            .messageAttributeNames("All");
    comeback.ifPresent(_ -> request.visibilityTimeout(Math.toIntExact(HIDDEN.toSeconds())));
    return sqs.receiveMessage(request.build()).messages();
  }

  private void handle(List<Message> batch) {
    try (var _ =
        Heartbeat.every(comeback.map(_ -> HIDDEN.dividedBy(4)), () -> hide(batch, HIDDEN))) {
      var wanted = new ArrayList<Message>();
      var unwanted = new ArrayList<Message>();
      for (Message message : deadLetters.sort(batch)) {
        (filter.passes(events.forFilter(message)) ? wanted : unwanted).add(message);
      }
      delete(unwanted);
      if (!wanted.isEmpty()) {
        var failed = failed(wanted);
        delete(wanted.stream().filter(message -> !failed.contains(message.messageId())).toList());
        comeback.ifPresent(time ->
            hide(
                wanted.stream().filter(message -> failed.contains(message.messageId())).toList(),
                time));
      }
    } catch (SdkException e) {
      // What was not deleted comes back: at least once.
      Pause.after(e, closed);
    } finally {
      busy.decrementAndGet();
      places.release();
      ended.release();
    }
  }

  private void delete(List<Message> messages) {
    for (int i = 0; i < messages.size(); i += RECEIVE) {
      var part = messages.subList(i, Math.min(messages.size(), i + RECEIVE));
      sqs.deleteMessageBatch(request ->
          request
              .queueUrl(url)
              .entries(
                  part.stream()
                      .map(message ->
                          DeleteMessageBatchRequestEntry.builder()
                              .id(message.messageId())
                              .receiptHandle(message.receiptHandle())
                              .build())
                      .toList()));
    }
  }

  /// A FIFO queue's messages after a failed event are not tried before it.
  private Set<String> failed(List<Message> wanted) {
    Instant end = Instant.now().plus(hidden).minus(function.spec().timeout());
    var failed = new HashSet<String>();
    for (var part : EventSize.parts(wanted.stream().map(events::record).toList())) {
      var ids = part.stream().map(record -> record.path("messageId").asText()).toList();
      if (fifo && !failed.isEmpty()) {
        failed.addAll(ids);
      } else {
        var answer = invoke(events.event(part), end);
        failed.addAll(BatchAnswer.failures(answer, source.partialFailures(), ids));
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

  private void hide(List<Message> messages, Duration time) {
    for (int i = 0; i < messages.size(); i += RECEIVE) {
      var part = messages.subList(i, Math.min(messages.size(), i + RECEIVE));
      sqs.changeMessageVisibilityBatch(request ->
          request
              .queueUrl(url)
              .entries(
                  part.stream()
                      .map(message ->
                          ChangeMessageVisibilityBatchRequestEntry.builder()
                              .id(message.messageId())
                              .receiptHandle(message.receiptHandle())
                              .visibilityTimeout(Math.toIntExact(time.toSeconds()))
                              .build())
                      .toList()));
    }
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
  }

  /// The event a function receives for a batch of messages.
  static final class QueueEvents {

    private final ObjectMapper json = new ObjectMapper();
    private final String arn;

    QueueEvents(String arn) {
      this.arn = arn;
    }

    String event(List<ObjectNode> records) {
      ObjectNode event = json.createObjectNode();
      event.putArray("Records").addAll(records);
      return event.toString();
    }

    /// A filter looks into a body that is JSON.
    JsonNode forFilter(Message message) {
      ObjectNode record = record(message);
      try {
        record.set("body", json.readTree(message.body()));
      } catch (com.fasterxml.jackson.core.JacksonException e) {
        record.put("body", message.body());
      }
      return record;
    }

    ObjectNode record(Message message) {
      ObjectNode record = json.createObjectNode();
      record.put("messageId", message.messageId());
      record.put("receiptHandle", message.receiptHandle());
      record.put("body", message.body());
      ObjectNode attributes = record.putObject("attributes");
      message.attributesAsStrings().forEach(attributes::put);
      ObjectNode own = record.putObject("messageAttributes");
      message
          .messageAttributes()
          .forEach((name, value) -> {
            ObjectNode attribute = own.putObject(name);
            attribute.put("dataType", value.dataType());
            if (value.stringValue() != null) {
              attribute.put("stringValue", value.stringValue());
            }
            if (value.binaryValue() != null) {
              attribute.put("binaryValue", value.binaryValue().asByteArray());
            }
          });
      record.put("md5OfBody", message.md5OfBody());
      record
          .put("eventSource", "aws:sqs")
          .put("eventSourceARN", arn)
          .put("awsRegion", Locality.REGION);
      return record;
    }
  }
}
