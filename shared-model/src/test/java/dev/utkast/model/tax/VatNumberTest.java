package dev.utkast.model.tax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.money.CaseTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Numbers that companies publish on their own pages and invoices.
class VatNumberTest {

  private static final String NUMBERS =
      """
      country | numbers
      AT      | ATU13585627, ATU 142 43 102, ATU54300000, ATU46080404
      BE      | BE 0202.239.951, BE0428759497, BE 444.503.092, BE 0795 013 186
      BG      | BG 131 272 009, BG175074752, BG7111042925, BG7523169263, BG7542011030, BG8032056031
      CY      | CY 10246672X, CY-10259033P, CY00632993 F
      CZ      | CZ 25123891, CZ 640229/4448, CZ 640903926, CZ00023205, CZ8058012314, CZ7652046248
      DE      | DE 113866163, DE 811 363 057, DE136308783, DE 221.304.969
      DK      | DK 10 50 32 80, DK-27630308, DK26210895
      EE      | EE 100 931 558, EE101256753
      ES      | ES A-28184661, ES B64717838, ES X-5253868-R, ES 54362315K
      ES      | ES Q-2818015-F, ES Z5277343K, ES W4003922D, ES M1234567L
      FI      | FI 02459042, FI 0982651-1, FI20774740
      FR      | FR 40 303 265 045, FR 83 404 833 048, FR K7399859412, FR32000000330, FR 4Z123456782
      GR      | EL 094012834, EL 94051189, GR 099548630
      HR      | HR33392005961
      HU      | HU 12840937, HU-10402434, HU10672101
      IE      | IE 6433435F, IE6433435OA, IE6433435IH, IE8D79739I, IE9Y71814N, IE 8223200u
      IT      | IT 00743110157, IT 02153481201, IT-03827740402
      LT      | LT 119511515, LT 100001919017, LT 100004801610, LT290068995116
      LU      | LU 10059929, LU.248.70.640, LU 150 274 42
      LV      | LV 4000 3521 600, LV 90000528023, LV 161175-19997
      MT      | MT 1167-9112, MT20630321
      NL      | NL 8225.69.759 b01, NL4495445B01, NL-8197.38.116.B.01, NL002455799B11
      PL      | PL 8393173893, PL 764-23-05-489, PL5261025421
      PT      | PT 501 964 843, PT 502971142
      RO      | RO 185 472 90, RO 573768, RO 1630615123457, RO 24736200
      SE      | SE 556.383.740.901, SE 202 100-5000 01, SE 390 806 051 401
      SI      | SI 50223054, SI-83815201
      SK      | SK 202 274 96 19, SK 1078449064
      GB      | GB 980 7806 84, GB 434 0314 94, GB980780684
      XI      | XI 980780684
      NO      | NO 974760673, 974 760 673 MVA, NO995525828MVA
      CH      | CHE-107.787.577 IVA, CHE107787577, CHE-107.787.577 MWST\
      """;

  static Stream<List<String>> numbers() {
    return CaseTable.rows(NUMBERS);
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void publishedNumbersAreValidAndOneWrongDigitIsNot(List<String> row) {
    for (var text : row.get(1).split(", ", -1)) {
      var valid =
          assertInstanceOf(VatNumber.Parsed.Valid.class, VatNumber.parse(text), text).number();
      assertEquals(row.get(0), valid.country());
      assertEquals(valid, parsed(valid.number()), "the compact form is valid too");
    }
    assertTrue(shareOfCaughtSlips(row) > 0.8, row.get(0));
  }

  /// Every digit of every number replaced by every other digit.
  private static double shareOfCaughtSlips(List<String> row) {
    var slips = new ArrayList<String>();
    for (var text : row.get(1).split(", ", -1)) {
      var number = text.toUpperCase(Locale.ROOT);
      for (int i = 2; i < number.length(); i++) {
        for (char digit = '0'; digit <= '9' && Character.isDigit(number.charAt(i)); digit++) {
          if (digit != number.charAt(i)) {
            slips.add(number.substring(0, i) + digit + number.substring(i + 1));
          }
        }
      }
    }
    return slips.stream().filter(s -> !VatNumber.isValid(s)).count() / (double) slips.size();
  }

  private static final String REFUSED =
      """
      number           | reason
      ATU13585626      | WrongCheckDigit[]
      BE0428759498     | WrongCheckDigit[]
      BG 175074751     | WrongCheckDigit[]
      CY-10257074Y     | WrongCheckDigit[]
      CZ 25123890      | WrongCheckDigit[]
      CZ 95123891      | WrongCheckDigit[]
      CZ 8058018314    | WrongCheckDigit[]
      DE 246 495 415   | WrongCheckDigit[]
      ES 54362415K     | WrongCheckDigit[]
      ES-x-2322300w    | WrongCheckDigit[]
      ES B64717839     | WrongCheckDigit[]
      ES T64717838     | WrongCheckDigit[]
      FR 84 323 140 391| WrongCheckDigit[]
      FR K7399859312   | WrongCheckDigit[]
      FR L7399859412   | WrongCheckDigit[]
      IE 632 3421 C    | WrongCheckDigit[]
      LV 40003189715   | WrongCheckDigit[]
      NL123456789B90   | WrongCheckDigit[]
      PT 501964842     | WrongCheckDigit[]
      RO 18547291      | WrongCheckDigit[]
      SK 1078449164    | WrongCheckDigit[]
      GB 802311781     | WrongCheckDigit[]
      NO 974760674     | WrongCheckDigit[]
      CHE107787578     | WrongCheckDigit[]
      AT1 142 43 102   | WrongForm[country=AT]
      DE 011125440     | WrongForm[country=DE]
      IT 00687129980   | WrongForm[country=IT]
      LT 100001509922  | WrongForm[country=LT]
      NL009122746B00   | WrongForm[country=NL]
      NL1B01           | WrongForm[country=NL]
      SE 556433592400  | WrongForm[country=SE]
      SK 2010237945    | WrongForm[country=SK]
      CY-12259033P     | WrongForm[country=CY]
      GBGD500          | WrongForm[country=GB]
      GBHA499          | WrongForm[country=GB]
      US123456789      | UnknownCountry[country=US]
      QQ124567         | UnknownCountry[country=QQ]
      123456789        | NotANumber[]
      DE               | NotANumber[]
      D€136308783      | NotANumber[]
      DE１36308783     | NotANumber[]\
      """;

  static Stream<List<String>> refused() {
    return CaseTable.rows(REFUSED);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void wrongNumbersAreRefusedWithTheReason(List<String> row) {
    var refused =
        assertInstanceOf(VatNumber.Parsed.Refused.class, VatNumber.parse(row.get(0)), row.get(0));
    assertEquals(row.get(1), refused.fault().toString());
    assertFalse(VatNumber.isValid(row.get(0)));
  }

  /// Sole traders' numbers since 2020 hold modulus 97 over the whole.
  @Test
  void dutchSoleTradersHaveTheirOwnArithmetic() {
    assertTrue(VatNumber.isValid("NL000099998B57"));
    assertFalse(VatNumber.isValid("NL000099998B58"));
  }

  @Test
  void britishBranchesAndAuthoritiesHaveNumbersOfTheirOwn() {
    for (var number : List.of("GB 980780684 001", "GBGD001", "GBHA599")) {
      assertTrue(VatNumber.isValid(number), number);
    }
    assertFalse(VatNumber.isValid("GB 980780685 001"));
    assertTrue(VatNumber.isValid("GB 100 0000 47"), "modulus 9755, from 2009 on");
    assertFalse(VatNumber.isValid("GB 000 0000 42"));
  }

  @Test
  void latvianPersonsSince2017HaveNoCheckDigit() {
    assertTrue(VatNumber.isValid("LV 320000-00000"));
    assertTrue(VatNumber.isValid("LV 320000-00001"));
    assertFalse(VatNumber.isValid("LV 310000-00001"));
  }

  @Test
  void czechBirthNumbersHaveAMonthAndADay() {
    assertTrue(VatNumber.isValid("CZ 450331452"));
    assertTrue(VatNumber.isValid("CZ 455231452"), "women: 50 months more");
    for (var date : List.of("450031452", "451331452", "456331452", "450300452", "450332452")) {
      assertFalse(VatNumber.isValid("CZ" + date), date);
    }
  }

  @Test
  void everyMemberStateIsKnown() {
    var tested = new HashSet<>(numbers().map(List::getFirst).toList());
    assertTrue(tested.containsAll(EuropeanUnion.MEMBERS));
    assertEquals(27, EuropeanUnion.MEMBERS.size());
  }

  private static VatNumber parsed(String text) {
    return assertInstanceOf(VatNumber.Parsed.Valid.class, VatNumber.parse(text), text).number();
  }
}
