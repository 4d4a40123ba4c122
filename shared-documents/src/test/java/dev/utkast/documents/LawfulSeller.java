package dev.utkast.documents;

import dev.utkast.model.shop.PostalAddress;
import dev.utkast.model.shop.RegisterEntry;
import dev.utkast.model.shop.Seller;
import dev.utkast.model.shop.Shop;
import dev.utkast.model.shop.ShopIdentity;
import dev.utkast.model.tax.EuropeanUnion;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/// A seller who has said of herself all that she has to.
///
/// @param form what stands beside the name by law
/// @param printedNumber the VAT number as documents have it
record LawfulSeller(
    String country,
    String currency,
    String name,
    String form,
    String vatNumber,
    String printedNumber,
    RegisterEntry register,
    PostalAddress address,
    String footer) {

  private static final String SELLERS =
      """
      DE | EUR | Lindenhof | GmbH | DE136695976 | DE136695976 | Amtsgericht München | HRB 12345 | Lindenstraße 5 | 80331 | München | -
      FR | EUR | Tisserand | SAS au capital de 10 000 € | FR83404833048 | FR 83 404 833 048 | RCS Lyon | 404 833 048 | 8 rue Mercière | 69002 | Lyon | -
      NL | EUR | Weverij | BV | NL004495445B01 | NL004495445B01 | KvK | 12345678 | Spoorlaan 3 | 5017 JS | Tilburg | -
      BE | EUR | Vlasserij | BV | BE0428759497 | BE 0428.759.497 | RPR Gent, afdeling Kortrijk | 0428.759.497 | Leiekaai 9 | 8500 | Kortrijk | -
      AT | EUR | Almweber | GmbH | ATU13585627 | ATU13585627 | Landesgericht Innsbruck | FN 123456 a | Innstraße 7 | 6020 | Innsbruck | -
      NO | NOK | Fjordull | AS | NO974760673MVA | Org.nr. 974 760 673 MVA | Foretaksregisteret | 974 760 673 | Storgata 12 | 6413 | Molde | -
      GB | GBP | Weaver | Ltd | GB980780684 | GB 980 7806 84 | Registered in England and Wales | 01234567 | 12 Mill Lane | LS1 4DY | Leeds | -
      CH | CHF | Webstube | AG | CHE107787577 | CHE-107.787.577 MWST | Handelsregister Zürich | CH-020.3.000.000-1 | Limmatquai 4 | 8001 | Zürich | -
      US | USD | Loom | LLC | - | - | New York DOS ID | 1234567 | 21 Canal Street | 10013 | New York | -\
      """;

  static List<String> countries() {
    return SELLERS.lines().map(row -> row.substring(0, 2)).toList();
  }

  static LawfulSeller of(String country) {
    var row = SELLERS.lines().filter(each -> each.startsWith(country)).findFirst().orElseThrow();
    var cells = Stream.of(row.split("\\|")).map(String::strip).toList();
    var none = Optional.<String>empty();
    return new LawfulSeller(
        country,
        cells.get(1),
        cells.get(2),
        cells.get(3),
        cells.get(4),
        cells.get(5),
        new RegisterEntry(cells.get(6), cells.get(7)),
        new PostalAddress(
            Optional.of(cells.get(8)),
            none,
            Optional.of(cells.get(9)),
            Optional.of(cells.get(10)),
            none,
            none),
        cells.get(11));
  }

  Shop shop() {
    return new Shop(
        name,
        "shop@example.com",
        CurrencyUnit.of(currency),
        ZoneId.of("Europe/Paris"),
        country,
        "",
        Shop.DEFAULT_REMINDER_DAYS);
  }

  ShopIdentity identity() {
    var none = Optional.<String>empty();
    return new ShopIdentity(
        1,
        none,
        none,
        Optional.of(name),
        Optional.of(form),
        Optional.of(address),
        Optional.of(register),
        directors(),
        List.of(),
        List.of(),
        none,
        none,
        Optional.empty(),
        none,
        Optional.of(footer),
        none,
        none,
        List.of(),
        List.of());
  }

  /// Who manages a German company.
  List<String> directors() {
    return country.equals("DE") ? List.of("Frieda Vogel", "Ernst Amsel") : List.of();
  }

  Seller today() {
    return new Seller(shop(), identity());
  }

  /// That it collects tax for at home.
  String authority() {
    return country.equals("US") ? "US-NY" : country;
  }

  boolean isInUnion() {
    return EuropeanUnion.isMember(country);
  }
}
