package dev.utkast.bench.kills;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.testkit.Invocations;
import java.io.IOException;
import java.nio.file.Path;

/// One invocation of a function in a process of its own, wired from its environment as Lambda's is,
/// which may be killed in the middle.
///
/// Its arguments are the handler's class, the file of [KillPoints], and the number of the point to
/// be killed at. The event comes on standard input; the answer goes where the logs go.
final class KilledFunction {
  private KilledFunction() {}

  public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
    var points = new KillPoints(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
    var wiring = points.around(Wiring.fromEnvironment());
    var handler =
        Class.forName(arguments[0])
            .asSubclass(RequestStreamHandler.class)
            .getConstructor(Wiring.class)
            .newInstance(wiring);
    var answer = Invocations.invoke(handler, System.in.readAllBytes());
    System.out.println(answer.write());
    // A client of the store may have threads that would keep this process.
    System.exit(0);
  }
}
