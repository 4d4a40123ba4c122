package dev.utkast.simulator;

import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.messaging.Queues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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

  private final Run run;
  private final List<Waiting> waiting = new ArrayList<>();
  private final Map<String, Instant> lastSent = new HashMap<>();
  private final Set<String> everSent = new HashSet<>();
  final List<Waiting> dead = new ArrayList<>();
  private long messages;

  /// A message in a queue.
  static final class Waiting {
    final QueueName queue;
    final String id;
    final Outgoing message;
    final boolean poison;
    Instant visibleAt;
    int receives;

    /// Whether something was done to it that would have failed any message.
    boolean excused;

    Waiting(QueueName queue, String id, Outgoing message, boolean poison, Instant visibleAt) {
      this.queue = queue;
      this.id = id;
      this.message = message;
      this.poison = poison;
      this.visibleAt = visibleAt;
    }
  }

  SimulatedQueues(Run run) {
    this.run = run;
  }

  @Override
  public void send(QueueName queue, List<Outgoing> outgoing) {
    run.chaos().before(Chaos.Service.QUEUES, "send");
    int all = outgoing.size();
    boolean part = run.chaos().strikes(Chaos.Fault.SENT_IN_PART, 0.5);
    int sent = part ? run.chance().below(all) : all;
    outgoing.subList(0, sent).forEach(message -> enqueue(queue, message));
    if (part) {
      throw new Unavailable(queue + " took only " + sent + " of " + all);
    }
    if (run.chaos().strikes(Chaos.Fault.SENT_UNANSWERED, 0.5)) {
      throw new Unavailable(queue + " did not answer");
    }
    run.chaos().after("send");
  }

  private void enqueue(QueueName queue, Outgoing message) {
    everSent.add(message.deduplicationId());
    var now = run.clock().trueTime();
    if (queue.fifo()) {
      var earlier = lastSent.get(message.deduplicationId());
      if (earlier != null && Duration.between(earlier, now).compareTo(DEDUPLICATION) < 0) {
        return;
      }
      lastSent.put(message.deduplicationId(), now);
    }
    put(queue, message, false);
  }

  /// @param poison whether no function can do anything with it
  void put(QueueName queue, Outgoing message, boolean poison) {
    var id = "m" + ++messages;
    waiting.add(new Waiting(queue, id, message, poison, run.clock().trueTime()));
  }

  /// @return whether the message was ever handed to a queue
  boolean wasSent(String deduplicationId) {
    return everSent.contains(deduplicationId);
  }

  /// @return what a poller is given now: invisible to others from here on
  List<Waiting> receive(QueueName queue) {
    var now = run.clock().trueTime();
    var batch = new ArrayList<Waiting>();
    var busy = new HashSet<String>();
    boolean ordered = queue.fifo();
    int size = queue == QueueName.ISSUE_INVOICE ? 1 : run.chance().between(1, MAX_BATCH);
    var candidates = new ArrayList<>(waiting);
    candidates.removeIf(message -> message.queue != queue);
    if (!ordered) {
      Collections.shuffle(candidates, run.chance().child());
    }
    for (var message : candidates) {
      boolean visible =
          !message.visibleAt.isAfter(now)
              || (!ordered
                  && message.receives > 0
                  && run.chaos().strikes(Chaos.Fault.MESSAGE_TWICE, 2));
      boolean free = !ordered || !busy.contains(message.message.group());
      if (visible && free && batch.size() < size) {
        batch.add(message);
      } else if (ordered) {
        busy.add(message.message.group());
      }
    }
    batch.removeIf(this::buried);
    for (var message : batch) {
      message.receives++;
      message.visibleAt = now.plus(VISIBILITY);
    }
    return batch;
  }

  private boolean buried(Waiting message) {
    if (message.receives < MAX_RECEIVES) {
      return false;
    }
    waiting.remove(message);
    return dead.add(message);
  }

  void done(Waiting message) {
    boolean twice = !message.queue.fifo() && run.chaos().strikes(Chaos.Fault.MESSAGE_TWICE, 1);
    if (twice) {
      message.visibleAt = run.clock().trueTime().plusSeconds(run.chance().between(1L, 3 * 86_400L));
    } else {
      waiting.remove(message);
    }
  }

  /// An operator puts a dead letter back: a new message with the old body.
  void redrive(Waiting letter) {
    dead.remove(letter);
    put(letter.queue, letter.message, letter.poison);
  }

  boolean empty() {
    return waiting.isEmpty();
  }

  /// @return when the next message that is waiting becomes visible
  Optional<Instant> nextVisible() {
    return waiting.stream().map(message -> message.visibleAt).min(Instant::compareTo);
  }
}
