package dev.utkast.aws.adminapi;

import dev.utkast.aws.http.Fields;
import dev.utkast.model.tax.VatNumber;
import java.util.Optional;

/// A VAT number in a request: one that can be true, by its country's form and check digits.
public final class VatNumberField {
  private VatNumberField() {}

  /// @return the number with its country prefix and without blanks; empty where the field is
  ///   absent, null, blank or refused
  public static Optional<String> read(Fields fields, String name) {
    return fields
        .text(name)
        .flatMap(typed ->
            switch (VatNumber.parse(typed)) {
              case VatNumber.Parsed.Valid(var number) -> Optional.of(number.number());
              case VatNumber.Parsed.Refused(var fault) -> {
                fields.wrong(name, PricingRefusals.words(fault));
                yield Optional.empty();
              }
            });
  }
}
