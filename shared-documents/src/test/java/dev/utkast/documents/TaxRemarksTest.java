package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.invoice.Untaxed;
import dev.utkast.model.pricing.Pricing;
import dev.utkast.model.pricing.PricingRules;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.pricing.ZeroTaxReason;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.sale.SaleLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Why something bears no tax, as each seller's law has it and the customer's language says it.
class TaxRemarksTest {
  private static final String GOODS = "goods";
  private static final String SERVICE = "service";
  private static final String ZERO_GOODS = "zero";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DE | goods   | REVERSE_CHARGE | en | Intra-Union supply of goods: exempt from VAT (Directive 2006/112/EC, article 138).
          DE | goods   | REVERSE_CHARGE | de | Steuerfreie innergemeinschaftliche Lieferung (Richtlinie 2006/112/EG, Artikel 138).
          DE | goods   | REVERSE_CHARGE | fr | Livraison intracommunautaire exonérée de TVA (directive 2006/112/CE, article 138).
          DE | goods   | REVERSE_CHARGE | nl | Intracommunautaire levering: vrijgesteld van btw (Richtlijn 2006/112/EG, artikel 138).
          DE | goods   | REVERSE_CHARGE | nb | Unionsinternt varesalg: fritatt for merverdiavgift (direktiv 2006/112/EF, artikkel 138).
          DE | service | REVERSE_CHARGE | en | Reverse charge: the customer accounts for the VAT (Directive 2006/112/EC, article 196).
          DE | service | REVERSE_CHARGE | de | Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge; Richtlinie 2006/112/EG, Artikel 196).
          DE | service | REVERSE_CHARGE | fr | Autoliquidation : la TVA est due par le preneur (directive 2006/112/CE, article 196).
          DE | service | REVERSE_CHARGE | nl | Btw verlegd: de afnemer is de btw verschuldigd (Richtlijn 2006/112/EG, artikel 196).
          DE | service | REVERSE_CHARGE | nb | Omvendt avgiftsplikt: Kjøperen beregner merverdiavgiften (direktiv 2006/112/EF, artikkel 196).
          DE | goods   | EXPORT | en | Export: exempt from VAT (Directive 2006/112/EC, article 146).
          DE | goods   | EXPORT | nl | Uitvoer: vrijgesteld van btw (Richtlijn 2006/112/EG, artikel 146).
          DE | goods   | EXPORT | de | Steuerfreie Ausfuhrlieferung (Richtlinie 2006/112/EG, Artikel 146).
          DE | goods   | EXPORT | fr | Exportation exonérée de TVA (directive 2006/112/CE, article 146).
          DE | goods   | EXPORT | nb | Utførsel: fritatt for merverdiavgift (direktiv 2006/112/EF, artikkel 146).
          DE | service | EXPORT | de | Dienstleistung an einen Kunden außerhalb der Europäischen Union: Der Leistungsort liegt dort (Richtlinie 2006/112/EG, Artikel 44, 58 und 59).
          NO | goods   | EXPORT | nb | Utførsel: fritatt for merverdiavgift (merverdiavgiftsloven § 6-21).
          NO | goods   | EXPORT | de | Steuerbefreite Ausfuhr (merverdiavgiftsloven § 6-21).
          GB | goods   | EXPORT | en | Export: exempt from VAT (VAT Act 1994, section 30(6)).
          CH | goods   | EXPORT | fr | Exportation exonérée de TVA (MWSTG/LTVA/LIVA, SR 641.20, art. 23).
          US | goods   | EXPORT | en | Export: no tax is charged on goods that leave the country.\
          """)
  void eachReasonIsSaidInTheWordsOfItsLaw(
      String seller, String kind, ZeroTaxReason.Code code, String language, String words) {
    var none = TaxContext.none(ZeroTaxReason.of(code));
    assertEquals(List.of(words), remarks(seller, language, none, kind));
  }

  @Test
  void eachReasonIsSaidOnceAndOnlyWhereThereIsOne() {
    var flat = TaxContext.flat("VAT", new BigDecimal("0.21"));
    assertEquals(List.of(), remarks("NL", "en", flat, GOODS));
    assertEquals(
        List.of("Some items are zero-rated: tax is due at 0%."),
        remarks("NL", "en", flat, GOODS, ZERO_GOODS, ZERO_GOODS));
  }

  @Test
  void reasonsBesideEachOtherEachNameTheAmountThatTheyAreFor() {
    var reverse = TaxContext.none(ZeroTaxReason.of(ZeroTaxReason.Code.REVERSE_CHARGE));
    assertEquals(
        List.of(
            "€20.00: Intra-Union supply of goods: exempt from VAT (Directive 2006/112/EC,"
                + " article 138).",
            "€10.00: Reverse charge: the customer accounts for the VAT (Directive 2006/112/EC,"
                + " article 196)."),
        remarks("NL", "en", reverse, GOODS, SERVICE, GOODS));
  }

  private static List<String> remarks(
      String seller, String language, TaxContext taxes, String... kinds) {
    var content = content(kinds);
    var priced = Pricing.price(content.toCart(), PricingRules.of(CurrencyUnit.EUR, taxes));
    var words = Words.in(Language.of(Locale.of(language)));
    return new TaxRemarks(seller, words)
        .of(Untaxed.of(content, priced), Formats.of(Locale.of(language)));
  }

  private static SaleContent content(String... kinds) {
    return Scarves.content(
        IntStream.range(0, kinds.length).mapToObj(i -> line(i + 1, kinds[i])).toList(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static SaleLine line(long id, String kind) {
    var category = kind.equals(ZERO_GOODS) ? TaxContext.ZERO : TaxContext.STANDARD;
    return Scarves.line(id, category, !kind.equals(SERVICE));
  }
}
