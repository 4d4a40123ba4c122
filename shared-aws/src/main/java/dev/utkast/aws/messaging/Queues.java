package dev.utkast.aws.messaging;

import java.util.List;

/// Sends messages to queues.
public interface Queues {
  /// Of one message, and of all messages of one request together; a queue may be set to take more.
  int MAX_BYTES = 256 * 1024;

  /// One message on its way.
  ///
  /// @param group messages of one group stay in order, on a FIFO queue
  /// @param deduplicationId the same for every sending of the same message
  record Outgoing(String body, String group, String deduplicationId) {}

  /// Sends all of them, or throws: then some may have been sent.
  ///
  /// @throws MessageRefusedException if some will never be taken
  void send(QueueName queue, List<Outgoing> messages);
}
