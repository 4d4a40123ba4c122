package dev.utkast.demo.replay;

import dev.utkast.aws.json.Json;
import dev.utkast.demo.source.Country;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// British value added tax on a replay whose source has none: the shop registers with the United
/// Kingdom before the first sale, and what it charges each customer is compared with a figure that
/// is computed here, from the rows of the source and from rates written down here.
///
/// Tax is rounded once a document (EN 16931, BR-CO-17), so the figure is the net amount times the
/// day's rate, half up. Switched off, nothing is registered and every draft is exempt, as the
/// source's are.
public record Vat(boolean on) {
  /// Sums by rate: the tax in the shop's currency, beside the net amount.
  public static final String OF_THE_SOURCE = "VAT of the source";

  public static final String OF_THE_SHOP = "VAT of the shop";
  private static final String UNITED_KINGDOM = "GB";

  /// A number with right check digits that stands in the examples of the tax office.
  private static final String NUMBER = "GB999999973";

  private static final String REGISTERED_FROM = "2003-01-01";

  /// HM Revenue and Customs, "Rates of VAT since 1973": the standard rate from each day on.
  private static final NavigableMap<LocalDate, BigDecimal> RATES =
      new TreeMap<>(
          Map.of(
              LocalDate.of(1991, 4, 1), new BigDecimal("0.175"),
              LocalDate.of(2008, 12, 1), new BigDecimal("0.15"),
              LocalDate.of(2010, 1, 1), new BigDecimal("0.175"),
              LocalDate.of(2011, 1, 4), new BigDecimal("0.20")));

  /// Registers the shop, once.
  void register(Trade steps) {
    if (on) {
      var settings = Json.object().put("rounding_level", "document");
      steps.put("vat/settings", "tax_settings.json", "tax_settings", settings);
      var registration =
          Json.object()
              .put("country_code", UNITED_KINGDOM)
              .put("from", REGISTERED_FROM)
              .put("vat_number", NUMBER);
      steps.create("vat/registration", "tax_registrations.json", "tax_registration", registration);
    }
  }

  /// Where nobody knows what a country's spelling means, no tax is charged rather than a wrong one.
  boolean exempts(String country) {
    return !on || Country.spelled(country).isEmpty();
  }

  /// Compares what a draft was charged with what it should be, and adds both up by rate.
  ///
  /// @param sort `sales` or `credits`
  void charged(
      Tally tally, Trade.Draft draft, LocalDate day, String country, BigDecimal net, String sort) {
    if (on) {
      boolean british =
          Country.spelled(country).filter(c -> c.code().equals(UNITED_KINGDOM)).isPresent();
      var rate = british ? rate(day) : BigDecimal.ZERO;
      var expected = net.multiply(rate).setScale(2, RoundingMode.HALF_UP);
      tally.compare("VAT of " + draft.name(), expected, draft.tax());
      tally.add("VAT on " + sort, draft.currency(), draft.tax(), BigDecimal.ZERO);
      tally.add(OF_THE_SOURCE, percent(rate), expected, net);
      tally.add(OF_THE_SHOP, percent(draft.taxRate()), draft.tax(), net);
    }
  }

  static BigDecimal rate(LocalDate day) {
    return RATES.floorEntry(day).getValue();
  }

  private static String percent(BigDecimal rate) {
    return rate.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }
}
