package dev.utkast.local.events;

import dev.utkast.local.template.Locality;
import dev.utkast.local.template.QueueSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Moves messages of one queue that were received too often to its dead-letter queue. On AWS the
/// queue does that itself, in the receive after the last one allowed.
///
/// ElasticMQ has it too, but its moved message shares its receipts with the one left behind: who
/// looks into the dead letters in that moment keeps the message from leaving its queue, which then
/// counts it as waiting for ever, though nobody receives it (1.7.1, `MoveMessageOps`). Our queues
/// are therefore made without a redrive policy. A kill between send and delete sends it twice.
final class DeadLetterOffice {

  private final SqsClient sqs;
  private final Locality locality;
  private final QueueSpec queue;

  DeadLetterOffice(SqsClient sqs, Locality locality, QueueSpec queue) {
    this.sqs = sqs;
    this.locality = locality;
    this.queue = queue;
  }

  /// @return those of the batch that may be tried once more
  List<Message> sort(List<Message> batch) {
    Optional<QueueSpec.Redrive> redrive = queue.deadLetters();
    if (redrive.isEmpty()) {
      return batch;
    }
    var living = new ArrayList<Message>();
    for (Message message : batch) {
      if (received(message) > redrive.get().maxReceiveCount()) {
        move(message, redrive.get().queueName());
      } else {
        living.add(message);
      }
    }
    return living;
  }

  private void move(Message message, String target) {
    sqs.sendMessage(request -> {
      request.queueUrl(locality.queueUrl(target)).messageBody(message.body());
      request.messageAttributes(message.messageAttributes());
      if (queue.fifo()) {
        request.messageGroupId(
            message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
        request.messageDeduplicationId(message.messageId());
      }
    });
    sqs.deleteMessage(request ->
        request.queueUrl(locality.queueUrl(queue.name())).receiptHandle(message.receiptHandle()));
  }

  private static int received(Message message) {
    return Integer.parseInt(
        message
            .attributes()
            .getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1"));
  }
}
