package dev.utkast.demo;

import dev.utkast.demo.api.Json;
import dev.utkast.demo.replay.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// The folder a replay keeps its journal in, beside the state of a local system.
///
/// A folder belongs to one source and one choice of it. An unfinished replay of the same is
/// continued; a finished one is replaced. A folder chosen with `--state` is emptied only with
/// `--fresh`, and a folder that holds no journal of the demo is never emptied.
record StateFolder(Path folder, Path journal, String told) {
  private static final String JOURNAL = "replay-";
  private static final String ENDING = ".journal";
  private static final String PLAN = "plan";
  private static final String FINISHED = "finished";

  static StateFolder prepare(Options options, Replayed source) {
    var folder = options.state();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new Options.Misused(
          "the state cannot lie in " + folder + ", which is a file; name a folder with --state");
    }
    var file = folder.resolve(JOURNAL + source.name() + ENDING);
    var plan = source.name() + " " + source.sales();
    boolean continued = !options.fresh() && plan.equals(unfinished(file));
    if (!continued && options.url().isPresent()) {
      delete(file);
    } else if (!continued && !isEmpty(folder)) {
      if (!holdsReplay(folder)) {
        throw new Options.Misused(
            folder + " holds no replay of the demo, and is left alone; choose another --state");
      }
      if (!options.fresh() && !options.ownState()) {
        throw new Options.Misused(
            folder + " holds another replay; choose another --state, or --fresh to empty it");
      }
      empty(folder);
    }
    try (var journal = Journal.open(file)) {
      journal.once(PLAN, () -> Json.object().put("plan", plan));
    }
    var told = continued ? "continuing the unfinished replay in " : "new state in ";
    return new StateFolder(folder, file, told + folder);
  }

  void finish(Journal open) {
    open.once(FINISHED, Json::object);
  }

  /// The plan of the unfinished replay in the journal, if there is one.
  private static String unfinished(Path file) {
    if (!Files.exists(file)) {
      return "";
    }
    try (var open = Journal.open(file)) {
      return open.find(FINISHED).isPresent()
          ? ""
          : open.find(PLAN).map(facts -> facts.path("plan").asText()).orElse("");
    }
  }

  private static boolean isEmpty(Path folder) {
    return names(folder).isEmpty();
  }

  private static List<String> names(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (var entries = Files.list(folder)) {
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
          .forEach(StateFolder::delete);
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
