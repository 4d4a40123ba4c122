package dev.utkast.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionsTest {

  @Test
  void withoutWordsAllOfSteelWheelsIsReplayed() {
    var options = Options.parse(List.of());
    assertEquals(Optional.empty(), options.data());
    assertEquals(Integer.MAX_VALUE, options.limit());
    assertTrue(options.state().endsWith(Path.of(".utkast", "demo")));
    assertFalse(options.vat());
    assertTrue(Options.parse(List.of("--vat")).vat());
  }

  @Test
  void ofAFileTwoHundredInvoicesAreReplayedUnlessAllAreAskedFor() {
    assertEquals(200, Options.parse(List.of("--data", "x.csv")).limit());
    assertEquals(7, Options.parse(List.of("--data", "x.csv", "--limit", "7")).limit());
    var all = Options.parse(List.of("--data", "x.csv", "--all"));
    assertEquals(Integer.MAX_VALUE, all.limit());
    assertTrue(all.state().endsWith("demo-online-retail"));
  }

  @Test
  void misusedWordsAreRefused() {
    for (var words :
        List.of(
            List.of("--limit", "0"),
            List.of("--limit", "ten"),
            List.of("--limit"),
            List.of("--frsh"),
            List.of("--url", "http://x.example"))) {
      assertThrows(Options.Misused.class, () -> Options.parse(words), words.toString());
    }
  }

  @Test
  void misuseIsToldAndEndsWithTwo() {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    assertEquals(2, Main.run(List.of("demonstrate"), out));
    assertEquals(2, Main.run(List.of("demo", "--frsh"), out));
    assertTrue(bytes.toString(StandardCharsets.UTF_8).contains("unknown option --frsh"));
  }
}
