package dev.utkast.model.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalFormsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          Eik               | GmbH                        | company directed
          Eik GmbH          | -                           | company directed
          Eik               | UG (haftungsbeschränkt)     | company directed
          Eik UG (haftungsbeschränkt) | -                 | company directed
          Eik               | Gesellschaft mit beschränkter Haftung | company directed
          Eik               | AG                          | company directed board
          Eik SE            | -                           | company directed board
          Eik               | AG & Co. KGaA               | company directed board
          Eik               | GmbH & Co. KG               | company directed
          Eik & Sohn KG     | -                           | company
          Eik e.K.          | -                           | company
          Chêne SAS         | -                           | company
          Oak Trading B.V.  | -                           | company
          Oak Ltd           | -                           | company
          Ada Eik           | Einzelunternehmen           | person
          Ada Eik           | Einzelunternehmerin         | person
          Eik & Buche       | GbR                         | person
          Ada Oak           | sole trader                 | person
          Ada Eik           | -                           | unsaid
          Vintage           | -                           | unsaid
          -                 | -                           | unsaid\
          """)
  void whatABusinessIsIsSaidByItsFormOrTheEndOfItsName(String name, String form, String expected) {
    assertEquals(expected, told(identity(Optional.ofNullable(name), Optional.ofNullable(form))));
  }

  private static String told(ShopIdentity identity) {
    if (!LegalForms.isCompany(identity)) {
      return LegalForms.of(identity).isPresent() ? "person" : "unsaid";
    }
    return "company"
        + (LegalForms.isDirected(identity) ? " directed" : "")
        + (LegalForms.isRunByBoard(identity) ? " board" : "");
  }

  private static ShopIdentity identity(Optional<String> name, Optional<String> form) {
    var none = Optional.<String>empty();
    return new ShopIdentity(
        1,
        none,
        none,
        name,
        form,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        none,
        none,
        Optional.empty(),
        none,
        none,
        none,
        none,
        List.of(),
        List.of());
  }
}
