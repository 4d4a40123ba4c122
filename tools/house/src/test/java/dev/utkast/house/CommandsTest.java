package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `./utkast` as somebody new to it would use it. What these ask for is answered before anything is
/// built.
class CommandsTest {
  private static final int MISUSE = 2;
  private static final Path ROOT = Sources.root();
  private static final Pattern OPTION = Pattern.compile("(?m)^  (--[a-z-]+)( [A-Z]\\S*)?  ");

  @TempDir Path folder;

  private record Told(int exit, String out, String err) {}

  private Told utkast(List<String> words) {
    try {
      var out = folder.resolve("out");
      var err = folder.resolve("err");
      var command = new java.util.ArrayList<>(List.of(ROOT.resolve("utkast").toString()));
      command.addAll(words);
      var process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      assertTrue(process.waitFor(20, TimeUnit.SECONDS), () -> "no answer to " + words);
      return new Told(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Told utkast(String words) {
    return utkast(List.of(words.split(" ")));
  }

  /// Those that the general help names.
  private Set<String> commands() {
    return Pattern.compile("(?m)^  \\./utkast ([a-z]+)")
        .matcher(utkast("help").out())
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyCommandHasHelp() throws IOException {
    var dispatched =
        Pattern.compile("(?m)^([a-z][a-z |]*)\\)$")
            .matcher(Files.readString(ROOT.resolve("utkast")))
            .results()
            .flatMap(found -> Pattern.compile(" \\| ").splitAsStream(found.group(1)))
            .collect(Collectors.toCollection(TreeSet::new));
    dispatched.add("help");
    assertEquals(dispatched, commands());
    for (var command : commands()) {
      var told = utkast(command + " --help");
      assertEquals(0, told.exit(), told.err());
      assertTrue(told.out().contains("./utkast " + command), told.out());
      assertEquals(
          utkast("help " + command).out(),
          command.equals("help") ? utkast("help").out() : told.out());
    }
  }

  @Test
  void theHelpNamesPortsParametersAndWhereStateLies() {
    var told = utkast("help").out() + utkast("up --help").out();
    for (var said : List.of("--port", "--set ", "ShopCurrency", ".utkast/shop", ".utkast/demo")) {
      assertTrue(told.contains(said), said);
    }
  }

  /// Nothing that a command takes is missing in its help, and nothing is there that it refuses.
  @ParameterizedTest
  @CsvSource({
    "up, tools/local/src/main/java/dev/utkast/local/LocalCommand.java",
    "demo, tools/demo/src/main/java/dev/utkast/demo/Options.java",
    "verify, tools/demo/src/main/java/dev/utkast/demo/Verify.java",
    "simulate, tools/simulator/src/main/java/dev/utkast/simulator/Simulate.java",
    "format, tools/house/src/main/java/dev/utkast/house/Format.java"
  })
  void theHelpHasTheOptionsThatTheCommandTakes(String command, String source) throws IOException {
    var taken =
        Pattern.compile(
                "(?:case |names = |(?:contains|flag|value|path)\\(|\\(words, )\"(--[a-z-]+)\"")
            .matcher(Files.readString(ROOT.resolve(source)))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertFalse(taken.isEmpty());
    if (command.equals("demo")) {
      // The script itself starts other services.
      taken.add("--on");
    }
    assertEquals(taken, options(command));
  }

  /// It is `up` on other services.
  @Test
  void whatLocalStackIsToldUpUnderstands() {
    assertFalse(options("localstack").isEmpty());
    assertTrue(options("up").containsAll(options("localstack")));
  }

  /// What `sam build` asks `make` for, this is asked for.
  @Test
  void theMakefileSaysWhatIsUnderstood() throws IOException {
    var asked =
        Pattern.compile("utkast\" ([a-z]+) (--[a-z]+)")
            .matcher(Files.readString(ROOT.resolve("Makefile")))
            .results()
            .toList();
    assertEquals(1, asked.size());
    assertTrue(options(asked.getFirst().group(1)).contains(asked.getFirst().group(2)));
  }

  private Set<String> options(String command) {
    return OPTION
        .matcher(utkast(command + " --help").out())
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frobnicate",
        "help frobnicate",
        "up --prot 8081",
        "up now",
        "up --port",
        "up --state --fresh",
        "demo --frsh",
        "demo --data",
        "demo steelwheels",
        "verify --deployd",
        "verify --state",
        "token --stat x",
        "bench --quik",
        "simulate --sede 1",
        "simulate --seed",
        "simulate everything",
        "format --chek",
        "build now",
        "build --unpack",
        "token --state /nowhere"
      })
  void misuseIsToldInOneLineThatNamesTheWayOut(String words) {
    var told = utkast(words);
    assertEquals(MISUSE, told.exit(), told.out());
    assertEquals("", told.out());
    assertEquals(1, told.err().lines().count(), told.err());
    assertTrue(told.err().startsWith("utkast: "), told.err());
    assertTrue(told.err().contains("./utkast "), told.err());
  }

  @Test
  void withoutAJdkTheWayToOneIsTold() throws IOException, InterruptedException {
    var script = Files.readString(ROOT.resolve("utkast"));
    var alone =
        Files.writeString(
            folder.resolve("utkast"), script.replaceAll("is_jdk_25\\(\\) \\{", "$0 return 1;"));
    var err = folder.resolve("err");
    var process =
        new ProcessBuilder("bash", alone.toString(), "up").redirectError(err.toFile()).start();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertEquals(MISUSE, process.exitValue());
    assertEquals(
        "utkast: no JDK 25 found. Install one (https://adoptium.net) or set JAVA_HOME to it.\n",
        Files.readString(err));
  }
}
