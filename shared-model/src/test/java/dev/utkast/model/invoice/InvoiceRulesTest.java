package dev.utkast.model.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceRulesTest {
  private static final String BASE =
      "NUMBER ISSUE_DATE SELLER_NAME SELLER_ADDRESS BUYER_NAME ITEMS UNIT_PRICE TOTAL";

  /// Read beside the laws: what each asks for beyond what every invoice says.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DE | INVOICE | BUYER_ADDRESS SUPPLY_DATE SELLER_FORM SELLER_REGISTER SELLER_DIRECTORS
          FR | INVOICE | BUYER_ADDRESS SUPPLY_DATE SELLER_FORM SELLER_REGISTER OPERATION
          NL | INVOICE | BUYER_ADDRESS SUPPLY_DATE SELLER_FORM SELLER_REGISTER
          BE | INVOICE | BUYER_ADDRESS SUPPLY_DATE SELLER_FORM SELLER_REGISTER
          AT | INVOICE | BUYER_ADDRESS SUPPLY_DATE SELLER_FORM SELLER_REGISTER
          ES | INVOICE | BUYER_ADDRESS SUPPLY_DATE
          NO | INVOICE | BUYER_ADDRESS SUPPLY_DATE SUPPLY_PLACE SELLER_REGISTER
          GB | INVOICE | BUYER_ADDRESS SUPPLY_DATE SELLER_FORM SELLER_REGISTER
          CH | INVOICE | BUYER_ADDRESS SUPPLY_DATE SELLER_FORM
          US | INVOICE |
          JP | INVOICE |
          DE | CREDIT_NOTE | BUYER_ADDRESS SELLER_FORM SELLER_REGISTER SELLER_DIRECTORS CORRECTED_NUMBER CORRECTED_DATE
          NO | CREDIT_NOTE | BUYER_ADDRESS SELLER_REGISTER CORRECTED_NUMBER CORRECTED_DATE
          US | CREDIT_NOTE | CORRECTED_NUMBER CORRECTED_DATE
          FR | INVOICE BUSINESS TO_BE_PAID | BUYER_ADDRESS SUPPLY_DATE SELLER_FORM SELLER_REGISTER OPERATION DUE_DATE LATE_PENALTY RECOVERY_INDEMNITY EARLY_PAYMENT
          AT | INVOICE BUSINESS DOMESTIC | BUYER_ADDRESS SUPPLY_DATE SELLER_FORM SELLER_REGISTER
          AT | INVOICE BUSINESS DOMESTIC OVER_10_000_EUR | BUYER_ADDRESS BUYER_VAT_NUMBER SUPPLY_DATE SELLER_FORM SELLER_REGISTER
          ES | INVOICE VAT_REGISTERED TAXED GROSS_PRICES | BUYER_ADDRESS SELLER_VAT_NUMBER SUPPLY_DATE NET_UNIT_PRICE TAXABLE_AMOUNT TAX_RATE TAX_AMOUNT
          ES | INVOICE UNTAXED INTRA_UNION_SUPPLY | BUYER_ADDRESS BUYER_VAT_NUMBER SUPPLY_DATE EXEMPTION
          ES | INVOICE UNTAXED REVERSE_CHARGE | BUYER_ADDRESS BUYER_VAT_NUMBER SUPPLY_DATE EXEMPTION REVERSE_CHARGE
          ES | INVOICE TAXED ONE_STOP_SHOP | BUYER_ADDRESS SUPPLY_DATE TAX_RATE TAX_AMOUNT ONE_STOP_SHOP
          ES | INVOICE TAXED FOREIGN_CURRENCY | BUYER_ADDRESS SUPPLY_DATE TAX_RATE TAX_AMOUNT TAX_IN_SHOP_CURRENCY
          ES | INVOICE PAID_IN_ADVANCE | BUYER_ADDRESS SUPPLY_DATE ADVANCE_DATES
          ES | CREDIT_NOTE PAID_IN_ADVANCE | BUYER_ADDRESS CORRECTED_NUMBER CORRECTED_DATE
          NO | INVOICE PAID_IN_ADVANCE | BUYER_ADDRESS SUPPLY_DATE SUPPLY_PLACE SELLER_REGISTER
          US | INVOICE TAXED GROSS_PRICES | TAX_RATE TAX_AMOUNT\
          """)
  void aDocumentSaysWhatTheLawsOfTheSellerWant(String seller, String when, String beyond) {
    var circumstances = set(InvoiceCircumstance.class, when);
    var wanted = set(InvoiceElement.class, BASE + (beyond == null ? "" : " " + beyond));
    assertEquals(wanted, EnumSet.copyOf(InvoiceRules.elements(seller, circumstances)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DE", "FR", "NL", "BE", "AT", "NO", "GB", "CH", "US", "ES", "JP"})
  void everyRuleNamesItsSourceAndStandsOnce(String seller) {
    var rules = InvoiceRules.of(seller);
    assertEquals(rules.stream().distinct().toList(), rules);
    for (var rule : rules) {
      assertFalse(rule.source().isBlank(), rule::toString);
    }
  }

  @Test
  void everyPointOfTheDirectiveThatConcernsTheseSalesIsThere() {
    var points =
        InvoiceRules.of("ES").stream()
            .map(InvoiceRule::source)
            .filter(source -> source.contains("226"))
            .map(source -> source.replaceAll(".*\\((.*)\\)", "$1"))
            .collect(Collectors.toSet());
    assertTrue(
        points.equals(Set.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "11a")),
        points::toString);
  }

  private static <E extends Enum<E>> EnumSet<E> set(Class<E> type, String names) {
    var set = EnumSet.noneOf(type);
    for (var name : names.strip().split(" +")) {
      set.add(Enum.valueOf(type, name));
    }
    return set;
  }
}
