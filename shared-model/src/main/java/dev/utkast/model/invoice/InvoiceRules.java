package dev.utkast.model.invoice;

import dev.utkast.model.tax.EuropeanUnion;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Which laws want what on the invoices and credit notes of a seller: those of her country, in a
/// member state of the Union the Directive before them. A seller elsewhere says what any merchant
/// does.
public final class InvoiceRules {
  private InvoiceRules() {}

  /// Every rule of a country, whatever the sale. Several may ask for the same.
  ///
  /// @param seller her country, ISO 3166-1 alpha-2
  public static List<InvoiceRule> of(String seller) {
    var national =
        switch (seller) {
          case "AT" -> InvoiceLaws.AUSTRIA;
          case "BE" -> InvoiceLaws.BELGIUM;
          case "DE" -> InvoiceLaws.GERMANY;
          case "FR" -> InvoiceLaws.FRANCE;
          case "NL" -> InvoiceLaws.NETHERLANDS;
          case "CH" -> InvoiceLaws.SWITZERLAND;
          case "GB" -> InvoiceLaws.UNITED_KINGDOM;
          case "NO" -> InvoiceLaws.NORWAY;
          case "US" -> InvoiceLaws.UNITED_STATES;
          default -> List.<InvoiceRule>of();
        };
    if (EuropeanUnion.isMember(seller)) {
      return Stream.concat(InvoiceLaws.UNION.stream(), national.stream()).toList();
    }
    return national.isEmpty() ? InvoiceLaws.ELSEWHERE : national;
  }

  /// What a document must say.
  ///
  /// @param seller her country, ISO 3166-1 alpha-2
  public static Set<InvoiceElement> elements(
      String seller, Set<InvoiceCircumstance> circumstances) {
    var elements = EnumSet.noneOf(InvoiceElement.class);
    of(seller).stream()
        .filter(rule -> rule.applies(circumstances))
        .forEach(rule -> elements.add(rule.element()));
    return Collections.unmodifiableSet(elements);
  }
}
