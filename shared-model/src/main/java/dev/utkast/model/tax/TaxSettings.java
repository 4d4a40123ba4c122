package dev.utkast.model.tax;

import dev.utkast.model.decision.SettingsProblem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What staff may write about taxes: where the shop is registered, and rates of its own.
///
/// Refuses countries and regions that do not exist, registrations with a country that leaves its
/// taxes to its regions, rates outside 0–100 %, blank titles, categories that are not names, and
/// days that end before they start. What passes becomes a [Registration] or a [TaxRate].
public final class TaxSettings {

  private static final Pattern CATEGORY = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final int MAX_TITLE = 60;
  private static final int MAX_RATE_DECIMALS = 9;

  /// A registration as it was written.
  ///
  /// @param country ISO 3166-1 alpha-2, or `EU` for the One-Stop-Shop
  /// @param region the second part of ISO 3166-2; empty for the country's own tax
  public record RegistrationRequest(
      String country,
      String region,
      boolean shippingTaxed,
      LocalDate from,
      Optional<LocalDate> until) {}

  /// A rate as it was written; the tax of a region is that region's own.
  ///
  /// @param rate a fraction
  public record RateRequest(
      String country,
      String region,
      String category,
      String title,
      BigDecimal rate,
      LocalDate from,
      Optional<LocalDate> until) {}

  public sealed interface Outcome<T> {
    record Accepted<T>(T value) implements Outcome<T> {}

    record Refused<T>(List<SettingsProblem> problems) implements Outcome<T> {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  private TaxSettings() {}

  public static Outcome<Registration> registration(TaxData data, RegistrationRequest wanted) {
    var problems = new ArrayList<SettingsProblem>();
    boolean union = wanted.country().equals(EuropeanUnion.ONE_STOP_SHOP);
    var place = Territories.canonical(wanted.country(), wanted.region());
    if (!union || !wanted.region().isEmpty()) {
      checkPlace(data, place, problems);
    }
    checkDays(wanted.from(), wanted.until(), problems);
    if (place.region().isEmpty()
        && data.hasRegions(place.country())
        && !data.hasTaxOf(place.country())) {
      problems.add(new SettingsProblem.RegionMissing(place.country()));
    }
    if (isTaxOfTheCountry(data, place)) {
      problems.add(new SettingsProblem.NoTaxOfItsOwn(place.country()));
    }
    if (!problems.isEmpty()) {
      return new Outcome.Refused<>(problems);
    }
    return new Outcome.Accepted<>(
        new Registration(
            authority(data, place), wanted.shippingTaxed(), wanted.from(), wanted.until()));
  }

  public static Outcome<TaxRate> rate(TaxData data, RateRequest wanted) {
    var problems = new ArrayList<SettingsProblem>();
    var place = Territories.canonical(wanted.country(), wanted.region());
    checkPlace(data, place, problems);
    if (!CATEGORY.matcher(wanted.category()).matches()) {
      problems.add(new SettingsProblem.MalformedCategory());
    }
    if (wanted.title().isBlank() || wanted.title().length() > MAX_TITLE) {
      problems.add(new SettingsProblem.TitleLength(1, MAX_TITLE));
    }
    if (wanted.rate().signum() < 0 || wanted.rate().compareTo(BigDecimal.ONE) > 0) {
      problems.add(new SettingsProblem.RateOutside(BigDecimal.ZERO, BigDecimal.ONE));
    } else if (wanted.rate().stripTrailingZeros().scale() > MAX_RATE_DECIMALS) {
      problems.add(new SettingsProblem.RateTooPrecise(MAX_RATE_DECIMALS));
    }
    checkDays(wanted.from(), wanted.until(), problems);
    if (!problems.isEmpty()) {
      return new Outcome.Refused<>(problems);
    }
    return new Outcome.Accepted<>(
        new TaxRate(
            place.country(),
            place.region(),
            authority(data, place),
            wanted.category(),
            wanted.title(),
            wanted.rate(),
            wanted.from(),
            wanted.until()));
  }

  /// A region must be known where the data has regions; elsewhere there is none to speak of.
  private static void checkPlace(TaxData data, Place place, List<SettingsProblem> problems) {
    if (!Countries.isCode(place.country())) {
      problems.add(new SettingsProblem.UnknownCountry(place.country()));
    } else if (!place.region().isEmpty() && !data.hasRegion(place) && !Territories.isPart(place)) {
      problems.add(new SettingsProblem.UnknownRegion(place.country(), place.region()));
    }
  }

  /// Whether a country has such a region, as far as taxes differ by it.
  public static boolean isRegion(String country, String region) {
    var place = Territories.canonical(country, region);
    return Territories.isPart(place)
        || !place.equals(new Place(country, region))
        || TaxDataFile.bundledFor(place).hasRegion(place);
  }

  private static void checkDays(
      LocalDate from, Optional<LocalDate> until, List<SettingsProblem> problems) {
    if (until.isPresent() && until.get().isBefore(from)) {
      problems.add(new SettingsProblem.EndsBeforeItStarts(from));
    }
  }

  /// A part of a country's tax area that has no authority of its own, such as Madeira.
  private static boolean isTaxOfTheCountry(TaxData data, Place place) {
    return Territories.isPart(place)
        && !place.isApart()
        && data.hasTaxOf(place.country())
        && !data.hasTaxOf(place.country() + "-" + place.region());
  }

  private static String authority(TaxData data, Place place) {
    return place.region().isEmpty() || isTaxOfTheCountry(data, place)
        ? place.country()
        : place.country() + "-" + place.region();
  }
}
