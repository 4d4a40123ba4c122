package dev.utkast.aws.messaging;

import dev.utkast.aws.storage.ConflictRetry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/// [Queues] on SQS, as many messages a request as it takes. A request may be taken in part: what
/// SQS does not say it took is sent once more, unless it says that the fault is ours.
public final class SqsQueues implements Queues {
  private static final int MAX_BATCH = 10;

  /// What SQS says of a message that it will never take, of one in a batch or of all of them; other
  /// refusals pass, or are mended in the account.
  private static final Set<String> FOR_EVER =
      Set.of(
          "InvalidMessageContents",
          "InvalidParameterValue",
          "BatchRequestTooLong",
          "AWS.SimpleQueueService.BatchRequestTooLong");

  private final SqsClient client;
  private final Function<QueueName, String> urls;

  public SqsQueues(SqsClient client, Function<QueueName, String> urls) {
    this.client = client;
    this.urls = urls;
  }

  @Override
  public void send(QueueName queue, List<Outgoing> messages) {
    var batch = new ArrayList<Outgoing>();
    int bytes = 0;
    for (var message : messages) {
      int more = message.body().getBytes(StandardCharsets.UTF_8).length;
      if (batch.size() == MAX_BATCH || (bytes + more > MAX_BYTES && !batch.isEmpty())) {
        sendBatch(queue, batch);
        batch.clear();
        bytes = 0;
      }
      batch.add(message);
      bytes += more;
    }
    if (!batch.isEmpty()) {
      sendBatch(queue, batch);
    }
  }

  private void sendBatch(QueueName queue, List<Outgoing> messages) {
    var left = entries(queue, messages);
    var budget = ConflictRetry.budget();
    while (true) {
      var entries = List.copyOf(left);
      var answer = answered(queue, entries);
      var taken =
          new HashSet<>(answer.successful().stream().map(SendMessageBatchResultEntry::id).toList());
      left.removeIf(entry -> taken.contains(entry.id()));
      if (left.isEmpty()) {
        return;
      }
      var said = queue + " took " + taken.size() + " of " + entries.size() + " messages";
      if (answer.failed().stream().anyMatch(one -> FOR_EVER.contains(one.code() + ""))) {
        throw new MessageRefusedException(said);
      }
      boolean ours = answer.failed().stream().anyMatch(BatchResultErrorEntry::senderFault);
      if (ours || !budget.tryAgain()) {
        throw new IllegalStateException(said);
      }
    }
  }

  private SendMessageBatchResponse answered(
      QueueName queue, List<SendMessageBatchRequestEntry> entries) {
    try {
      return client.sendMessageBatch(r -> r.queueUrl(urls.apply(queue)).entries(entries));
    } catch (SqsException e) {
      var code = Optional.ofNullable(e.awsErrorDetails()).map(details -> details.errorCode() + "");
      if (code.filter(FOR_EVER::contains).isPresent()) {
        throw new MessageRefusedException(queue + " refused the request", e);
      }
      throw e;
    }
  }

  private static List<SendMessageBatchRequestEntry> entries(
      QueueName queue, List<Outgoing> messages) {
    var entries = new ArrayList<SendMessageBatchRequestEntry>();
    for (var message : messages) {
      var entry =
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .messageBody(message.body());
      if (queue.fifo()) {
        entry.messageGroupId(message.group()).messageDeduplicationId(message.deduplicationId());
      }
      entries.add(entry.build());
    }
    return entries;
  }
}
