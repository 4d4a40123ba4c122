package dev.utkast.simulator;

import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.messaging.Queues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// SQS with what it promises and no more: standard queues deliver in any order and now and then
/// twice, also days later; FIFO queues keep each group in order, one batch at a time, and drop what
/// was sent twice within five minutes. What was received too often lies in the dead letters.
final class SimulatedQueues implements Queues {
  static final int MAX_RECEIVES = 5;
  private static final Duration VISIBILITY = Duration.ofMinutes(3);
  private static final Duration DEDUPLICATION = Duration.ofMinutes(5);
  private static final int MAX_BATCH = 10;

  private final Chaos chaos;
  private final Chance chance;
  private final SimulatedClock clock;
  private final Map<QueueName, List<Waiting>> queues = new EnumMap<>(QueueName.class);
  private final Map<String, Instant> lastSent = new HashMap<>();
  private final Set<String> everSent = new HashSet<>();
  private final List<Dead> dead = new ArrayList<>();
  private long messages;

  /// A message in a queue.
  static final class Waiting {
    final String id;
    final Outgoing message;
    final boolean poison;
    Instant visibleAt;
    int receives;
    boolean excused;

    Waiting(String id, Outgoing message, boolean poison, Instant visibleAt) {
      this.id = id;
      this.message = message;
      this.poison = poison;
      this.visibleAt = visibleAt;
    }
  }

  /// A dead letter, and where it died.
  record Dead(QueueName queue, Waiting message) {}

  SimulatedQueues(Chaos chaos, Chance chance, SimulatedClock clock) {
    this.chaos = chaos;
    this.chance = chance;
    this.clock = clock;
    for (var queue : QueueName.values()) {
      queues.put(queue, new ArrayList<>());
    }
  }

  @Override
  public void send(QueueName queue, List<Outgoing> outgoing) {
    chaos.before(Chaos.Service.QUEUES, "send");
    int all = outgoing.size();
    boolean part = chaos.strikes(Chaos.Fault.SENT_IN_PART, 0.5);
    int sent = part ? chance.below(all) : all;
    outgoing.subList(0, sent).forEach(message -> enqueue(queue, message));
    if (part) {
      throw new Unavailable(queue + " took only " + sent + " of " + all);
    }
    if (chaos.strikes(Chaos.Fault.SENT_UNANSWERED, 0.5)) {
      throw new Unavailable(queue + " did not answer");
    }
    chaos.after("send");
  }

  private void enqueue(QueueName queue, Outgoing message) {
    everSent.add(message.deduplicationId());
    var now = clock.trueTime();
    if (queue.fifo()) {
      var earlier = lastSent.get(message.deduplicationId());
      if (earlier != null && Duration.between(earlier, now).compareTo(DEDUPLICATION) < 0) {
        return;
      }
      lastSent.put(message.deduplicationId(), now);
    }
    put(queue, message, false, now);
  }

  private void put(QueueName queue, Outgoing message, boolean poison, Instant visibleAt) {
    waiting(queue).add(new Waiting("m" + ++messages, message, poison, visibleAt));
  }

  /// A message that no function can do anything with.
  void poison(QueueName queue, Outgoing message) {
    put(queue, message, true, clock.trueTime());
  }

  /// @return whether the message was ever handed to a queue
  boolean wasSent(String deduplicationId) {
    return everSent.contains(deduplicationId);
  }

  private List<Waiting> waiting(QueueName queue) {
    return queues.computeIfAbsent(queue, _ -> new ArrayList<>());
  }

  /// @return what a poller is given now: invisible to others from here on
  List<Waiting> receive(QueueName queue) {
    var now = clock.trueTime();
    var batch = new ArrayList<Waiting>();
    var busy = new HashSet<String>();
    boolean ordered = queue.fifo();
    int size = queue == QueueName.ISSUE_INVOICE ? 1 : chance.between(1, MAX_BATCH);
    var candidates = new ArrayList<>(waiting(queue));
    if (!ordered) {
      java.util.Collections.shuffle(candidates, chance.child());
    }
    for (var message : candidates) {
      boolean visible =
          !message.visibleAt.isAfter(now)
              || (!queue.fifo()
                  && message.receives > 0
                  && chaos.strikes(Chaos.Fault.MESSAGE_TWICE, 2));
      boolean free = !ordered || !busy.contains(message.message.group());
      if (visible && free && batch.size() < size) {
        batch.add(message);
      } else if (ordered) {
        busy.add(message.message.group());
      }
    }
    batch.removeIf(message -> buried(queue, message));
    for (var message : batch) {
      message.receives++;
      message.visibleAt = now.plus(VISIBILITY);
    }
    return batch;
  }

  private boolean buried(QueueName queue, Waiting message) {
    if (message.receives < MAX_RECEIVES) {
      return false;
    }
    waiting(queue).remove(message);
    dead.add(new Dead(queue, message));
    return true;
  }

  void done(QueueName queue, Waiting message) {
    var twice = !queue.fifo() && chaos.strikes(Chaos.Fault.MESSAGE_TWICE, 1);
    if (twice) {
      message.visibleAt = clock.trueTime().plusSeconds(chance.between(1L, 3 * 86_400L));
    } else {
      waiting(queue).remove(message);
    }
  }

  /// Comes again when its visibility ends.
  ///
  /// @param excused whether something was done to it that would have failed any message
  void failed(Waiting message, boolean excused) {
    message.excused |= excused;
  }

  List<Dead> dead() {
    return dead;
  }

  /// An operator puts a dead letter back: a new message with the old body.
  void redrive(Dead letter) {
    dead.remove(letter);
    put(letter.queue(), letter.message().message, letter.message().poison, clock.trueTime());
  }

  boolean anyVisible(QueueName queue) {
    var now = clock.trueTime();
    return waiting(queue).stream().anyMatch(message -> !message.visibleAt.isAfter(now));
  }

  boolean empty() {
    return queues.values().stream().allMatch(List::isEmpty);
  }

  /// @return when the next message that is waiting becomes visible
  Optional<Instant> nextVisible() {
    return queues.values().stream()
        .flatMap(List::stream)
        .map(message -> message.visibleAt)
        .min(Instant::compareTo);
  }
}
