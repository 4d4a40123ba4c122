package dev.utkast.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// What the command line asks of the demo. An option it does not know is refused, with a hint.
final class Options {
  /// How many invoices of a file are replayed when neither `--all` nor `--limit` says.
  private static final int DEFAULT_INVOICES = 200;

  /// That of `./utkast up`.
  static final Path SHOP_STATE = ofState("shop");

  static final Path STEEL_WHEELS_STATE = ofState("demo");
  private static final Path ONLINE_RETAIL_STATE = ofState("demo-online-retail");

  /// The Online Retail file to replay; without it the bundled SteelWheels trade is.
  @Option(names = "--data")
  Optional<Path> data = Optional.empty();

  @Option(names = "--limit")
  private Optional<String> first = Optional.empty();

  @Option(names = "--all")
  private boolean all;

  @Option(names = "--processes")
  boolean processes;

  @Option(names = "--fresh")
  boolean fresh;

  /// A system that runs already; without it one is started in this process.
  @Option(names = "--url")
  Optional<String> url = Optional.empty();

  @Option(names = "--token")
  Optional<String> token = Optional.empty();

  @Option(names = "--state")
  private Optional<Path> folder = Optional.empty();

  /// Tells of the tables, queues and buckets that somebody else made.
  @Option(names = "--deployed")
  Optional<Path> deployed = Optional.empty();

  /// Leaves the system up after the summary.
  @Option(names = "--keep")
  boolean keep;

  /// Checks the invariants after the summary.
  @Option(names = "--verify")
  boolean verify;

  /// Registers the shop in the United Kingdom and checks the tax that it charges.
  @Option(names = "--vat")
  boolean vat;

  static Options parse(List<String> words) {
    var options = DemoCommand.parsed("demo", new Options(), words);
    options.agree();
    return options;
  }

  /// What is asked of a system that runs elsewhere must be possible there.
  private void agree() {
    if (!first.orElse("1").matches("[1-9]\\d{0,8}")) {
      throw new Misused("--limit needs a whole number from 1, not " + first.get());
    }
    if (all && first.isPresent()) {
      throw new Misused("--limit and --all say two things");
    }
    if (url.isPresent() != token.isPresent()) {
      throw new Misused("--url and --token go together: a system and an access token of it");
    }
    if (url.isPresent()) {
      if (!url.get().matches("https?://[^/?#\\s:]+(:\\d{1,5})?/?")) {
        throw new Misused("--url is like http://127.0.0.1:8080, not " + url.get());
      }
      if (processes || keep || deployed.isPresent()) {
        throw new Misused("--processes and --keep are for a system that is started here");
      }
      if (verify) {
        throw new Misused("--verify reads the tables of a system that is started here");
      }
    }
  }

  /// How many orders or invoices, the earliest first.
  int limit() {
    int otherwise = data.isPresent() && !all ? DEFAULT_INVOICES : Integer.MAX_VALUE;
    return first.map(Integer::valueOf).orElse(otherwise);
  }

  /// Folder of the journal and, for a local system, of all its state.
  Path state() {
    return folder.orElse(data.isPresent() ? ONLINE_RETAIL_STATE : STEEL_WHEELS_STATE);
  }

  /// The project's folder, said by the script; else where the process was started.
  static Path root() {
    return Path.of(System.getProperty("utkast.root", ""));
  }

  /// Told relative to where the person is, if that is inside the project.
  private static Path ofState(String name) {
    var state = root().resolve(".utkast").resolve(name).toAbsolutePath();
    var here = Path.of("").toAbsolutePath();
    return state.startsWith(here) ? here.relativize(state) : state;
  }

  /// Whether the state folder is the demo's own, which it may empty.
  boolean ownState() {
    return state().equals(STEEL_WHEELS_STATE) || state().equals(ONLINE_RETAIL_STATE);
  }
}
