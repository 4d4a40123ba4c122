package dev.utkast.local.runtime;

import dev.utkast.local.roles.Policy;
import dev.utkast.local.roles.Role;
import dev.utkast.local.template.FunctionSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A function whose answers a test makes.
public final class FakeFunction {

  private FakeFunction() {}

  /// @param answers from the event
  public static LambdaFunction of(
      Path logs, Optional<Integer> reserved, Function<String, Answer> answers) {
    var spec =
        new FunctionSpec(
            "Fake",
            "fake",
            "none",
            Optional.empty(),
            Map.of(),
            128,
            Duration.ofSeconds(1),
            reserved,
            "fake",
            new Role("FakeRole", Set.of(), Policy.EMPTY),
            List.of());
    return new LambdaFunction(spec, () -> new Fake(answers), new FunctionLogs(logs), 4);
  }

  /// What Lambda says of a function that runs as often as it may.
  public static Answer throttled() {
    return Errors.throttled();
  }

  public static Answer failed() {
    return Errors.of(new IllegalStateException("failed"));
  }

  private record Fake(Function<String, Answer> answers) implements ExecutionEnvironment {

    @Override
    public Answer invoke(Invocation invocation) {
      return answers.apply(invocation.payload());
    }

    @Override
    public boolean healthy() {
      return true;
    }

    @Override
    public void close() {}
  }
}
