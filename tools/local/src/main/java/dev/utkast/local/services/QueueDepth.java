package dev.utkast.local.services;

import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Messages of a queue: waiting, being worked on, not yet due.
public record QueueDepth(int waiting, int inFlight, int delayed) {
  private static final QueueAttributeName[] COUNTS = {
    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED
  };

  public static QueueDepth of(SqsClient sqs, String url) {
    var found = sqs.getQueueAttributes(it -> it.queueUrl(url).attributeNames(COUNTS)).attributes();
    var counts =
        Stream.of(COUNTS).mapToInt(it -> Integer.parseInt(found.getOrDefault(it, "0"))).toArray();
    return new QueueDepth(counts[0], counts[1], counts[2]);
  }

  public int total() {
    return waiting + inFlight + delayed;
  }
}
