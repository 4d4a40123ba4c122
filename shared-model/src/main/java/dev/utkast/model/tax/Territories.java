package dev.utkast.model.tax;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where goods go for tax, which is not always the country in the address: parts of countries lie
/// outside its tax area or have rates of their own, and some countries are taxed as parts of
/// others. What is known stands in `territories.csv`.
///
/// A postcode decides where there is a whole one, however it is written (`D-78266`, `fi 22100`);
/// else the province's code or name, or a territory that is named as the country; else the town,
/// where no province says otherwise; else a postcode that the country does not have: one of the
/// country next to it, whose post serves the place, or what is left of one whose first zeros a
/// spreadsheet took away (`2210` for `02210`).
public final class Territories {

  /// What an address says of its place.
  ///
  /// @param country ISO 3166-1 alpha-2
  /// @param province its code or its name; empty where there is none
  /// @param postcode empty where there is none
  /// @param city empty where there is none
  /// @param name of the country as it was written; empty where it was not
  public record Whereabouts(
      String country, String province, String postcode, String city, String name) {}

  /// @param territory its name, where the place is another than the address's country and province
  public record Located(Place place, Optional<String> territory) {}

  enum Status {
    /// Taxed as the place that it counts as.
    PLAIN,
    /// Outside its country's tax and the Union's.
    APART,
    /// In the Union's VAT area for goods, though its country is not.
    UNION,
    /// Has its rates for sellers who are there themselves.
    LOCAL
  }

  private record Territory(
      String country,
      Set<String> provinces,
      List<String> postcodes,
      List<String> names,
      Place taxedAs,
      Status status,
      LocalDate from,
      Optional<LocalDate> until) {

    boolean isAt(String alpha2, LocalDate day) {
      return country.equals(alpha2) && !day.isBefore(from) && until.filter(day::isAfter).isEmpty();
    }

    boolean isWhole() {
      return provinces.isEmpty() && postcodes.isEmpty();
    }

    boolean isWithinAProvince() {
      return provinces.isEmpty() && !isCountry();
    }

    boolean hasPostcode(String postcode) {
      return postcodes.stream().anyMatch(one -> begins(postcode, one));
    }

    boolean isCalled(String key) {
      return keys().contains(key)
          || (isCountry() && Countries.named(key).equals(Optional.of(taxedAs.country())));
    }

    private Set<String> keys() {
      return KEYS.computeIfAbsent(
          names,
          all ->
              all.stream().flatMap(PlaceName::spellings).collect(Collectors.toUnmodifiableSet()));
    }

    /// Whether it has a code of its own in ISO 3166-1, and so names in many languages.
    private boolean isCountry() {
      return taxedAs.region().isEmpty()
          && keys().stream().map(Countries::named).anyMatch(Optional.of(taxedAs.country())::equals);
    }

    private static boolean begins(String postcode, String one) {
      int dash = one.indexOf('-');
      if (dash < 0) {
        return one.indexOf('#') < 0
            ? postcode.startsWith(one)
            : postcode.length() == one.length()
                && IntStream.range(0, one.length())
                    .allMatch(i -> isLike(postcode.charAt(i), one.charAt(i)));
      }
      var start = postcode.substring(0, Math.min(dash, postcode.length()));
      return start.length() == dash
          && start.compareTo(one.substring(0, dash)) >= 0
          && start.compareTo(one.substring(dash + 1)) <= 0;
    }

    private static boolean isLike(char written, char known) {
      return known == '#' ? Character.isDigit(written) : written == known;
    }
  }

  static final String COLUMNS = "country,provinces,postcodes,names,taxed_as,status,from,until";

  /// Made for the territories of the countries that somebody asks about, then kept.
  private static final Map<List<String>, Set<String>> KEYS = new ConcurrentHashMap<>();

  private static final List<Territory> ALL =
      TaxDataFile.lines("territories.csv", COLUMNS, Territories::territory);

  private static final Map<Place, Status> STATUS =
      ALL.stream()
          .collect(
              Collectors.toMap(
                  Territory::taxedAs, Territory::status, (a, b) -> a == Status.PLAIN ? b : a));

  private Territories() {}

  /// Where an address lies for tax on a day.
  public static Located locate(Whereabouts where, LocalDate day) {
    var here = ALL.stream().filter(t -> t.isAt(where.country(), day)).toList();
    return (here.isEmpty() ? Optional.<Territory>empty() : found(here, where))
        .map(t -> new Located(t.taxedAs(), Optional.of(t.names().getFirst())))
        .orElseGet(
            () -> new Located(new Place(where.country(), where.province()), Optional.empty()));
  }

  private static Optional<Territory> found(List<Territory> here, Whereabouts where) {
    return first(here, Territory::isWhole)
        .or(() ->
            switch (Postcode.of(where.country(), where.postcode())) {
              case Postcode.Whole(var text) -> first(here, t -> t.hasPostcode(text));
              case Postcode.Doubtful(var text) ->
                  named(here, where).or(() -> first(here, t -> t.hasPostcode(text)));
              case Postcode.None() -> named(here, where);
            });
  }

  private static Optional<Territory> first(List<Territory> here, Predicate<Territory> fits) {
    return here.stream().filter(fits).findFirst();
  }

  private static Optional<Territory> named(List<Territory> here, Whereabouts where) {
    var province = Postcode.letters(where.province());
    var names =
        Stream.concat(PlaceName.keys(where.province()), Stream.of(PlaceName.key(where.name())))
            .collect(Collectors.toUnmodifiableSet());
    return first(
            here,
            t ->
                t.provinces().contains(province)
                    || (province.startsWith(where.country())
                        && t.provinces().contains(province.substring(where.country().length())))
                    || names.stream().anyMatch(t::isCalled))
        .or(() -> inTown(here, where));
  }

  private static Optional<Territory> inTown(List<Territory> here, Whereabouts where) {
    var name = PlaceName.key(where.city());
    var letters = Postcode.letters(where.city());
    return first(
        here,
        t ->
            (where.province().isBlank() || t.isWithinAProvince())
                && t.isCalled(name)
                && !t.provinces().contains(letters));
  }

  /// The place that a country and region stand for: `PR` and `US-PR` are one.
  public static Place canonical(String country, String region) {
    return ALL.stream()
        .filter(t -> t.country().equals(country))
        .filter(t -> t.isWhole() || t.provinces().contains(region))
        .findFirst()
        .map(Territory::taxedAs)
        .orElseGet(() -> new Place(country, region));
  }

  /// The country whose part is called so: Spain of the Canary Islands.
  static Optional<String> countryOfPart(String key) {
    return ALL.stream()
        .filter(t -> !t.isWhole() && t.isCalled(key))
        .map(Territory::country)
        .findFirst();
  }

  /// Whether a part of the country is called so.
  static boolean isPart(String country, String key) {
    return ALL.stream()
        .anyMatch(t -> t.country().equals(country) && !t.isWhole() && t.isCalled(key));
  }

  static Status status(Place place) {
    return STATUS.getOrDefault(place, Status.PLAIN);
  }

  /// Whether it is a part of a country that is known here, by its code.
  static boolean isPart(Place place) {
    return STATUS.containsKey(place) && !place.region().isEmpty();
  }

  private static Territory territory(String[] cells) {
    var taxedAs = cells[4];
    return new Territory(
        cells[0],
        Set.copyOf(words(cells[1])),
        words(cells[2]),
        List.of(cells[3].split(";")),
        new Place(taxedAs.substring(0, 2), taxedAs.length() > 3 ? taxedAs.substring(3) : ""),
        cells[5].isEmpty() ? Status.PLAIN : Status.valueOf(cells[5].toUpperCase(Locale.ROOT)),
        LocalDate.parse(cells[6]),
        cells[7].isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(cells[7])));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }
}
