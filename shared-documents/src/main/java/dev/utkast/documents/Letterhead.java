package dev.utkast.documents;

import java.util.List;
import java.util.Optional;

/// The shop as its pages and mails show it.
///
/// @param address the shop's postal address, one entry per printed line, without the name
/// @param country two letters of ISO 3166-1; decides the paper
/// @param taxNumber the number tax is collected under (VAT number, MVA-nummer …)
/// @param registrationNumber the number in the company register
/// @param logo a picture as `data:image/png;base64,…` or `data:image/jpeg;base64,…`; anything else
///   is not shown
public record Letterhead(
    String name,
    List<String> address,
    String country,
    Optional<String> email,
    Optional<String> phone,
    Optional<String> website,
    Optional<String> taxNumber,
    Optional<String> registrationNumber,
    Optional<String> logo) {

  public Letterhead {
    address = List.copyOf(address);
  }

  /// A shop of which only the name, the country and the mail address are known.
  public static Letterhead of(String name, String country, String email) {
    var none = Optional.<String>empty();
    return new Letterhead(
        name, List.of(), country, Optional.of(email), none, none, none, none, none);
  }

  Letterhead withTaxNumber(Optional<String> number) {
    return new Letterhead(
        name, address, country, email, phone, website, number, registrationNumber, logo);
  }

  Paper paper() {
    return Paper.usedIn(country);
  }
}
