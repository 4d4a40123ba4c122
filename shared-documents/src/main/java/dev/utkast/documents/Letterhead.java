package dev.utkast.documents;

import dev.utkast.model.shop.Seller;
import dev.utkast.model.shop.ShopIdentity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
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
  ///
  /// @param reader of whoever reads it
  static Letterhead of(Seller seller, Optional<LogoPicture> logo, Locale reader) {
    return of(seller, logo, directors(seller.identity(), Words.in(reader))).readIn(reader);
  }

  /// Who manages a company stands at the end of what it writes, before what it adds itself.
  private static Letterhead of(
      Seller seller, Optional<LogoPicture> logo, Optional<String> directors) {
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
        Optional.of(
                Stream.concat(directors.stream(), identity.footer().stream())
                    .collect(Collectors.joining("\n")))
            .filter(said -> !said.isEmpty()));
  }

  /// The managers of a GmbH are those of § 35a GmbHG; the board of a company limited by shares, or
  /// of an SE, is that of § 80 AktG.
  private static Optional<String> directors(ShopIdentity identity, Words words) {
    var names = String.join(", ", identity.directors());
    var title = identity.isRunByBoard() ? Word.BOARD : Word.DIRECTORS;
    return Optional.of(names)
        .filter(some -> !some.isEmpty())
        .map(some -> words.label(words.say(title), some));
  }

  /// What stands where an account would: how the shop is asked for one.
  String askHowToPay(Words words) {
    var contact =
        Stream.of(email, phone).flatMap(Optional::stream).collect(Collectors.joining(", "));
    return words.label(words.say(Word.INVOICE_ASK_HOW_TO_PAY), contact);
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
            Stream.of(address.stream().map(PlainText::isolated).collect(Collectors.joining(" · "))),
            registrationNumber.stream().map(PlainText::isolated),
            footer.stream()
                .flatMap(said -> Stream.of(PlainText.lines(said)).map(PlainText::isolated)))
        .flatMap(lines -> lines)
        .filter(line -> !line.isBlank())
        .toList();
  }

  Paper paper() {
    return Paper.usedIn(country);
  }
}
