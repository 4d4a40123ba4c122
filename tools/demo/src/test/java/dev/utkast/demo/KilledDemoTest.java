package dev.utkast.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole system with its replay in one process, killed without warning and started again. Needs
/// the archives of the functions, which a build of the whole project has made by then.
class KilledDemoTest {
  private static final long PATIENCE_SECONDS = 240;
  private static final int SALES = 20;

  @TempDir Path folder;

  @Test
  void aSystemKilledInTheMiddleOfAReplayFinishesEverySaleExactlyOnce() throws Exception {
    assumeTrue(built(), "the functions are not built");
    killAfter(steps("/complete"), 3);
    killAfter(steps("/ship"), 9);

    var last = demo("--verify");
    assertTrue(last.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), this::told);
    assertEquals(0, last.exitValue(), this::told);
    assertTrue(told().contains("continuing the unfinished replay"), this::told);
    assertTrue(told().contains("All agrees"), this::told);
    assertEquals(SALES, steps("/complete").seen());
  }

  private interface Steps {
    long seen() throws IOException;
  }

  private Steps steps(String ending) {
    var journal = folder.resolve("state").resolve("replay-steelwheels.journal");
    return () -> {
      if (!Files.exists(journal)) {
        return 0;
      }
      try (var lines = Files.lines(journal)) {
        return lines.filter(line -> line.contains(ending + "\"")).count();
      }
    };
  }

  private void killAfter(Steps steps, int times) throws Exception {
    var process = demo();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (steps.seen() < times) {
      assertTrue(System.nanoTime() < deadline, this::told);
      // Waits a moment for an end that must not come yet.
      assertTrue(!process.waitFor(20, TimeUnit.MILLISECONDS), this::told);
    }
    process.destroyForcibly().waitFor();
  }

  private Process demo(String... more) throws IOException {
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    var words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dutkast.root=" + root(),
                "-cp",
                classes,
                "dev.utkast.demo.DemoCommand",
                "demo",
                "--state",
                folder.resolve("state").toString(),
                "--limit",
                "" + SALES));
    words.addAll(List.of(more));
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("told").toFile())
        .start();
  }

  private String told() {
    try {
      return Files.readString(folder.resolve("told"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  static Path root() {
    return Path.of("../..").toAbsolutePath().normalize();
  }

  static boolean built() throws IOException {
    if (!Files.exists(root().resolve("template.yaml"))) {
      return false;
    }
    try (Stream<Path> functions = Files.list(root().resolve("functions"))) {
      return functions
          .filter(function -> Files.isDirectory(function.resolve("src")))
          .map(function -> function.resolve("target").resolve(function.getFileName() + ".zip"))
          .allMatch(Files::exists);
    }
  }
}
