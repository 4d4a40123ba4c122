package dev.utkast.aws.messaging;

import java.util.List;

/// Sends messages to queues.
public interface Queues {

  /// One message on its way.
  ///
  /// @param group messages of one group stay in order, on a FIFO queue
  /// @param deduplicationId the same for every sending of the same message
  record Outgoing(String body, String group, String deduplicationId) {}

  /// Sends all of them, or throws: then some may have been sent.
  void send(QueueName queue, List<Outgoing> messages);
}
