package dev.utkast.documents;

import dev.utkast.model.customer.Address;
import dev.utkast.model.tax.Countries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Addresses as they are printed. The last line of an address abroad is the country, in capital
/// letters (Universal Postal Union, S42 and its addressing guide); mail within a country has none.
///
/// The Union asks for the name in a language that is known where the letter starts. What we print
/// is read by the customer, on a page or out of a parcel that wears its carrier's own label, so it
/// is the customer's language that the name has.
final class PostalAddresses {
  private PostalAddresses() {}

  /// @param home the seller's country, two letters of ISO 3166-1
  static List<String> lines(Address address, String home, Language language) {
    return lines(address.name(), address, home, language);
  }

  /// @param name of whoever is there
  static List<String> lines(
      Optional<String> name, Address address, String home, Language language) {
    var code = address.countryCode().or(() -> address.country().flatMap(Countries::codeOf));
    // A name that nobody knows is printed as it was typed.
    var named = code.map(known -> name(known, language)).or(address::country);
    return address.linesTo(
        name,
        code.filter(home::equals).isPresent()
            ? Optional.empty()
            : named.map(PostalAddresses::capital));
  }

  /// @param code two letters of ISO 3166-1
  /// @return the name that Unicode CLDR has
  static String name(String code, Language language) {
    return Locale.of("", code).getDisplayCountry(Locale.of(language.code()));
  }

  /// @param code two letters of ISO 3166-1
  static String lastLine(String code, Language language) {
    return capital(name(code, language));
  }

  private static String capital(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
