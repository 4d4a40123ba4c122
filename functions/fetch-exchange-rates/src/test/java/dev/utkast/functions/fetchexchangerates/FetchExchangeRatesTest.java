package dev.utkast.functions.fetchexchangerates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.RatesTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.wiring.RateFeed;
import dev.utkast.events.ScheduledEvent;
import dev.utkast.model.money.CrossRates;
import dev.utkast.testkit.InterceptedDatabase;
import dev.utkast.testkit.Invocations;
import dev.utkast.testkit.MemoryDatabase;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.contract.Clause;
import dev.utkast.testkit.contract.ConsumerTest;
import dev.utkast.testkit.contract.Consumption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The clock stands at noon of Monday 2 March 2026.
class FetchExchangeRatesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
  private static final Json FIRED =
      ScheduledEvent.of("fetch-exchange-rates", Instant.parse("2026-03-02T12:00:00Z"));

  private final MemoryWiring wiring = MemoryWiring.standard();

  private static String feed(LocalDate day, String dollars, String yen) {
    return """
    <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" \
    xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><Cube><Cube time='%s'>\
    <Cube currency='USD' rate='%s'/><Cube currency='JPY' rate='%s'/></Cube></Cube></gesmes:Envelope>\
    """
        .formatted(day, dollars, yen);
  }

  /// @return what the function says of it
  private String fetch(String xml) {
    return Invocations.invoke(new FetchExchangeRates(wiring.with(() -> xml)), FIRED).write();
  }

  private List<String> stored() {
    return ((MemoryDatabase) wiring.database())
        .everything(TableName.RATES).stream()
            .map(Item::key)
            .map(key -> key.pk() + " " + key.sk())
            .toList();
  }

  private CrossRates.Outcome dollars(LocalDate day) {
    var quotes = new RatesTable(wiring.database()).quotes(CurrencyUnit.EUR, CurrencyUnit.USD, day);
    return CrossRates.published(quotes, CurrencyUnit.EUR, CurrencyUnit.USD, day);
  }

  private String dollarsOn(LocalDate day) {
    return assertInstanceOf(CrossRates.Outcome.Found.class, dollars(day)).rate().rate().toString();
  }

  @Test
  void theRatesOfTheDayAreStored() {
    fetch(feed(TODAY, "1.0850", "162.40"));
    assertEquals(List.of("EUR#JPY 2026-03-02", "EUR#USD 2026-03-02"), stored());
    assertEquals("1.0850", dollarsOn(TODAY));
  }

  @Test
  void aRateThatIsStoredNeverChanges() {
    fetch(feed(TODAY, "1.0850", "162.40"));
    fetch(feed(TODAY, "1.0900", "162.40"));
    assertEquals("1.0850", dollarsOn(TODAY));
  }

  @Test
  void ofTwoFetchesAtOnceTheFirstStays() {
    var database = new InterceptedDatabase(wiring.database());
    database.beforeNextCommit(() -> fetch(feed(TODAY, "1.0850", "162.40")));
    var second = wiring.with(database).with(() -> feed(TODAY, "1.0900", "162.40"));
    Invocations.invoke(new FetchExchangeRates(second), FIRED);
    assertEquals("1.0850", dollarsOn(TODAY));
  }

  @Test
  void theNextDayIsAddedAndTheDayBeforeStays() {
    fetch(feed(TODAY.minusDays(1), "1.0850", "162.40"));
    fetch(feed(TODAY, "1.0900", "162.40"));
    assertEquals("1.0850", dollarsOn(TODAY.minusDays(1)));
    assertEquals("1.0900", dollarsOn(TODAY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>we are down</html>",
        "<a><b></a>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
        "<Cube><Cube time='2026-03-02'></Cube></Cube>",
        "<Cube><Cube time='2026-03-02'><Cube currency='JPY' rate='162'/><Cube currency='USD'"
            + " rate='NaN'/></Cube></Cube>",
        "<Cube><Cube time='2026-03-02'><Cube currency='JPY' rate='162'/><Cube currency='USD'"
            + " rate='-1'/></Cube></Cube>",
        "<Cube><Cube time='2026-03-02'><Cube currency='JPY' rate='162'/><Cube currency='USD'"
            + " rate='1e400'/></Cube></Cube>",
        "<Cube><Cube time='2026-13-02'><Cube currency='USD' rate='1.08'/></Cube></Cube>",
        "<Cube><Cube time='2026-03-02'><Cube currency='USD' rate='1.08'/><Cube currency='USD'"
            + " rate='1.09'/></Cube></Cube>"
      })
  void aHostileFeedIsRefusedAndChangesNothing(String xml) {
    fetch(feed(TODAY.minusDays(1), "1.0850", "162.40"));
    var before = stored();
    var refused = assertThrows(RateFeed.Unusable.class, () -> fetch(xml));
    assertEquals(0, refused.getStackTrace().length, "its message says all");
    assertEquals(before, stored());
  }

  @Test
  void aFeedThatCannotBeReachedChangesNothing() {
    assertThrows(
        IllegalStateException.class,
        () -> Invocations.invoke(new FetchExchangeRates(wiring), FIRED));
    assertEquals(List.of(), stored());
  }

  /// Tomorrow has begun in Tokyo, and no day after it anywhere.
  @Test
  void aFeedOfADayToComeIsRefusedAndChangesNothing() {
    assertThrows(
        IllegalStateException.class, () -> fetch(feed(TODAY.plusDays(2), "1.0850", "162.40")));
    assertEquals(List.of(), stored());
    fetch(feed(TODAY.plusDays(1), "1.0850", "162.40"));
    assertEquals(2, stored().size());
  }

  /// Four days without a rate are a long weekend.
  @Test
  void aFeedThatNobodyKeepsUpIsReported() {
    assertEquals(
        "{\"stored\":2,\"doubtful\":0,\"stale\":false}",
        fetch(feed(TODAY.minusDays(4), "1.0850", "162.40")));
    assertEquals(
        "{\"stored\":2,\"doubtful\":0,\"stale\":true}",
        fetch(feed(TODAY.minusDays(5), "1.0850", "162.40")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.7", "1.4", "108.50", "0.0085"})
  void aRateThatIsNotToBeBelievedIsReportedStoredAsPublishedAndNotUsed(String rate) {
    fetch(feed(TODAY.minusDays(1), "1.0850", "162.40"));
    var reported = "{\"stored\":2,\"doubtful\":1,\"stale\":false}";
    assertEquals(reported, fetch(feed(TODAY, rate, "162.40")));
    assertInstanceOf(CrossRates.Outcome.Implausible.class, dollars(TODAY));
    assertEquals("1.0850", dollarsOn(TODAY.minusDays(1)));
  }

  @Test
  void zeroIsReportedAndNotUsed() {
    var reported = "{\"stored\":2,\"doubtful\":1,\"stale\":false}";
    assertEquals(reported, fetch(feed(TODAY, "0.0000", "162.40")));
    assertInstanceOf(CrossRates.Outcome.NotPositive.class, dollars(TODAY));
  }

  @ConsumerTest
  void keepsTheContractOfConsumers(Clause<Consumption> clause) {
    clause.holdsFor(
        Consumption.ofSchedule(FetchExchangeRates::new, _ -> FIRED)
            .in(() -> MemoryWiring.standard().with(() -> feed(TODAY, "1.0850", "162.40"))));
  }
}
