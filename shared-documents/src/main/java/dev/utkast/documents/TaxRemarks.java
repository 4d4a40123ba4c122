package dev.utkast.documents;

import dev.utkast.model.invoice.Untaxed;
import dev.utkast.model.tax.EuropeanUnion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Why some of a document bears no tax (Directive 2006/112/EC, article 226, points 11 and 11a; for
/// sellers elsewhere their own laws ask for much the same). Goods that a business in another member
/// state buys are exempt (article 138); of services it owes the tax (article 196).
final class TaxRemarks {
  private final String seller;
  private final Words words;

  /// @param seller her country, ISO 3166-1 alpha-2
  TaxRemarks(String seller, Words words) {
    this.seller = seller;
    this.words = words;
  }

  /// Each reason once; where there are several, each with what it is for.
  List<String> of(List<Untaxed> untaxed, Formats formats) {
    var told = untaxed.stream().filter(each -> said(each).isPresent()).toList();
    boolean one = told.stream().map(this::said).distinct().count() == 1;
    return told.stream()
        .flatMap(each ->
            said(each)
                .map(reason ->
                    one ? reason : words.label(formats.money(each.amount().presentment()), reason))
                .stream())
        .distinct()
        .toList();
  }

  private Optional<String> said(Untaxed untaxed) {
    return switch (untaxed.reason().code()) {
      case DRAFT_EXEMPT -> Optional.of(words.say(Word.NO_TAX_SALE_EXEMPT));
      case CUSTOMER_EXEMPT ->
          Optional.of(
              words.say(Word.NO_TAX_CUSTOMER_EXEMPT, "note", untaxed.reason().note()).strip());
      // The note of a reverse charge is the customer's VAT number, which stands beside the address.
      case REVERSE_CHARGE ->
          Optional.of(
              words.say(untaxed.services() ? Word.NO_TAX_REVERSE_CHARGE : Word.NO_TAX_INTRA_UNION));
      case OUTSIDE_REGISTRATIONS -> Optional.of(words.say(Word.NO_TAX_OUTSIDE));
      case EXPORT -> Optional.of(export(untaxed.services()));
      case NOT_TAXABLE -> Optional.of(words.say(Word.NO_TAX_NOT_TAXABLE));
      case ZERO_RATED -> Optional.of(words.say(Word.NO_TAX_ZERO_RATED));
      case EXEMPT_CATEGORY -> Optional.of(words.say(Word.NO_TAX_EXEMPT));
      case MANUAL_ZERO -> Optional.of(words.say(Word.NO_TAX_RATE_OF_NOTHING));
      case SHIPPING_NOT_TAXED, NOTHING_TO_TAX, ROUNDED_TO_ZERO, SEVERAL -> Optional.empty();
    };
  }

  private String export(boolean services) {
    if (EuropeanUnion.isMember(seller)) {
      return words.say(services ? Word.NO_TAX_SERVICE_ABROAD : Word.NO_TAX_EXPORT_FROM_UNION);
    }
    return exportLaw()
        .map(law -> words.say(Word.NO_TAX_EXPORT_BY, Map.of("law", law)))
        .orElseGet(() -> words.say(Word.NO_TAX_EXPORT));
  }

  /// Where it says that what leaves the country is exempt.
  private Optional<String> exportLaw() {
    return switch (seller) {
      case "CH" -> Optional.of("MWSTG/LTVA/LIVA, SR 641.20, art. 23");
      case "GB" -> Optional.of("VAT Act 1994, section 30(6)");
      case "NO" -> Optional.of("merverdiavgiftsloven § 6-21");
      default -> Optional.empty();
    };
  }
}
