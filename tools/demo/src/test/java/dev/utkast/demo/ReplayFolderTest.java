package dev.utkast.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.demo.replay.Journal;
import dev.utkast.demo.replay.SteelWheelsReplay;
import dev.utkast.demo.replay.Vat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayFolderTest {
  @TempDir Path folder;

  @Test
  void anUnfinishedReplayIsContinued() throws IOException {
    prepare(3);
    Files.writeString(folder.resolve("token"), "secret");
    assertTrue(prepare(3).told().startsWith("continuing"));
    assertTrue(Files.exists(folder.resolve("token")));
  }

  @Test
  void freshEmptiesAFolderOfTheDemo() throws IOException {
    try (var journal = Journal.open(prepare(3).journal())) {
      journal.write("some step", Json.object().build());
    }
    Files.writeString(folder.resolve("token"), "secret");
    var again = prepare(3, "--fresh");
    assertFalse(Files.exists(folder.resolve("token")));
    try (var journal = Journal.open(again.journal())) {
      assertEquals(1, journal.steps().count());
    }
  }

  @Test
  void anotherPlanOrAFinishedOneNeedsFresh() {
    prepare(3);
    assertThrows(Misused.class, () -> prepare(4));
    var state = prepare(4, "--fresh");
    try (var journal = Journal.open(state.journal())) {
      state.finish(journal);
    }
    assertThrows(Misused.class, () -> prepare(4));
  }

  @Test
  void aFolderThatHoldsSomethingElseIsNeverEmptied() throws IOException {
    Files.writeString(folder.resolve("letters.txt"), "dear");
    assertThrows(Misused.class, () -> prepare(3));
    assertThrows(Misused.class, () -> prepare(3, "--fresh"));
    assertTrue(Files.exists(folder.resolve("letters.txt")));
  }

  @Test
  void whatIsSaidNamesAWayOut() throws IOException {
    Files.writeString(folder.resolve("letters.txt"), "dear");
    var foreign = assertThrows(Misused.class, () -> prepare(3));
    assertEquals(
        folder + " holds no replay of the demo, and is left alone; choose another --state",
        foreign.getMessage());
    var file = folder.resolve("letters.txt");
    var words = List.of("--state", file.toString(), "--limit", "3");
    var told =
        assertThrows(
            Misused.class,
            () ->
                ReplayFolder.prepare(
                    Options.parse(words), SteelWheelsReplay.of(3, new Vat(false))));
    assertEquals(
        "the state cannot lie in " + file + ", which is a file; name a folder with --state",
        told.getMessage());
  }

  private ReplayFolder prepare(int limit, String... more) {
    var words = new ArrayList<>(List.of("--state", folder.toString(), "--limit", "" + limit));
    words.addAll(List.of(more));
    return ReplayFolder.prepare(Options.parse(words), SteelWheelsReplay.of(limit, new Vat(false)));
  }

  /// A shop whose invariants were looked at would fetch the rates of 2005 from then on. (It does
  /// not open here, without the project's template.)
  @Test
  void aLookAtAStateLeavesNoRatesOfTheReplayInIt() throws IOException {
    assertThrows(RuntimeException.class, () -> ReplayedShop.open(folder));
    try (var left = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("lock")), left.toList());
    }
  }
}
