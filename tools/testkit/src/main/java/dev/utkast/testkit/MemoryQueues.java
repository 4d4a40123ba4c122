package dev.utkast.testkit;

import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.messaging.Queues;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/// [Queues] in memory; what was sent waits until it is taken.
public final class MemoryQueues implements Queues {
  private final Map<QueueName, Queue<Outgoing>> waiting = new EnumMap<>(QueueName.class);

  @Override
  public synchronized void send(QueueName queue, List<Outgoing> messages) {
    waiting.computeIfAbsent(queue, _ -> new ArrayDeque<>()).addAll(messages);
  }

  /// @return all that waits in a queue, removed from it
  public synchronized List<Outgoing> take(QueueName queue) {
    var queued = waiting.remove(queue);
    return queued == null ? List.of() : new ArrayList<>(queued);
  }

  /// @return all that waits, left where it is
  public synchronized Map<QueueName, List<Outgoing>> waiting() {
    var copy = new EnumMap<QueueName, List<Outgoing>>(QueueName.class);
    waiting.forEach((queue, messages) -> copy.put(queue, List.copyOf(messages)));
    return copy;
  }
}
