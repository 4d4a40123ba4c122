package dev.utkast.functions.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.MemoryWiring;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrationWarningsTest {
  private final MemoryWiring wiring = MemoryWiring.standard();
  private final HttpCalls calls = new HttpCalls(new Settings(wiring)).withScopes("write_settings");

  private SalesSettings stored() {
    return new SettingsTable(wiring.database()).sales();
  }

  private Answer register(String country) {
    return calls.post(
        "tax_registrations.json",
        "{\"tax_registration\": {\"country_code\": \"%s\"}}".formatted(country));
  }

  /// The shop is in the Netherlands, and has said nothing of itself.
  @Test
  void whoRegistersIsToldWhatInvoicesWillLack() {
    var lacking = register("DE").at("tax_registration.warnings").items();
    assertEquals(
        List.of(
            "NL legal_name",
            "NL address1",
            "NL register",
            "DE legal_name",
            "DE address1",
            "DE vat_number"),
        lacking.stream()
            .map(one -> one.textAt("country_code") + " " + one.textAt("field"))
            .toList());
    assertTrue(lacking.getLast().textAt("message").endsWith("UStG § 14 (4) no. 2"));
    assertEquals(1, stored().registrations().size(), "it is registered all the same");
  }

  /// Its sales are declared under the number of home.
  @Test
  void theOneStopShopNeedsNoNumberOfItsOwn() {
    var without = register("EU").at("tax_registration.warnings").write();
    assertTrue(without.contains("\"field\":\"vat_number\",\"country_code\":\"EU\""), without);
    var home =
        calls.post(
            "tax_registrations.json",
            """
            {"tax_registration": {"country_code": "NL", "vat_number": "NL004495445B01"}}
            """);
    var with = home.at("tax_registration.warnings").write();
    assertFalse(with.contains("vat_number"), with);
  }
}
