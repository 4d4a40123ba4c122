package dev.utkast.local.events;

import dev.utkast.local.template.QueueSpec;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.template.TemplateException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// The dead letters of all queues: what is received too often becomes one, and goes back when
/// somebody asks for it. On AWS a queue does both itself.
///
/// ElasticMQ has it too, but its moved message shares its receipts with the one left behind: who
/// looks into the dead letters in that moment keeps the message from leaving its queue, which then
/// counts it as waiting for ever, though nobody receives it (1.7.1, `MoveMessageOps`); and it loses
/// later messages of a queue after its own way of moving them back. Our queues are therefore made
/// without a redrive policy. A kill between send and delete sends a message twice.
public record DeadLetters(SqsClient sqs, SystemModel model) {
  private static final int RECEIVE = 10;

  /// Messages looked at in one queue.
  private static final int MOST = 10_000;

  /// Moves those messages of a batch that were received too often.
  ///
  /// @return those that may be tried once more
  List<Message> sorted(QueueSpec queue, List<Message> batch) {
    var living = new ArrayList<>(batch);
    queue
        .deadLetters()
        .ifPresent(redrive ->
            batch.stream()
                .filter(message -> received(message) > redrive.maxReceiveCount())
                .forEach(message -> {
                  move(message, queue.name(), redrive.queueName(), message.messageId());
                  living.remove(message);
                }));
    return living;
  }

  private static int received(Message message) {
    return Integer.parseInt(
        message
            .attributes()
            .getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1"));
  }

  private void move(Message message, String from, String to, String deduplicationId) {
    sqs.sendMessage(request -> {
      request.queueUrl(url(to)).messageBody(message.body());
      request.messageAttributes(message.messageAttributes());
      if (to.endsWith(".fifo")) {
        request
            .messageGroupId(message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID))
            .messageDeduplicationId(deduplicationId);
      }
    });
    sqs.deleteMessage(it -> it.queueUrl(url(from)).receiptHandle(message.receiptHandle()));
  }

  /// The bodies of all messages in each dead-letter queue that has some.
  public Map<String, List<String>> bodies() {
    var result = new LinkedHashMap<String, List<String>>();
    for (QueueSpec queue : model.deadLetterQueues()) {
      var messages = receive(queue.name());
      messages.forEach(message ->
          sqs.changeMessageVisibility(request ->
              request
                  .queueUrl(url(queue.name()))
                  .receiptHandle(message.receiptHandle())
                  .visibilityTimeout(0)));
      if (!messages.isEmpty()) {
        result.put(queue.name(), messages.stream().map(Message::body).toList());
      }
    }
    return result;
  }

  /// Sends a queue's dead letters back to it.
  ///
  /// @return how many
  public int redrive(String deadLetterQueue) {
    QueueSpec target =
        model.queues().stream()
            .filter(queue ->
                queue.deadLetters().filter(r -> r.queueName().equals(deadLetterQueue)).isPresent())
            .findFirst()
            .orElseThrow(
                () -> new TemplateException(deadLetterQueue + " is no queue's dead-letter queue"));
    var messages = receive(deadLetterQueue);
    // A new id: within five minutes the old one would be taken for a duplicate and dropped.
    messages.forEach(
        message -> move(message, deadLetterQueue, target.name(), message.messageId() + "-redrive"));
    return messages.size();
  }

  private List<Message> receive(String queue) {
    var result = new ArrayList<Message>();
    while (result.size() < MOST) {
      var batch =
          sqs.receiveMessage(request ->
                  request
                      .queueUrl(url(queue))
                      .maxNumberOfMessages(RECEIVE)
                      .visibilityTimeout(30)
                      .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                      .messageAttributeNames("All"))
              .messages();
      if (batch.isEmpty()) {
        return result;
      }
      result.addAll(batch);
    }
    return result;
  }

  private String url(String queue) {
    return model.locality().queueUrl(queue);
  }
}
