package dev.utkast.demo.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.utkast.aws.json.Json;
import dev.utkast.demo.api.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path folder;

  @Test
  void aStepThatIsWrittenIsNotDoneAgainAfterReopening() {
    var times = new AtomicInteger();
    for (int run = 0; run < 2; run++) {
      try (var journal = Journal.open(folder.resolve("j"))) {
        var facts =
            journal.once("a", () -> Json.object().put("id", times.incrementAndGet()).build());
        assertEquals(1, JsonPath.whole(facts, "id"));
      }
    }
    assertEquals(1, times.get());
  }

  @Test
  void aLineCutShortByAKillIsForgotten() throws IOException {
    var file = folder.resolve("j");
    try (var journal = Journal.open(file)) {
      journal.write("a", Json.object().build());
    }
    Files.writeString(file, "{\"step\":\"b\",\"fac", StandardOpenOption.APPEND);
    try (var journal = Journal.open(file)) {
      assertFalse(journal.find("b").isPresent());
      journal.write("c", Json.object().build());
    }
    try (var journal = Journal.open(file)) {
      assertEquals(2, journal.steps().count());
    }
  }
}
