package dev.utkast.demo;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import dev.utkast.aws.json.Json;
import dev.utkast.demo.replay.Journal;
import dev.utkast.demo.replay.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
    try {
      return prepared(options, source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ReplayFolder prepared(Options options, Source source) throws IOException {
    var folder = options.state();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new Misused(
          "the state cannot lie in " + folder + ", which is a file; name a folder with --state");
    }
    var file = folder.resolve(JOURNAL + source.name() + ENDING);
    var plan = source.name() + " " + source.sales();
    boolean continued = !options.fresh && plan.equals(unfinished(file));
    if (!continued && options.url.isPresent()) {
      Files.deleteIfExists(file);
    } else if (!continued && !names(folder).isEmpty()) {
      if (!holdsReplay(folder)) {
        throw new Misused(
            folder + " holds no replay of the demo, and is left alone; choose another --state");
      }
      if (!options.fresh && !options.ownState()) {
        throw new Misused(
            folder + " holds another replay; choose another --state, or --fresh to empty it");
      }
      MoreFiles.deleteDirectoryContents(folder, RecursiveDeleteOption.ALLOW_INSECURE);
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
    return Optional.ofNullable(folder.toFile().list()).map(List::of).orElse(List.of());
  }

  private static boolean holdsReplay(Path folder) {
    return names(folder).stream()
        .anyMatch(name -> name.startsWith(JOURNAL) && name.endsWith(ENDING));
  }
}
