package dev.utkast.local.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.utkast.aws.wiring.JavaHttpClient;
import dev.utkast.local.roles.Policy;
import dev.utkast.local.runtime.Answer;
import dev.utkast.local.runtime.FakeFunction;
import dev.utkast.local.runtime.Payloads;
import dev.utkast.local.template.EventSource;
import dev.utkast.local.template.Locality;
import dev.utkast.local.template.QueueSpec;
import dev.utkast.local.template.SystemModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/// What a queue's messages become where one event cannot hold them or the function is throttled.
class QueueEventsTest {

  private static final Locality HERE =
      Locality.of(URI.create("http://127.0.0.1:1"), URI.create("http://127.0.0.1:2"));

  @TempDir Path folder;

  /// One batch, then nothing more; what is deleted can be waited for.
  private static final class OneBatch implements SqsClient {
    private final List<Message> messages;
    private final BlockingQueue<String> deleted = new LinkedBlockingQueue<>();
    private boolean given;

    OneBatch(int count, int bytes) {
      messages =
          IntStream.range(0, count)
              .mapToObj(i ->
                  Message.builder()
                      .messageId("m" + i)
                      .receiptHandle("r" + i)
                      .body("x".repeat(bytes))
                      .build())
              .toList();
    }

    @Override
    public synchronized ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
      var batch = given ? List.<Message>of() : messages;
      given = true;
      return ReceiveMessageResponse.builder().messages(batch).build();
    }

    @Override
    public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
      request.entries().stream().map(DeleteMessageBatchRequestEntry::id).forEach(deleted::add);
      return DeleteMessageBatchResponse.builder().build();
    }

    List<String> deleted(int count) throws InterruptedException {
      var all = new ArrayList<String>();
      while (all.size() < count) {
        var one = deleted.poll(20, TimeUnit.SECONDS);
        assertTrue(one != null, () -> "deleted only " + all);
        all.add(one);
      }
      return all;
    }

    @Override
    public String serviceName() {
      return "sqs";
    }

    @Override
    public void close() {}
  }

  private QueuePoller poller(
      boolean fifo, SqsClient sqs, String hidden, Function<String, Answer> answers) {
    var name = fifo ? "work.fifo" : "work";
    var source = new EventSource.Queue(name, 10, true, Optional.of(2));
    var queue =
        new QueueSpec("Work", name, fifo, Map.of("VisibilityTimeout", hidden), Optional.empty());
    var function = FakeFunction.of(folder, Optional.empty(), answers);
    var model =
        new SystemModel(
            folder,
            HERE,
            List.of(),
            List.of(queue),
            List.of(),
            List.of(),
            Policy.EMPTY,
            Optional.empty());
    var deadLetters = new DeadLetters(sqs, model);
    return new QueuePoller(source, queue, function, sqs, HERE, deadLetters, Optional.empty());
  }

  private static List<String> ids(String event) {
    var ids = new ArrayList<String>();
    try {
      new ObjectMapper()
          .readTree(event)
          .path("Records")
          .forEach(record -> ids.add(record.path("messageId").asText()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ids;
  }

  @Test
  void aBatchOverSixMegabytesIsSeveralEvents() throws InterruptedException {
    var events = new CopyOnWriteArrayList<List<String>>();
    var sqs = new OneBatch(10, 1_000_000);
    Function<String, Answer> function =
        event -> {
          assertTrue(Payloads.bytes(event) <= Payloads.LARGEST_EVENT);
          events.add(ids(event));
          return new Answer.Success("{}");
        };
    try (var poller = poller(false, sqs, "30", function)) {
      poller.start();
      assertEquals(10, sqs.deleted(10).size());
    }
    assertEquals(List.of(6, 4), events.stream().map(List::size).toList());
  }

  @Test
  void whatFollowsAFailureInAFifoQueueIsNotTriedBeforeIt() throws InterruptedException {
    var events = new CopyOnWriteArrayList<List<String>>();
    var sqs = new OneBatch(10, 1_000_000);
    Function<String, Answer> function =
        event -> {
          events.add(ids(event));
          return new Answer.Success("{\"batchItemFailures\":[{\"itemIdentifier\":\"m5\"}]}");
        };
    try (var poller = poller(true, sqs, "30", function)) {
      poller.start();
      assertEquals(List.of("m0", "m1", "m2", "m3", "m4"), sqs.deleted(5));
    }
    assertEquals(1, events.size());
  }

  @Test
  void aThrottledCallIsMadeAgainWhileTheMessagesAreHidden() throws InterruptedException {
    var answers = new ArrayList<Answer>();
    answers.add(FakeFunction.throttled());
    answers.add(FakeFunction.throttled());
    answers.add(new Answer.Success("{}"));
    var sqs = new OneBatch(1, 1);
    try (var poller = poller(false, sqs, "30", _ -> answers.removeFirst())) {
      poller.start();
      assertEquals(List.of("m0"), sqs.deleted(1));
    }
    assertEquals(List.of(), answers);
  }

  /// A function that would run on after its messages are seen again is not called.
  @Test
  void aThrottledMessageIsLeftForLater() throws InterruptedException {
    var calls = new CopyOnWriteArrayList<String>();
    var called = new LinkedBlockingQueue<String>();
    Function<String, Answer> function =
        event -> {
          calls.add(event);
          called.add(event);
          return FakeFunction.throttled();
        };
    var sqs = new OneBatch(1, 1);
    try (var poller = poller(false, sqs, "1", function)) {
      poller.start();
      assertTrue(called.poll(20, TimeUnit.SECONDS) != null);
      assertEquals(null, called.poll(500, TimeUnit.MILLISECONDS));
    }
    assertEquals(1, calls.size());
    assertTrue(sqs.deleted.isEmpty());
  }

  @Test
  void aWaitForMessagesEndsWithItsPoller() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var http = new JavaHttpClient(Duration.ofSeconds(2), Duration.ofSeconds(30), false);
        var sqs =
            SqsClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + server.getLocalPort()))
                .region(Region.EU_NORTH_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(http)
                .build()) {
      server.setSoTimeout(20_000);
      var poller = poller(false, sqs, "30", event -> new Answer.Success("{}"));
      poller.start();
      try (var waiting = server.accept()) {
        waiting.setSoTimeout(20_000);
        assertTrue(waiting.getInputStream().read() >= 0, "it asks for messages");
        poller.close();
        waiting.getInputStream().readAllBytes();
      }
    }
  }
}
