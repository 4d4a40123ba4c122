package dev.utkast.demo;

import dev.utkast.aws.json.Json;
import dev.utkast.demo.replay.Journal;
import dev.utkast.demo.replay.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folder a replay keeps its journal in, beside the state of a local system.
///
/// A folder belongs to one source and one choice of it. An unfinished replay of the same is
/// continued; a finished one is replaced. A folder chosen with `--state` is emptied only with
/// `--fresh`, and a folder that holds no journal of the demo is never emptied.
record ReplayFolder(Path journal, String told) {
  private static final String JOURNAL = "replay-";
  private static final String ENDING = ".journal";
  private static final String PLAN = "plan";
  private static final String FINISHED = "finished";

  static ReplayFolder prepare(Options options, Source source) {
    var folder = options.state();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new CommandLine.Misused(
          "the state cannot lie in " + folder + ", which is a file; name a folder with --state");
    }
    var file = folder.resolve(JOURNAL + source.name() + ENDING);
    var plan = source.name() + " " + source.sales();
    boolean continued = !options.fresh() && plan.equals(unfinished(file));
    if (!continued && options.url().isPresent()) {
      delete(file);
    } else if (!continued && !names(folder).isEmpty()) {
      if (!holdsReplay(folder)) {
        throw new CommandLine.Misused(
            folder + " holds no replay of the demo, and is left alone; choose another --state");
      }
      if (!options.fresh() && !options.ownState()) {
        throw new CommandLine.Misused(
            folder + " holds another replay; choose another --state, or --fresh to empty it");
      }
      empty(folder);
    }
    try (var journal = Journal.open(file)) {
      journal.once(PLAN, () -> Json.object().put("plan", plan).build());
    }
    var told = continued ? "continuing the unfinished replay in " : "new state in ";
    return new ReplayFolder(file, told + folder);
  }

  void finish(Journal open) {
    open.perform(FINISHED, () -> {});
  }

  /// The plan of the unfinished replay in the journal, if there is one.
  private static String unfinished(Path file) {
    if (!Files.exists(file)) {
      return "";
    }
    try (var open = Journal.open(file)) {
      return open.find(FINISHED).isPresent()
          ? ""
          : open.find(PLAN).map(facts -> facts.textAt("plan")).orElse("");
    }
  }

  private static List<String> names(Path folder) {
    try (var entries = Files.exists(folder) ? Files.list(folder) : Stream.<Path>empty()) {
      return entries.map(path -> path.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holdsReplay(Path folder) {
    return names(folder).stream()
        .anyMatch(name -> name.startsWith(JOURNAL) && name.endsWith(ENDING));
  }

  private static void empty(Path folder) {
    try (var all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder())
          .filter(path -> !path.equals(folder))
          .forEach(ReplayFolder::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
