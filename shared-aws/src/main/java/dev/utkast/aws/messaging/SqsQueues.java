package dev.utkast.aws.messaging;

import dev.utkast.aws.storage.Attempts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/// [Queues] on SQS, ten messages a request. A request may be taken in part: what SQS does not say
/// it took is sent once more, unless it says that the fault is ours.
public final class SqsQueues implements Queues {
  private static final int MAX_BATCH = 10;

  private final SqsClient client;
  private final Function<QueueName, String> urls;

  public SqsQueues(SqsClient client, Function<QueueName, String> urls) {
    this.client = client;
    this.urls = urls;
  }

  @Override
  public void send(QueueName queue, List<Outgoing> messages) {
    for (int from = 0; from < messages.size(); from += MAX_BATCH) {
      sendBatch(queue, messages.subList(from, Math.min(messages.size(), from + MAX_BATCH)));
    }
  }

  private void sendBatch(QueueName queue, List<Outgoing> messages) {
    var left = entries(queue, messages);
    var patience = Attempts.patience();
    while (true) {
      var entries = List.copyOf(left);
      var answer = client.sendMessageBatch(r -> r.queueUrl(urls.apply(queue)).entries(entries));
      var taken =
          new HashSet<>(answer.successful().stream().map(SendMessageBatchResultEntry::id).toList());
      left.removeIf(entry -> taken.contains(entry.id()));
      if (left.isEmpty()) {
        return;
      }
      boolean ours = answer.failed().stream().anyMatch(BatchResultErrorEntry::senderFault);
      if (ours || !patience.tryAgain()) {
        throw new IllegalStateException(
            queue + " took " + taken.size() + " of " + entries.size() + " messages");
      }
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
