package dev.utkast.documents;

import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.PricedLine;
import dev.utkast.model.pricing.TaxBasis;
import dev.utkast.model.pricing.ZeroTaxReason;
import dev.utkast.model.tax.VatNumber;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What an invoice says of its taxes beside the amounts: the seller's VAT number, and why something
/// bears none (Directive 2006/112/EC, article 226, points 3, 4, 11 and 11a; for sellers elsewhere
/// their own laws ask for much the same).
final class TaxRemarks {
  private TaxRemarks() {}

  /// The seller with the number that this sale was made under.
  static Letterhead letterhead(Letterhead seller, PricedDocument priced) {
    return seller.withTaxNumber(priced.taxBasis().flatMap(TaxBasis::sellerVatNumber));
  }

  /// Each reason once, as the customer's language has it; none for what cost nothing.
  static List<String> of(PricedDocument priced, Locale locale) {
    var words = Words.in(Language.of(locale));
    return priced.lines().stream()
        .map(PricedLine::zeroTaxReason)
        .flatMap(Optional::stream)
        .distinct()
        .flatMap(
            reason -> word(reason.code(), priced).map(word -> said(words, word, reason)).stream())
        .distinct()
        .toList();
  }

  private static String said(Words words, Word word, ZeroTaxReason reason) {
    // The note of a reverse charge is the customer's VAT number, which stands beside the address.
    return word == Word.NO_TAX_CUSTOMER_EXEMPT
        ? words.say(word, Map.of("note", reason.note())).strip()
        : words.say(word);
  }

  private static Optional<Word> word(ZeroTaxReason.Code code, PricedDocument priced) {
    return switch (code) {
      case DRAFT_EXEMPT -> Optional.of(Word.NO_TAX_SALE_EXEMPT);
      case CUSTOMER_EXEMPT -> Optional.of(Word.NO_TAX_CUSTOMER_EXEMPT);
      case REVERSE_CHARGE -> Optional.of(Word.NO_TAX_REVERSE_CHARGE);
      case OUTSIDE_REGISTRATIONS -> Optional.of(Word.NO_TAX_OUTSIDE);
      case EXPORT -> Optional.of(export(priced));
      case NOT_TAXABLE -> Optional.of(Word.NO_TAX_NOT_TAXABLE);
      case ZERO_RATED -> Optional.of(Word.NO_TAX_ZERO_RATED);
      case EXEMPT_CATEGORY -> Optional.of(Word.NO_TAX_EXEMPT);
      case MANUAL_ZERO -> Optional.of(Word.NO_TAX_RATE_OF_NOTHING);
      case SHIPPING_NOT_TAXED, NOTHING_TO_TAX, ROUNDED_TO_ZERO, SEVERAL -> Optional.empty();
    };
  }

  /// The Directive is the law of sellers in the Union, whose number says that they are.
  private static Word export(PricedDocument priced) {
    return priced
        .taxBasis()
        .flatMap(TaxBasis::sellerVatNumber)
        .map(VatNumber::parse)
        .filter(parsed ->
            parsed instanceof VatNumber.Parsed.Valid(var number) && number.place().isInUnion())
        .map(_ -> Word.NO_TAX_EXPORT_FROM_UNION)
        .orElse(Word.NO_TAX_EXPORT);
  }
}
