package dev.utkast.documents;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Taxes by the names that a reader knows them by. Tax data that comes with the software calls them
/// in English (`VAT`, `GST`, `CA sales tax`); here they have the customer's language, in the form
/// that the law has which levies them, where that law speaks the language:
///
/// - German: UStG (DE, AT) "USt.", MWSTG (CH; LI has the same tax) "MWST", elsewhere "MwSt.", after
///   the Directive's "Mehrwertsteuer"
/// - French: "TVA" (FR, BE, LU, CH); in Canada TPS, TVH, TVQ (Excise Tax Act; Revenu Québec), TVP
///   and TVD
/// - Dutch: "btw", in small letters (Belastingdienst; Woordenlijst Nederlandse Taal)
/// - Norwegian: "mva." (Språkrådet), "MVA" where it stands first; "moms" of Denmark and Sweden,
///   whose laws call it so
///
/// A title that the shop typed itself is no title of that data, and stays as it was typed.
final class TaxNames {
  /// Countries whose tax on sales is no VAT by name: those of the tax data.
  static final Set<String> NO_VAT = Set.of("US", "CA", "AU", "NZ", "JP");

  private static final String SALES_TAX = " sales tax";

  private TaxNames() {}

  /// @param title as the tax data or the shop has it
  /// @param country that levies the tax, two letters of ISO 3166-1
  static String of(String title, String country, Language language) {
    return switch (title) {
      case "VAT" -> vat(country, language);
      case "GST", "HST", "PST", "QST", "RST" ->
          language == Language.FRENCH && country.equals("CA") ? canadian(title) : title;
      case "Consumption tax" -> consumptionTax(language);
      default ->
          title.matches("[A-Z]{2}" + SALES_TAX) ? salesTax(title.substring(0, 2), language) : title;
    };
  }

  /// What stands over the rates of a document's lines: the tax, where there is one, else the tax of
  /// the seller's country.
  ///
  /// @param titles of the document's taxes, in the customer's language
  /// @return none where they are several
  static Optional<String> heading(Collection<String> titles, String seller, Language language) {
    var different = List.copyOf(Set.copyOf(titles));
    return switch (different.size()) {
      case 0 ->
          NO_VAT.contains(seller) ? Optional.empty() : Optional.of(first(vat(seller, language)));
      case 1 -> Optional.of(first(different.getFirst()));
      default -> Optional.empty();
    };
  }

  /// The tax of a seller's country, which would be due on what bears none; a word for all taxes
  /// where it has no name of its own.
  static String ofSeller(String seller, Words words) {
    return NO_VAT.contains(seller) ? words.say(Word.INVOICE_TAX) : vat(seller, words.language());
  }

  /// A name as a line begins.
  static String first(String name) {
    if (name.startsWith("mva.")) {
      return "MVA" + name.substring("mva.".length());
    }
    return name.startsWith("btw") ? "B" + name.substring(1) : name;
  }

  private static String vat(String country, Language language) {
    return switch (language) {
      case ENGLISH -> "VAT";
      case DUTCH -> "btw";
      case FRENCH -> "TVA";
      case GERMAN ->
          switch (country) {
            case "DE", "AT" -> "USt.";
            case "CH", "LI" -> "MWST";
            default -> "MwSt.";
          };
      case NORWEGIAN ->
          switch (country) {
            case "DK", "SE" -> "moms";
            default -> "mva.";
          };
    };
  }

  private static String canadian(String title) {
    return switch (title) {
      case "GST" -> "TPS";
      case "HST" -> "TVH";
      case "QST" -> "TVQ";
      case "RST" -> "TVD";
      default -> "TVP";
    };
  }

  private static String consumptionTax(Language language) {
    return switch (language) {
      case ENGLISH -> "Consumption tax";
      case DUTCH -> "Verbruiksbelasting";
      case FRENCH -> "Taxe sur la consommation";
      case GERMAN -> "Konsumsteuer";
      case NORWEGIAN -> "Forbruksskatt";
    };
  }

  private static String salesTax(String state, Language language) {
    return switch (language) {
      case ENGLISH -> state + SALES_TAX;
      case DUTCH -> "Omzetbelasting " + state;
      case FRENCH -> "Taxe de vente " + state;
      case GERMAN -> "Verkaufssteuer " + state;
      case NORWEGIAN -> "Salgsskatt " + state;
    };
  }
}
