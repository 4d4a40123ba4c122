package dev.utkast.model.customer;

import dev.utkast.model.tax.Countries;
import dev.utkast.model.tax.Provinces;
import dev.utkast.model.tax.Territories.Whereabouts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where goods or bills go.
///
/// @param countryCode ISO 3166-1 alpha-2, where it is known
public record Address(
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<String> company,
    Optional<String> address1,
    Optional<String> address2,
    Optional<String> city,
    Optional<String> province,
    Optional<String> zip,
    Optional<String> country,
    Optional<String> phone,
    Optional<String> countryCode,
    Optional<String> provinceCode) {

  /// @return first and last name
  public Optional<String> name() {
    var name =
        Stream.of(firstName, lastName).flatMap(Optional::stream).collect(Collectors.joining(" "));
    return Optional.of(name).filter(text -> !text.isBlank());
  }

  Address inTheNameOf(Optional<String> first, Optional<String> last) {
    return new Address(
        first,
        last,
        company,
        address1,
        address2,
        city,
        province,
        zip,
        country,
        phone,
        countryCode,
        provinceCode);
  }

  /// Whether it says anything at all.
  public boolean saysAnything() {
    return Stream.of(firstName, lastName, company, address1, address2, city, phone)
            .anyMatch(Optional::isPresent)
        || saysWhere();
  }

  /// Whether it says of its place more than the town.
  public boolean saysWhere() {
    return Stream.of(countryCode, country, provinceCode, province, zip)
        .anyMatch(Optional::isPresent);
  }

  /// Whether it names its country, by code or by name.
  public boolean namesCountry() {
    return countryCode.isPresent() || country.isPresent();
  }

  /// Whether another names the same place in the same words, whoever lives there.
  public boolean isWhere(Address other) {
    return country.equals(other.country)
        && countryCode.equals(other.countryCode)
        && province.equals(other.province)
        && provinceCode.equals(other.provinceCode)
        && zip.equals(other.zip)
        && city.equals(other.city);
  }

  /// What it says of its place.
  ///
  /// @param home the country of an address that names none, ISO 3166-1 alpha-2
  /// @return empty where it names a country that nobody knows
  public Optional<Whereabouts> whereabouts(String home) {
    var named = countryCode.or(() -> country.flatMap(Countries::codeOf));
    return named.or(() -> country.isEmpty() ? Optional.of(home) : Optional.empty()).map(this::in);
  }

  private Whereabouts in(String code) {
    var written = provinceCode.or(() -> province).map(String::strip).orElse("");
    return new Whereabouts(
        code,
        Provinces.codeOf(code, written).orElse(written),
        zip.orElse(""),
        city.orElse(""),
        country.orElse(""));
  }

  /// Whether it says who is there: somebody by name, or a company.
  public boolean namesSomebody() {
    return name().or(() -> company.filter(text -> !text.isBlank())).isPresent();
  }

  /// @return the lines as they stand on an envelope in the country it goes to
  public List<String> lines() {
    return linesTo(name(), country.or(() -> countryCode));
  }

  /// The same for somebody else, or with another last line.
  ///
  /// @param name of whoever is there
  /// @param lastLine the country as it is to be printed; none within it
  public List<String> linesTo(Optional<String> name, Optional<String> lastLine) {
    var format = TownLine.of(countryCode);
    var code = format.withCode() ? provinceCode : Optional.<String>empty();
    var town = format.lines(city.orElse(""), code.or(() -> province).orElse(""), zip.orElse(""));
    return Stream.of(
            Stream.of(company, name, address1, address2).flatMap(Optional::stream),
            town,
            lastLine.stream())
        .flatMap(lines -> lines)
        .filter(line -> !line.isBlank())
        .toList();
  }
}
