package dev.utkast.model.shop;

import dev.utkast.model.customer.Address;
import java.util.List;
import java.util.Optional;

/// Where the shop is, as a letter to it is addressed.
///
/// @param countryCode ISO 3166-1 alpha-2; empty where it is the country that the shop is deployed
///   for
/// @param province name of a region, where addresses of its country have one
public record PostalAddress(
    Optional<String> address1,
    Optional<String> address2,
    Optional<String> zip,
    Optional<String> city,
    Optional<String> province,
    Optional<String> countryCode) {

  public static PostalAddress unset() {
    var none = Optional.<String>empty();
    return new PostalAddress(none, none, none, none, none, none);
  }

  /// Whether a letter would arrive: a street or a box, and a town.
  public boolean isWhole() {
    return (address1.isPresent() || address2.isPresent()) && city.isPresent();
  }

  /// @param home country of the shop, ISO 3166-1 alpha-2
  public String country(String home) {
    return countryCode.orElse(home);
  }

  /// @param home country of the shop, ISO 3166-1 alpha-2
  /// @return the lines as they stand on an envelope there, without name and country
  public List<String> lines(String home) {
    var none = Optional.<String>empty();
    var code = country(home);
    var lines =
        new Address(
                none,
                none,
                none,
                address1,
                address2,
                city,
                province,
                zip,
                none,
                none,
                Optional.of(code),
                none)
            .lines();
    return lines.subList(0, lines.size() - 1);
  }
}
