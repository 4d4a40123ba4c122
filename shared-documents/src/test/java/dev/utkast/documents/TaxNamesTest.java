package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.tax.TaxDataFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxNamesTest {
  private static final Set<String> OWN_NAMES =
      Set.of(
          // Names of laws that no other language has a word for.
          "IGIC",
          "AZ transaction privilege tax",
          "HI general excise tax",
          "NM gross receipts tax",
          "GST",
          "HST",
          "PST",
          "QST",
          "RST");

  @ParameterizedTest
  @CsvSource({
    "VAT,DE,VAT,btw,mva.,USt.,TVA",
    "VAT,AT,VAT,btw,mva.,USt.,TVA",
    "VAT,CH,VAT,btw,mva.,MWST,TVA",
    "VAT,LI,VAT,btw,mva.,MWST,TVA",
    "VAT,FR,VAT,btw,mva.,MwSt.,TVA",
    "VAT,BE,VAT,btw,mva.,MwSt.,TVA",
    "VAT,NL,VAT,btw,mva.,MwSt.,TVA",
    "VAT,NO,VAT,btw,mva.,MwSt.,TVA",
    "VAT,GB,VAT,btw,mva.,MwSt.,TVA",
    "VAT,SE,VAT,btw,moms,MwSt.,TVA",
    "VAT,DK,VAT,btw,moms,MwSt.,TVA",
    "GST,CA,GST,GST,GST,GST,TPS",
    "HST,CA,HST,HST,HST,HST,TVH",
    "QST,CA,QST,QST,QST,QST,TVQ",
    "PST,CA,PST,PST,PST,PST,TVP",
    "RST,CA,RST,RST,RST,RST,TVD",
    "GST,AU,GST,GST,GST,GST,GST",
    "Consumption tax,JP,Consumption tax,Verbruiksbelasting,Forbruksskatt,Konsumsteuer,"
        + "Taxe sur la consommation",
    "CA sales tax,US,CA sales tax,Omzetbelasting CA,Salgsskatt CA,Verkaufssteuer CA,"
        + "Taxe de vente CA",
    // As the shop typed it.
    "Mehrwertsteuer,DE,Mehrwertsteuer,Mehrwertsteuer,Mehrwertsteuer,Mehrwertsteuer,Mehrwertsteuer",
    "Denver sales tax,US,Denver sales tax,Denver sales tax,Denver sales tax,Denver sales tax,"
        + "Denver sales tax"
  })
  void eachTaxHasItsNameInEachLanguage(
      String title,
      String country,
      String english,
      String dutch,
      String norwegian,
      String german,
      String french) {
    assertEquals(english, TaxNames.of(title, country, Language.ENGLISH));
    assertEquals(dutch, TaxNames.of(title, country, Language.DUTCH));
    assertEquals(norwegian, TaxNames.of(title, country, Language.NORWEGIAN));
    assertEquals(german, TaxNames.of(title, country, Language.GERMAN));
    assertEquals(french, TaxNames.of(title, country, Language.FRENCH));
  }

  @Test
  void everyTitleOfTheTaxDataIsAName() {
    var titles =
        TaxDataFile.bundled().rates().stream()
            .map(rate -> rate.title())
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(titles.contains("VAT"), titles::toString);
    titles.removeAll(OWN_NAMES);
    for (var title : titles) {
      assertNotEquals(title, TaxNames.of(title, "DE", Language.GERMAN));
    }
  }

  @Test
  void theColumnOfRatesIsNamedAfterTheTax() {
    assertEquals(Optional.of("Btw"), TaxNames.heading(List.of("btw", "btw"), "NL", Language.DUTCH));
    assertEquals(Optional.of("USt."), TaxNames.heading(List.of(), "DE", Language.GERMAN));
    assertEquals(Optional.of("MWST"), TaxNames.heading(List.of(), "CH", Language.GERMAN));
    assertEquals(Optional.empty(), TaxNames.heading(List.of(), "US", Language.GERMAN));
    assertEquals(Optional.empty(), TaxNames.heading(List.of("TPS", "TVQ"), "CA", Language.FRENCH));
    assertEquals("Btw 21% over", TaxNames.first("btw 21% over"));
    assertEquals("MVA 25 % av", TaxNames.first("mva. 25 % av"));
    assertEquals("moms 25 %", TaxNames.first("moms 25 %"));
  }
}
