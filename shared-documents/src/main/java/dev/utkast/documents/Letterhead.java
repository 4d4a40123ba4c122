package dev.utkast.documents;

import dev.utkast.model.shop.Seller;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The shop as its pages and mails show it.
///
/// @param address the shop's postal address, one entry per printed line, without the name
/// @param country two letters of ISO 3166-1; decides the paper
/// @param taxNumber the number tax is collected under (VAT number, MVA-nummer …), else another that
///   the tax office of the shop's country knows it by
/// @param registrationNumber the register of businesses and the number in it
/// @param footer what the shop says at the end of its documents, line by line
public record Letterhead(
    String name,
    List<String> address,
    String country,
    Optional<String> email,
    Optional<String> phone,
    Optional<String> website,
    Optional<String> taxNumber,
    Optional<String> registrationNumber,
    Optional<LogoPicture> logo,
    Optional<String> footer) {

  public Letterhead {
    address = List.copyOf(address);
  }

  /// A shop of which only the name, the country and the mail address are known.
  public static Letterhead of(String name, String country, String email) {
    var none = Optional.<String>empty();
    return new Letterhead(
        name,
        List.of(),
        country,
        Optional.of(email),
        none,
        none,
        none,
        none,
        Optional.empty(),
        none);
  }

  /// All that the shop has set of itself. Who sells by law stands above the address, where the shop
  /// trades under another name.
  static Letterhead of(Seller seller, Optional<LogoPicture> logo) {
    var identity = seller.identity();
    var legal = identity.seller(seller.shop());
    var address = identity.address().map(set -> set.lines(seller.country())).orElse(List.of());
    return new Letterhead(
        seller.name(),
        Stream.concat(
                Stream.of(legal).filter(name -> !name.equals(seller.name())), address.stream())
            .toList(),
        seller.country(),
        Optional.of(seller.email()),
        identity.phone(),
        identity.website(),
        identity.taxNumber(seller.country()),
        identity.register().map(entry -> entry.register() + " " + entry.number()),
        logo,
        identity.footer());
  }

  /// The same for who is in another country: the address ends with the shop's, in the reader's
  /// language (article 226 (5) of Directive 2006/112/EC asks for the full address, and a parcel
  /// that comes back for all of it). Of who is nowhere known it is not said that she is abroad.
  Letterhead readIn(Locale reader) {
    if (address.isEmpty() || reader.getCountry().isEmpty() || reader.getCountry().equals(country)) {
      return this;
    }
    var last = PostalAddresses.lastLine(country, Language.of(reader));
    return new Letterhead(
        name,
        Stream.concat(address.stream(), Stream.of(last)).toList(),
        country,
        email,
        phone,
        website,
        taxNumber,
        registrationNumber,
        logo,
        footer);
  }

  /// @param number for VAT; without one stays the shop's other one
  Letterhead withTaxNumber(Optional<String> number) {
    return new Letterhead(
        name,
        address,
        country,
        email,
        phone,
        website,
        number.or(() -> taxNumber),
        registrationNumber,
        logo,
        footer);
  }

  /// Who the shop is, as a letter says it at its foot: where it is, under which number in which
  /// register, and what it adds itself.
  List<String> imprint() {
    return Stream.of(
            Stream.of(String.join(" · ", address)),
            registrationNumber.stream(),
            footer.stream().flatMap(said -> Stream.of(PlainText.lines(said))))
        .flatMap(lines -> lines)
        .filter(line -> !line.isBlank())
        .toList();
  }

  Paper paper() {
    return Paper.usedIn(country);
  }
}
