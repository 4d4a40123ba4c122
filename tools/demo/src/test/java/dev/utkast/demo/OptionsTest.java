package dev.utkast.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
    assertEquals(Optional.empty(), options.data);
    assertEquals(Integer.MAX_VALUE, options.limit());
    assertTrue(options.state().endsWith(Path.of(".utkast", "demo")));
    assertFalse(options.vat);
    assertTrue(Options.parse(List.of("--vat")).vat);
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
            List.of("--limit", "5", "--all"),
            List.of("--token", "x"),
            List.of("--url", "http://x.example"),
            List.of("--url", "http://x.example:8x", "--token", "x"),
            List.of("--url", "x.example", "--token", "x"),
            List.of("--url", "http://x.example/admin", "--token", "x"),
            List.of("--url", "http://x.example", "--token", "x", "--verify"),
            List.of("--url", "http://x.example", "--token", "x", "--keep"))) {
      assertThrows(Misused.class, () -> Options.parse(words), words.toString());
    }
  }

  @Test
  void misuseIsToldAndEndsWithTwo() {
    assertEquals("utkast: say demo or verify, not 'demonstrate'", told("demonstrate"));
    assertEquals("utkast: unknown option --frsh; see ./utkast demo --help", told("demo", "--frsh"));
    assertEquals("utkast: there is no file /nope.csv", told("demo", "--data", "/nope.csv"));
  }

  @Test
  void aSystemElsewhereThatDoesNotAnswerOrKnowTheTokenIsTold() throws IOException {
    assertEquals(
        "utkast: nothing answers at http://127.0.0.1:1; ./utkast up starts a system here",
        told("demo", "--url", "http://127.0.0.1:1", "--token", "x"));
    try (var fake = new FakeShop("USD")) {
      var url = fake.api().toString();
      assertEquals(
          "utkast: the token is not known at " + url + "; ./utkast token prints a local system's",
          told("demo", "--url", url, "--token", "wrong"));
    }
  }

  @Test
  void aSystemElsewhereThatIsNotSetUpForTheReplayIsTold() throws IOException {
    try (var euros = new FakeShop("EUR");
        var dollars = new FakeShop("USD")) {
      dollars.hasRates = false;
      var other = told("demo", "--url", euros.api().toString(), "--token", euros.token());
      var without = told("demo", "--url", dollars.api().toString(), "--token", dollars.token());
      assertTrue(other.startsWith("utkast: " + euros.api() + " is a shop in EUR; "), other);
      assertTrue(without.contains(dollars.api() + " has no exchange rates of those days"), without);
      for (var line : List.of(other, without)) {
        assertEquals(1, line.lines().count(), line);
        assertTrue(
            line.contains("./utkast up --rates tools/demo/src/main/resources/ecb-rates.csv"), line);
        assertTrue(line.contains(" --set 'ShopCurrency=USD'"), line);
      }
    }
  }

  private static String told(String... words) {
    var bytes = new ByteArrayOutputStream();
    var err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    var out = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    assertEquals(2, DemoCommand.run(List.of(words), out, err));
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }
}
