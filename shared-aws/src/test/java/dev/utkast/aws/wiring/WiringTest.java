package dev.utkast.aws.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import dev.utkast.model.shop.Shop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A function is wired by its variables, asks for what it uses, and is told by name what is not
/// set.
class WiringTest {
  private static final Map<String, String> SHOP =
      Map.of(
          "SHOP_NAME", "Utkast Trading",
          "SHOP_EMAIL", "shop@example.com",
          "SHOP_CURRENCY", "JPY",
          "SHOP_TIME_ZONE", "Asia/Tokyo",
          "SHOP_COUNTRY", "JP",
          "PUBLIC_URL", "https://shop.example.com//");

  @Test
  void theShopIsReadFromItsVariables() {
    assertEquals(
        new Shop(
            "Utkast Trading",
            "shop@example.com",
            CurrencyUnit.JPY,
            ZoneId.of("Asia/Tokyo"),
            "JP",
            "https://shop.example.com",
            List.of(-3, 0, 7, 14, 30)),
        Wiring.of(SHOP).shop());
  }

  @Test
  void lambdaSaysWhetherItTakesASnapshot() {
    var name = "AWS_LAMBDA_INITIALIZATION_TYPE";
    assertTrue(Wiring.of(Map.of(name, "snap-start")).isForSnapshot());
    assertFalse(Wiring.of(Map.of(name, "on-demand")).isForSnapshot());
    assertFalse(new ReadOnlyWiring(Wiring.of(Map.of(name, "snap-start"))).isForSnapshot());
  }

  @Test
  void whoMayOnlyReadSendsNothing() {
    var wiring = new ReadOnlyWiring(Wiring.of(SHOP));
    assertThrows(UnsupportedOperationException.class, wiring::queues);
    assertThrows(UnsupportedOperationException.class, wiring::mailer);
    assertThrows(UnsupportedOperationException.class, wiring::objects);
    assertEquals(Wiring.of(SHOP).shop(), wiring.shop());
  }

  @Test
  void theReminderLadderMayBeAnother() {
    var environment = new HashMap<>(SHOP);
    environment.put("REMINDER_DAYS", "-1, 5,10");
    assertEquals(List.of(-1, 5, 10), Wiring.of(environment).shop().reminderDays());
    environment.put("REMINDER_DAYS", " ");
    assertEquals(Shop.DEFAULT_REMINDER_DAYS, Wiring.of(environment).shop().reminderDays());
  }

  @Test
  void aSenderThatNoMailCanComeFromIsRefusedAtTheStart() {
    for (var sender :
        List.of(
            "shop", "shop@localhost", "jürgen@example.com", "shop@bücher.example", "a@b_c.com")) {
      var environment = new HashMap<>(SHOP);
      environment.put("SHOP_EMAIL", sender);
      assertRefused("SHOP_EMAIL", environment);
    }
    var environment = new HashMap<>(SHOP);
    environment.put("SHOP_NAME", "Utkast\r\nBcc: all@example.com");
    assertRefused("SHOP_NAME", environment);
  }

  @ParameterizedTest
  @CsvSource({
    "SHOP_COUNTRY, UK, 'SHOP_COUNTRY is UK: it must be a code of ISO 3166-1, such as GB'",
    "SHOP_COUNTRY, EL, 'SHOP_COUNTRY is EL: it must be a code of ISO 3166-1, such as GR'",
    "SHOP_COUNTRY, ZZ, 'SHOP_COUNTRY is ZZ: it must be a code of ISO 3166-1, such as US'",
    "SHOP_COUNTRY, no, 'SHOP_COUNTRY is no: it must be a code of ISO 3166-1, such as NO'",
    "SHOP_CURRENCY, XAU, 'SHOP_CURRENCY is XAU, which nobody pays in: it must be a currency of ISO"
        + " 4217 with amounts, such as EUR'",
    "SHOP_NAME, \u200b, SHOP_NAME must be one line of visible text",
    "SHOP_NAME, \u3164\u2800, SHOP_NAME must be one line of visible text"
  })
  void aShopThatCouldSellNothingIsRefusedAtTheStart(String name, String value, String line) {
    var environment = new HashMap<>(SHOP);
    environment.put(name, value);
    var failure = assertThrows(IllegalStateException.class, () -> Wiring.of(environment).shop());
    assertEquals(line, failure.getMessage());
  }

  private static void assertRefused(String name, Map<String, String> environment) {
    var failure = assertThrows(IllegalStateException.class, () -> Wiring.of(environment).shop());
    assertTrue(String.valueOf(failure.getMessage()).startsWith(name + " "));
  }

  @Test
  void whatIsNotSetIsNamed() {
    for (var name : SHOP.keySet()) {
      if (name.equals("PUBLIC_URL")) {
        continue; // Only functions that write links are told it.
      }
      var environment = new HashMap<>(SHOP);
      environment.put(name, " ");
      assertNamed(name, () -> Wiring.of(environment).shop());
      environment.remove(name);
      assertNamed(name, () -> Wiring.of(environment).shop());
    }
    assertNamed("AWS_REGION", () -> Wiring.of(SHOP).database());
    assertNamed("ECB_DAILY_URL", () -> Wiring.of(SHOP).rateFeed());
  }

  private static void assertNamed(String variable, Runnable work) {
    var failure = assertThrows(IllegalStateException.class, work::run);
    assertEquals("environment variable " + variable + " is not set", failure.getMessage());
  }

  @Test
  void aTableThatIsNotSetIsNamedWhenItIsUsed() {
    var environment =
        Map.of("AWS_REGION", "eu-west-1", "AWS_ACCESS_KEY_ID", "k", "AWS_SECRET_ACCESS_KEY", "s");
    var database = Wiring.of(environment).database();
    assertNamed("TABLE_ORDERS", () -> database.get(Key.alone(TableName.ORDERS, "1")));
  }

  @Test
  void theClockIsTheSystemsUnlessItIsMoved(@TempDir Path folder) throws IOException {
    assertEquals(Clock.systemUTC(), Wiring.of(SHOP).clock());
    var file = folder.resolve("clock");
    var years = Duration.ofDays(-8_000);
    set(file, years);
    var environment = new HashMap<>(SHOP);
    environment.put("UTKAST_CLOCK_FILE", file.toString());
    var clock = Wiring.of(environment).clock();
    assertMovedBy(years, clock);
    set(file, Duration.ofHours(3));
    assertMovedBy(Duration.ofHours(3), clock);
  }

  private static void set(Path file, Duration offset) throws IOException {
    var bytes = ByteBuffer.allocate(Long.BYTES).putLong(offset.toMillis()).array();
    if (Files.exists(file)) {
      // Written in place: a mapped file that is truncated takes the JVM down.
      try (var channel =
          java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(bytes));
      }
    } else {
      Files.write(file, bytes);
    }
  }

  private static void assertMovedBy(Duration offset, Clock clock) {
    var before = Clock.systemUTC().instant().plus(offset).minusMillis(1);
    var moved = clock.instant();
    var after = Clock.systemUTC().instant().plus(offset).plusMillis(1);
    assertTrue(!moved.isBefore(before) && !moved.isAfter(after), before + " " + moved);
  }

  @Test
  void aClockFileThatIsMissingIsNamed() {
    var environment = Map.of("UTKAST_CLOCK_FILE", "/nowhere/clock");
    var failure = assertThrows(java.io.UncheckedIOException.class, () -> Wiring.of(environment));
    assertTrue(String.valueOf(failure.getMessage()).contains("/nowhere/clock"));
  }
}
