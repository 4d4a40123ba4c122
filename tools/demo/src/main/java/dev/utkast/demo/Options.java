package dev.utkast.demo;

import dev.utkast.demo.CommandLine.Misused;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the command line asks of the demo. An option it does not know is refused, with a hint.
///
/// @param data the Online Retail file to replay; without it the bundled SteelWheels trade is
/// @param limit how many orders or invoices, the earliest first
/// @param state folder of the journal and, for a local system, of all its state
/// @param url a system that runs already; without it one is started in this process
/// @param deployed tells of the tables, queues and buckets that somebody else made
/// @param keep leaves the system up after the summary
/// @param verify checks the invariants after the summary
/// @param vat registers the shop in the United Kingdom and checks the tax that it charges
record Options(
    Optional<Path> data,
    int limit,
    boolean processes,
    boolean fresh,
    Optional<String> url,
    Optional<String> token,
    Path state,
    Optional<Path> deployed,
    boolean keep,
    boolean verify,
    boolean vat) {

  /// How many invoices of a file are replayed when neither `--all` nor `--limit` says.
  static final int DEFAULT_INVOICES = 200;

  /// That of `./utkast up`.
  static final Path SHOP_STATE = ofState("shop");

  static final Path STEEL_WHEELS_STATE = ofState("demo");
  private static final Path ONLINE_RETAIL_STATE = ofState("demo-online-retail");

  static Options parse(List<String> words) {
    var line = new CommandLine("demo", words);
    boolean all = line.flag("--all");
    boolean processes = line.flag("--processes");
    boolean fresh = line.flag("--fresh");
    boolean keep = line.flag("--keep");
    boolean verify = line.flag("--verify");
    boolean vat = line.flag("--vat");
    var data = line.path("--data");
    var limit = line.value("--limit").map(Options::positive);
    if (all && limit.isPresent()) {
      throw new Misused("--limit and --all say two things");
    }
    boolean retail = data.isPresent();
    var options =
        new Options(
            data,
            limit.orElse(retail && !all ? DEFAULT_INVOICES : Integer.MAX_VALUE),
            processes,
            fresh,
            line.value("--url"),
            line.value("--token"),
            line.path("--state").orElse(retail ? ONLINE_RETAIL_STATE : STEEL_WHEELS_STATE),
            line.path("--deployed"),
            keep,
            verify,
            vat);
    line.end();
    options.agree();
    return options;
  }

  /// What is asked of a system that runs elsewhere must be possible there.
  private void agree() {
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
    return state.equals(STEEL_WHEELS_STATE) || state.equals(ONLINE_RETAIL_STATE);
  }

  private static int positive(String text) {
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new Misused("--limit needs a whole number from 1, not " + text);
    }
    return Integer.parseInt(text);
  }
}
