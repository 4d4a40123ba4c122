package dev.utkast.model.customer;

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

  /// @return the lines as they stand on an envelope in the country it goes to
  public List<String> lines() {
    var format = TownLine.of(countryCode);
    var code = format.withCode() ? provinceCode : Optional.<String>empty();
    var town = format.lines(city.orElse(""), code.or(() -> province).orElse(""), zip.orElse(""));
    return Stream.of(
            Stream.of(company, name(), address1, address2).flatMap(Optional::stream),
            town,
            country.or(() -> countryCode).stream())
        .flatMap(lines -> lines)
        .filter(line -> !line.isBlank())
        .toList();
  }
}
