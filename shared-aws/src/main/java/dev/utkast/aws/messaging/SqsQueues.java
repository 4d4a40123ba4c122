package dev.utkast.aws.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// [Queues] on SQS, ten messages a request.
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
    var answer = client.sendMessageBatch(r -> r.queueUrl(urls.apply(queue)).entries(entries));
    if (!answer.failed().isEmpty()) {
      throw new IllegalStateException(queue + " refused " + answer.failed().size() + " messages");
    }
  }
}
