package dev.utkast.functions.draftorders;

import dev.utkast.model.id.TaxRegistrationId;
import dev.utkast.model.shop.SalesSettings.TaxRegistration;
import dev.utkast.model.tax.Registration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Where a shop of a test is registered for tax.
final class Registrations {
  private Registrations() {}

  /// @param authorities such as `NL`, `EU` or `US-CA`; their registrations are numbered from 1
  static List<TaxRegistration> in(String... authorities) {
    return IntStream.range(0, authorities.length)
        .mapToObj(i ->
            new TaxRegistration(
                new TaxRegistrationId(i + 1), Registration.in(authorities[i]), Optional.empty()))
        .toList();
  }
}
