package dev.utkast.model.decision;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What is wrong with a registration or a tax rate that staff write.
public sealed interface SettingsProblem {

  record UnknownCountry(String code) implements SettingsProblem {}

  record UnknownRegion(String country, String region) implements SettingsProblem {}

  /// Taxes are the regions' there: nobody is registered with the country.
  record RegionMissing(String country) implements SettingsProblem {}

  /// The region's tax is the country's.
  record NoTaxOfItsOwn(String country) implements SettingsProblem {}

  /// Categories are words of lower case letters, digits and `_`.
  record MalformedCategory() implements SettingsProblem {}

  /// @param least characters
  /// @param most characters
  record TitleLength(int least, int most) implements SettingsProblem {}

  /// @param least a fraction
  /// @param most a fraction
  record RateOutside(BigDecimal least, BigDecimal most) implements SettingsProblem {}

  /// @param most decimals of the fraction
  record RateTooPrecise(int most) implements SettingsProblem {}

  record EndsBeforeItStarts(LocalDate from) implements SettingsProblem {}
}
