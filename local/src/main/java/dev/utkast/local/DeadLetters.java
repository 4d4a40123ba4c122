package dev.utkast.local;

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

/// The dead letters of all queues: to read, and to send back. Sent back one by one (receive, send,
/// delete), since ElasticMQ loses later messages of a queue after its own way of moving them.
final class DeadLetters {

  private static final int RECEIVE = 10;

  /// Messages looked at in one queue.
  private static final int MOST = 10_000;

  private final SqsClient sqs;
  private final SystemModel model;

  DeadLetters(SqsClient sqs, SystemModel model) {
    this.sqs = sqs;
    this.model = model;
  }

  Map<String, List<String>> bodies() {
    var result = new LinkedHashMap<String, List<String>>();
    for (QueueSpec queue : model.deadLetterQueues()) {
      var messages = receive(queue.name());
      release(queue.name(), messages);
      if (!messages.isEmpty()) {
        result.put(queue.name(), messages.stream().map(Message::body).toList());
      }
    }
    return result;
  }

  int redrive(String deadLetterQueue) {
    QueueSpec target =
        model.queues().stream()
            .filter(queue ->
                queue.deadLetters().filter(r -> r.queueName().equals(deadLetterQueue)).isPresent())
            .findFirst()
            .orElseThrow(
                () -> new TemplateException(deadLetterQueue + " is no queue's dead-letter queue"));
    var messages = receive(deadLetterQueue);
    for (Message message : messages) {
      sqs.sendMessage(request -> {
        request.queueUrl(url(target.name())).messageBody(message.body());
        request.messageAttributes(message.messageAttributes());
        if (target.fifo()) {
          request.messageGroupId(
              message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID));
          // A new id: within five minutes the old one would be taken for a duplicate and dropped.
          request.messageDeduplicationId(message.messageId() + "-redrive");
        }
      });
      sqs.deleteMessage(
          request -> request.queueUrl(url(deadLetterQueue)).receiptHandle(message.receiptHandle()));
    }
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

  private void release(String queue, List<Message> messages) {
    messages.forEach(message ->
        sqs.changeMessageVisibility(request ->
            request
                .queueUrl(url(queue))
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout(0)));
  }

  private String url(String queue) {
    return model.locality().queueUrl(queue);
  }
}
