package dev.utkast.testkit.contract;

import dev.utkast.aws.json.Json;
import dev.utkast.events.QueueRecord;
import dev.utkast.testkit.Deliveries;
import dev.utkast.testkit.EndState;
import dev.utkast.testkit.FaultyPorts;
import dev.utkast.testkit.FaultyPorts.Fault;
import dev.utkast.testkit.MemoryWiring;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What every function that nobody waits for keeps: whatever is delivered again, late, in another
/// order or to two copies at once, and wherever a function dies, in the end it is as if everything
/// had come once, in its order, and gone well.
///
/// Faults strike at every single call of a port, one a run.
public final class ConsumerContract {
  private static final int MAX_DELIVERIES = 5;
  private static final String POISON = "{\"type\":\"Nonsense\"}";

  private ConsumerContract() {}

  /// Whatever a function's events come from.
  public static Stream<Clause<Consumption>> clauses() {
    return Stream.of(
        new Clause<>("what is delivered again has no further effect", ConsumerContract::twice),
        strikes(
            "killed before any call, the work is finished later", _ -> new Fault.KilledBefore()),
        strikes("killed after any call, the work is finished later", _ -> new Fault.KilledAfter()),
        strikes("where a call is refused, the work is finished later", _ -> new Fault.Refused()),
        strikes("where an answer is lost, the work is done once", _ -> new Fault.Unanswered()),
        strikes("where a commit is in the way, the work is done", _ -> new Fault.InTheWay()),
        strikes(
            "two copies at once do the work once",
            run -> new Fault.Overtaken(() -> run.deliverUntilDone(run.wiring))));
  }

  /// For queues: the above, and what concerns batches.
  public static Stream<Clause<Consumption>> clausesOfQueues() {
    return Stream.concat(
        clauses(),
        Stream.of(
            new Clause<>("messages may come in any order", ConsumerContract::reordered),
            new Clause<>("poison fails alone", ConsumerContract::poisonAlone),
            new Clause<>(
                "poison on a FIFO queue is not overtaken by its group",
                ConsumerContract::poisonInGroup)));
  }

  /// One world, and what is delivered there.
  private static final class Run {
    final Consumption tested;
    final MemoryWiring wiring;
    final List<Json> records;
    final EndState endState;

    Run(Consumption tested) {
      this.tested = tested;
      this.wiring = tested.wiring().get();
      this.records = tested.prepare().apply(wiring);
      this.endState = new EndState(wiring, wiring.ids().next());
      Expect.that(!records.isEmpty(), "nothing is delivered");
    }

    List<Json> deliver(MemoryWiring ports, List<Json> some) {
      return Deliveries.deliver(tested.function().apply(ports), tested.source(), some);
    }

    void deliverUntilDone(MemoryWiring ports) {
      var left = records;
      for (int i = 0; !left.isEmpty(); i++) {
        Expect.that(i < MAX_DELIVERIES, "failed " + i + " times: " + left);
        left = deliverOrFail(ports, left);
      }
    }

    private List<Json> deliverOrFail(MemoryWiring ports, List<Json> some) {
      try {
        return deliver(ports, some);
      } catch (FaultyPorts.Killed | RuntimeException _) {
        return some;
      }
    }
  }

  private static Run undisturbed(Consumption tested) {
    var run = new Run(tested);
    Expect.same(List.of(), run.deliver(run.wiring, run.records));
    return run;
  }

  private static void twice(Consumption tested) {
    var run = undisturbed(tested);
    var once = run.endState.exactly();
    Expect.same(List.of(), run.deliver(run.wiring, run.records));
    sameLines("delivered twice", once, run.endState.exactly());
  }

  private static Clause<Consumption> strikes(String sentence, Function<Run, Fault> fault) {
    return new Clause<>(sentence, tested -> strikeEverywhere(tested, fault));
  }

  private static void strikeEverywhere(Consumption tested, Function<Run, Fault> fault) {
    var expected = undisturbed(tested).endState.exceptRepeatedMails();
    int calls = callsOf(tested);
    for (int call = 0; call < calls; call++) {
      var run = new Run(tested);
      run.deliverUntilDone(FaultyPorts.at(call, fault.apply(run)).over(run.wiring));
      sameLines("struck at call " + call, expected, run.endState.exceptRepeatedMails());
    }
  }

  private static int callsOf(Consumption tested) {
    var run = new Run(tested);
    var ports = FaultyPorts.none();
    run.deliver(ports.over(run.wiring), run.records);
    return ports.calls();
  }

  private static void reordered(Consumption tested) {
    var expected = blurred(undisturbed(tested));
    for (var order : orders(new Run(tested).records)) {
      var run = new Run(tested);
      Expect.same(List.of(), run.deliver(run.wiring, order));
      sameLines("in the order " + order, expected, blurred(run));
    }
  }

  private static List<String> blurred(Run run) {
    return run.endState.exactly().stream().map(run.tested.indifferent()).sorted().toList();
  }

  private static List<List<Json>> orders(List<Json> records) {
    if (records.isEmpty()) {
      return List.of(List.of());
    }
    var all = new ArrayList<List<Json>>();
    for (int i = 0; i < records.size(); i++) {
      var rest = new ArrayList<>(records);
      var first = rest.remove(i);
      for (var tail : orders(rest)) {
        var order = new ArrayList<>(List.of(first));
        order.addAll(tail);
        all.add(order);
      }
    }
    return all;
  }

  private static void poisonAlone(Consumption tested) {
    var expected = undisturbed(tested).endState.exactly();
    int count = new Run(tested).records.size();
    for (int place = 0; place <= count; place++) {
      var run = new Run(tested);
      boolean fifo = group(run.records.getFirst()).isPresent();
      var poison = poison(fifo ? Optional.of("another group") : Optional.empty());
      var batch = new ArrayList<>(run.records);
      batch.add(place, poison);
      Expect.same(List.of(poison), run.deliver(run.wiring, batch));
      sameLines("poison at " + place, expected, run.endState.exactly());
    }
  }

  private static void poisonInGroup(Consumption tested) {
    var all = new Run(tested).records;
    for (int place = 0; place < all.size(); place++) {
      var group = group(all.get(place));
      if (group.isEmpty()) {
        return;
      }
      var before = new ArrayList<>(all);
      var held =
          all.subList(place, all.size()).stream()
              .filter(record -> group(record).equals(group))
              .toList();
      before.removeAll(new HashSet<>(held));
      var expected = new Run(tested);
      expected.deliver(expected.wiring, before);

      var poison = poison(group);
      var batch = new ArrayList<>(all);
      batch.add(place, poison);
      var failed = new ArrayList<>(List.of(poison));
      failed.addAll(held);
      var run = new Run(tested);
      Expect.same(failed, run.deliver(run.wiring, batch));
      sameLines("held by poison", expected.endState.exactly(), run.endState.exactly());
    }
  }

  private static Json poison(Optional<String> group) {
    return QueueRecord.of("tested", "poison", POISON, group);
  }

  private static Optional<String> group(Json record) {
    return record.at("attributes").at("MessageGroupId").text();
  }

  /// Tells only what differs: an end state has thousands of characters.
  private static void sameLines(String when, List<String> expected, List<String> actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError(
          when
              + "\n  missing: "
              + without(expected, actual)
              + "\n  instead: "
              + without(actual, expected));
    }
  }

  private static List<String> without(List<String> lines, List<String> others) {
    var left = new ArrayList<>(lines);
    others.forEach(left::remove);
    return Collections.unmodifiableList(left);
  }
}
