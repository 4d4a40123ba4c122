package dev.utkast.model.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Grid;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.PricingRefusal.NoTrustedRate;
import dev.utkast.model.money.CaseTable;
import dev.utkast.model.money.CrossRates;
import dev.utkast.model.money.ExchangeRate;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// In which currency a customer is asked, and at which rate.
class PresentmentCurrencyTest {

  private static final String CHOICES =
      """
      draft | customer | goods to | currency
      JPY   | GBP      | NL       | Chosen[currency=JPY]
      JPY   | -        | -        | Chosen[currency=JPY]
      USD   | GBP      | NL       | Chosen[currency=USD]
      -     | GBP      | NL       | Chosen[currency=GBP]
      -     | GBP      | -        | Chosen[currency=GBP]
      -     | -        | NL       | Implied[currency=EUR]
      -     | -        | JP       | Implied[currency=JPY]
      -     | -        | US       | Implied[currency=USD]
      -     | -        | nl       | Shops[]
      -     | -        | XX       | Shops[]
      -     | -        | 12       | Shops[]
      -     | -        | -        | Shops[]\
      """;

  static Stream<List<String>> choices() {
    return CaseTable.rows(CHOICES);
  }

  @ParameterizedTest
  @MethodSource("choices")
  void theMostParticularWishWins(List<String> row) {
    var customer =
        Given.aCustomer(text(row.get(1)), Optional.empty(), Optional.empty(), Optional.empty());
    var content =
        new Given().currency(text(row.get(0))).to(text(row.get(2)).map(Given::address)).content();
    assertEquals(row.get(3), PresentmentCurrency.of(content, Optional.of(customer)).toString());
  }

  @Test
  void whereTheBillGoesAndWhereTheCustomerLivesImplyNoCurrency() {
    var there = Optional.of(Given.address("JP"));
    var customer = Given.aCustomer(Optional.empty(), there, Optional.empty(), Optional.empty());
    var content = new Given().billedTo(there).content();
    assertEquals(
        new PresentmentCurrency.Shops(), PresentmentCurrency.of(content, Optional.of(customer)));
    assertEquals(
        new PresentmentCurrency.Shops(), PresentmentCurrency.of(content, Optional.empty()));
  }

  private static Optional<String> text(String cell) {
    return Optional.of(cell).filter(it -> !it.equals("-"));
  }

  /// Of the Swiss franc, for a dollar; the rows are what the feed brought.
  private static final String RATES =
      """
      feed                | chosen      | implied | chosen, at hand    | implied, at hand
      Found               | 0.8 fed     | 0.8 fed | 0.8 fed            | 0.8 fed
      Found, own rate set | 0.9 own     | 0.9 own | 0.9 own            | 0.9 own
      Missing             | Missing     | -       | 0.7 bundled        | 0.7 bundled
      Missing, own rate   | 0.9 own     | 0.9 own | 0.9 own            | 0.9 own
      Stale               | Stale       | -       | 0.7 bundled        | 0.7 bundled
      NotPositive         | NotPositive | -       | NotPositive        | -
      Implausible         | Implausible | -       | Implausible        | -\
      """;

  @Test
  void aChosenCurrencyNeedsARateAndAnImpliedOneGivesWay() {
    var grid = Grid.of(RATES);
    grid.check(PresentmentCurrencyTest::rate);
    var states = new TreeSet<>(Grid.permitted(CrossRates.Outcome.Untrusted.class));
    states.add("Found");
    grid.coversStates(states);
  }

  private static String rate(String state, String action) {
    var given = fed(state.split(",")[0]);
    if (state.contains("own")) {
      given.ownRate("CHF", "0.9");
    }
    if (action.endsWith("at hand")) {
      given.atHand("USD", "1.00", day(-40)).atHand("CHF", "0.7", day(-40));
    }
    var franc = CurrencyUnit.of("CHF");
    var currency =
        action.startsWith("chosen")
            ? new PresentmentCurrency.Chosen(franc)
            : new PresentmentCurrency.Implied(franc);
    return text(currency.rate(given.loaded()));
  }

  private static Given fed(String state) {
    var given = new Given().quoted("USD", "1.00", day(0));
    return switch (state) {
      case "Found" -> given.quoted("CHF", "0.8", day(0));
      case "Missing" -> given;
      case "Stale" -> given.quoted("CHF", "0.8", day(-5));
      case "NotPositive" -> given.quoted("CHF", "0", day(0));
      case "Implausible" -> given.quoted("CHF", "0.8", day(0)).quoted("CHF", "0.1", day(-1));
      default -> throw new IllegalArgumentException(state);
    };
  }

  private static LocalDate day(int days) {
    return Given.DAY.plusDays(days);
  }

  private static String text(Decision<Optional<ExchangeRate>> decision) {
    return switch (decision) {
      case Decision.Changed<Optional<ExchangeRate>>(var rate) ->
          rate.map(found -> found.rate().toPlainString() + " " + source(found)).orElse("-");
      case Decision.Refused<Optional<ExchangeRate>>(
              NoTrustedRate(var base, var quote, _, var why)) -> {
        assertEquals("USD CHF", base + " " + quote);
        yield why.getClass().getSimpleName();
      }
      case Decision.Refused<Optional<ExchangeRate>> other -> other.toString();
      case Decision.AlreadyDone<Optional<ExchangeRate>> other -> other.toString();
    };
  }

  private static String source(ExchangeRate rate) {
    return rate.source().equals("European Central Bank")
        ? "fed"
        : rate.source().equals("set by the shop") ? "own" : rate.source().replaceAll(".*, ", "");
  }

  @Test
  void aRefusalSaysWhichDayAndWhy() {
    var franc = CurrencyUnit.of("CHF");
    assertEquals(
        Decision.refused(
            new NoTrustedRate(
                CurrencyUnit.USD,
                franc,
                Given.DAY,
                new CrossRates.Outcome.Stale(franc, day(-5), Given.DAY))),
        new PresentmentCurrency.Chosen(franc).rate(fed("Stale").loaded()));
  }

  @Test
  void theFeeIsOnPublishedRatesAndNotOnTheShopsOwn() {
    var chosen = new PresentmentCurrency.Chosen(CurrencyUnit.of("CHF"));
    assertEquals("0.84 fed + 5 % fee", withFee(chosen, fed("Found")));
    assertEquals("0.735 bundled + 5 % fee", withFee(chosen, atHand()));
    assertEquals("0.9 own", withFee(chosen, fed("Found").ownRate("CHF", "0.9")));
  }

  private static Given atHand() {
    return new Given().atHand("USD", "1.00", day(-40)).atHand("CHF", "0.7", day(-40));
  }

  private static String withFee(PresentmentCurrency currency, Given given) {
    return text(currency.rate(given.fee("0.05").loaded()))
        .replaceAll("0+ ", " ")
        .replace("European Central Bank", "fed");
  }

  @Test
  void nothingIsLookedUpThatIsNotNeeded() {
    var franc = new PresentmentCurrency.Chosen(CurrencyUnit.of("CHF"));
    assertEquals(List.of("USD CHF"), lookups(franc, fed("Found")));
    assertEquals(List.of("USD CHF"), lookups(franc, fed("Implausible")));
    assertEquals(List.of("USD CHF", "at hand"), lookups(franc, fed("Missing")));
    assertEquals(List.of(), lookups(franc, fed("Found").ownRate("CHF", "0.9")));
    var dollar = new PresentmentCurrency.Chosen(CurrencyUnit.USD);
    assertEquals(List.of(), lookups(dollar, fed("Found")));
    assertEquals(List.of(), lookups(new PresentmentCurrency.Shops(), fed("Found")));
  }

  private static List<String> lookups(PresentmentCurrency currency, Given given) {
    currency.rate(given.loaded());
    return given.lookups;
  }

  @Test
  void theShopsOwnCurrencyHasNoRate() {
    var dollar = CurrencyUnit.USD;
    for (var own :
        List.of(
            new PresentmentCurrency.Shops(),
            new PresentmentCurrency.Chosen(dollar),
            new PresentmentCurrency.Implied(dollar))) {
      assertEquals(
          Decision.changed(Optional.empty()), own.rate(new Given().ownRate("USD", "2").loaded()));
    }
  }
}
