package dev.utkast.functions.settings;

import dev.utkast.aws.http.Fields;
import dev.utkast.model.tax.Countries;
import dev.utkast.model.tax.Provinces;
import java.util.Locale;
import java.util.Optional;

/// Countries and regions in requests, as the settings have them in common.
final class Places {
  private Places() {}

  /// @return the code in a field, in upper case; empty text where it is null
  static String code(Fields fields, String name, String before) {
    return fields.has(name)
        ? fields.text(name).map(text -> text.toUpperCase(Locale.ROOT)).orElse("")
        : before;
  }

  static Optional<String> code(String region) {
    return Optional.of(region).filter(text -> !text.isEmpty());
  }

  /// @return the country in a field; where there is none, an error and `standIn`, so that the other
  ///   fields can be looked at
  static String country(Fields fields, String before, String standIn) {
    var code = code(fields, "country_code", before);
    if (code.isEmpty()) {
      fields.requiredText("country_code");
    }
    return code.isEmpty() ? standIn : Countries.ofCode(code).orElse(code);
  }

  /// @return the region's code in a field that may have its name, or one that is known nowhere as
  ///   it was written
  static String region(Fields fields, String country, String before) {
    var text = code(fields, "province_code", before);
    return Provinces.codeOf(country, text).orElse(text);
  }
}
