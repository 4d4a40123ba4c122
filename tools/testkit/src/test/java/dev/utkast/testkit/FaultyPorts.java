package dev.utkast.testkit;

import dev.utkast.aws.mail.Mailer;
import dev.utkast.aws.messaging.Queues;
import dev.utkast.aws.objects.ObjectStore;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.UnknownOutcomeException;
import dev.utkast.aws.wiring.RateFeed;
import java.util.Set;

/// All ports of a function, with one fault at one call: the first is number 0. Counts the calls, so
/// that a run without a fault says where there is room for one.
public final class FaultyPorts {
  private static final int NEVER = -1;

  private final int at;
  private final Fault fault;
  private int calls;

  /// What goes wrong.
  public sealed interface Fault {
    /// The function dies, and nothing of the call happens.
    record KilledBefore() implements Fault {}

    /// The call happens, and the function dies.
    record KilledAfter() implements Fault {}

    /// The call is refused, as a throttled one is.
    record Refused() implements Fault {}

    /// The call happens, and its answer is lost.
    record Unanswered() implements Fault {}

    /// A commit meets another one that wrote nothing in the end; other calls go well.
    record InTheWay() implements Fault {}

    /// Somebody else does something right before the call.
    record Overtaken(Runnable deed) implements Fault {}
  }

  /// The end of a function's process. Nothing catches it.
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    public Killed(String where) {
      super("killed " + where);
    }
  }

  private FaultyPorts(int at, Fault fault) {
    this.at = at;
    this.fault = fault;
  }

  public static FaultyPorts none() {
    return new FaultyPorts(NEVER, new Fault.Refused());
  }

  public static FaultyPorts at(int call, Fault fault) {
    return new FaultyPorts(call, fault);
  }

  public int calls() {
    return calls;
  }

  public MemoryWiring over(MemoryWiring inner) {
    return new MemoryWiring(
        around(Database.class, inner.database()),
        around(Queues.class, inner.queues()),
        around(ObjectStore.class, inner.objects()),
        around(Mailer.class, inner.mailer()),
        inner.clock(),
        inner.ids(),
        inner.shop(),
        around(RateFeed.class, inner.rateFeed()),
        inner.linkKeys());
  }

  private <P> P around(Class<P> port, P inner) {
    return Calls.around(port, inner, this::call);
  }

  private Object call(String method, Calls.Call call) throws Throwable {
    int number = calls++;
    if (number != at) {
      return call.make();
    }
    boolean commit = method.equals("commit");
    return switch (fault) {
      case Fault.KilledBefore() -> throw new Killed("at call " + number);
      case Fault.KilledAfter() -> {
        var _ = call.make();
        throw new Killed("at call " + number);
      }
      case Fault.Refused() -> throw new IllegalStateException("throttled at call " + number);
      case Fault.Unanswered() -> {
        var _ = call.make();
        var lost = new IllegalStateException("no answer to call " + number);
        throw commit ? new UnknownOutcomeException("lost", lost) : lost;
      }
      case Fault.InTheWay() when commit -> throw new ConflictException(Set.of());
      case Fault.InTheWay() -> call.make();
      case Fault.Overtaken(var deed) -> {
        deed.run();
        yield call.make();
      }
    };
  }
}
