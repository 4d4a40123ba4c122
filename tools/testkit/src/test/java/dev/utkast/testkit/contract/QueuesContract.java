package dev.utkast.testkit.contract;

import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.messaging.Queues;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What all [Queues] keep: what is sent arrives, and in its order within a group of a FIFO queue.
public final class QueuesContract {
  private QueuesContract() {}

  /// Queues with a way to look at what arrived.
  ///
  /// @param take receives and deletes what waits, in the order in which it is given out; may be
  ///   empty-handed at first
  public record Tested(Queues queues, Function<QueueName, List<String>> take) {}

  public static Stream<Clause<Tested>> clauses() {
    return Stream.of(
        new Clause<>("more messages than a batch holds all arrive", QueuesContract::allArrive),
        new Clause<>("a group keeps its order", QueuesContract::groupInOrder),
        new Clause<>("large messages all arrive", QueuesContract::large),
        new Clause<>("sending nothing is fine", QueuesContract::nothing),
        new Clause<>("queues are apart", QueuesContract::apart));
  }

  private static List<Queues.Outgoing> messages(String run, String group, int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new Queues.Outgoing(
                body(run, i), group, Integer.toHexString((run + group + i).hashCode())))
        .toList();
  }

  private static String body(String run, int number) {
    return "{\"run\":\"%s\",\"number\":%d}".formatted(run, number);
  }

  private static List<String> bodies(String run, int count) {
    return IntStream.range(0, count).mapToObj(i -> body(run, i)).toList();
  }

  private static void allArrive(Tested tested) {
    var run = Keys.fresh();
    tested.queues().send(QueueName.SEND_MAIL, messages(run, "any", 25));
    var arrived = new TreeSet<String>();
    Expect.eventually(
        new TreeSet<>(bodies(run, 25)),
        () -> {
          arrived.addAll(tested.take().apply(QueueName.SEND_MAIL));
          return arrived;
        });
  }

  private static void groupInOrder(Tested tested) {
    var run = Keys.fresh();
    tested.queues().send(QueueName.ADJUST_INVENTORY, messages(run, "g" + run.hashCode(), 25));
    var arrived = new ArrayList<String>();
    Expect.eventually(
        bodies(run, 25),
        () -> {
          arrived.addAll(tested.take().apply(QueueName.ADJUST_INVENTORY));
          return arrived;
        });
  }

  /// Ten of them are more than one request holds.
  private static void large(Tested tested) {
    var run = Keys.fresh();
    var sent =
        IntStream.range(0, 5)
            .mapToObj(i ->
                new Queues.Outgoing(
                    body(run, i) + " ".repeat(100_000), "any", run.hashCode() + "L" + i))
            .toList();
    tested.queues().send(QueueName.SEND_MAIL, sent);
    var arrived = new TreeSet<String>();
    Expect.eventually(
        new TreeSet<>(bodies(run, 5)),
        () -> {
          tested.take().apply(QueueName.SEND_MAIL).forEach(body -> arrived.add(body.strip()));
          return arrived;
        });
  }

  private static void nothing(Tested tested) {
    tested.queues().send(QueueName.SEND_MAIL, List.of());
  }

  private static void apart(Tested tested) {
    var run = Keys.fresh();
    tested.queues().send(QueueName.RENDER_PACKING_SLIP, messages(run, "any", 1));
    Expect.that(
        !tested.take().apply(QueueName.SEND_MAIL).contains(body(run, 0)), "in another queue");
    Expect.eventually(bodies(run, 1), () -> tested.take().apply(QueueName.RENDER_PACKING_SLIP));
  }
}
