package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.documents.LawfulSales.Situation;
import dev.utkast.model.invoice.BuyerDuties;
import dev.utkast.model.shop.SellerDuties.Missing;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whom the tax of the One-Stop-Shop is charged to.
class BuyersOfTheUnionTest {

  /// It is for consumers: a company with a number would pay no tax here.
  @ParameterizedTest
  @CsvSource({"DOMESTIC, BUYER_VAT_NUMBER", "INTRA_UNION_CONSUMER, ''"})
  void aCompanyWithoutANumberIsToldOf(Situation buyer, String missing) {
    var seller = LawfulSeller.of("DE");
    var taxed = LawfulSales.sale(seller, Situation.INTRA_UNION_CONSUMER).priced();
    var found = BuyerDuties.missing("DE", LawfulSales.sale(seller, buyer).content(), taxed);
    assertEquals(
        missing,
        found.stream().map(Missing::duty).map(Enum::name).collect(Collectors.joining(", ")));
  }
}
