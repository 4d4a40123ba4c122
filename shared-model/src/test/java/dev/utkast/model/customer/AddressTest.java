package dev.utkast.model.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "US | Orlando     | Florida  | FL  | 32822   | Orlando, FL 32822",
        "US | Orlando     | Florida  | -   | 32822   | Orlando, Florida 32822",
        "US | Orlando     | -        | -   | 32822   | Orlando 32822",
        "CA | Montréal    | Québec   | QC  | H1J 1C3 | Montréal QC H1J 1C3",
        "AU | Melbourne   | Victoria | VIC | 3000    | Melbourne VIC 3000",
        "ES | Madrid      | -        | -   | 28034   | 28034 Madrid",
        "ES | Alcobendas  | Madrid   | M   | 28100   | 28100 Alcobendas / Madrid",
        "IT | Milano      | Milano   | MI  | 20121   | 20121 Milano MI",
        "GB | Liverpool   | -        | -   | WX1 6LT | Liverpool / WX1 6LT",
        "NZ | Auckland    | -        | -   | 1010    | Auckland 1010",
        "IN | Bengaluru   | Karnataka | KA | 560001  | Bengaluru 560001 / Karnataka",
        "JP | Minato-ku   | Tokyo    | -   | 106-0032 | Minato-ku, Tokyo 106-0032",
        "HK | Central     | -        | -   | -       | Central",
        "-  | Kragerø     | -        | -   | 3770    | 3770 Kragerø",
        "-  | -           | -        | -   | -       | -"
      },
      delimiter = '|')
  void theTownStandsAsItsCountryWritesIt(
      String code, String city, String province, String provinceCode, String zip, String lines) {
    var none = Optional.<String>empty();
    var address =
        new Address(
            Optional.of("Ada"),
            none,
            Optional.of("Crofts"),
            Optional.of("1 Main Street"),
            Optional.of(" "),
            Optional.ofNullable(city),
            Optional.ofNullable(province),
            Optional.ofNullable(zip),
            Optional.of("Somewhere"),
            none,
            Optional.ofNullable(code),
            Optional.ofNullable(provinceCode));
    var town = lines == null ? List.<String>of() : List.of(lines.split(" / "));
    var expected = new java.util.ArrayList<>(List.of("Crofts", "Ada", "1 Main Street"));
    expected.addAll(town);
    expected.add("Somewhere");
    assertEquals(expected, address.lines());
  }
}
