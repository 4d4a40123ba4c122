package dev.utkast.aws.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The regions of the countries that tax by region, by their English names: the second parts of ISO
/// 3166-2 codes.
public final class Provinces {
  private static final Map<String, Map<String, String>> BY_NAME =
      Map.of(
          "US",
          byName(
              """
              AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado,
              CT Connecticut, DE Delaware, DC District of Columbia, FL Florida, GA Georgia,
              HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa, KS Kansas, KY Kentucky,
              LA Louisiana, ME Maine, MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota,
              MS Mississippi, MO Missouri, MT Montana, NE Nebraska, NV Nevada, NH New Hampshire,
              NJ New Jersey, NM New Mexico, NY New York, NC North Carolina, ND North Dakota,
              OH Ohio, OK Oklahoma, OR Oregon, PA Pennsylvania, PR Puerto Rico, RI Rhode Island,
              SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah, VT Vermont,
              VA Virginia, WA Washington, WV West Virginia, WI Wisconsin, WY Wyoming\
              """),
          "CA",
          byName(
              """
              AB Alberta, BC British Columbia, MB Manitoba, NB New Brunswick,
              NL Newfoundland and Labrador, NS Nova Scotia, NT Northwest Territories, NU Nunavut,
              ON Ontario, PE Prince Edward Island, QC Quebec, QC Québec, SK Saskatchewan,
              YT Yukon\
              """));

  private Provinces() {}

  /// @param province a name, or a code already
  /// @return its code; empty for what is neither
  public static Optional<String> codeOf(String country, String province) {
    var named = BY_NAME.getOrDefault(country, Map.of()).get(province.toLowerCase(Locale.ROOT));
    return Optional.ofNullable(named)
        .or(() ->
            Optional.of(province.toUpperCase(Locale.ROOT))
                .filter(code -> code.matches("[A-Z0-9]{1,3}")));
  }

  private static Map<String, String> byName(String list) {
    return Arrays.stream(list.split(",\\s+"))
        .map(entry -> entry.split(" ", 2))
        .collect(
            Collectors.toMap(
                entry -> entry[1].toLowerCase(Locale.ROOT), entry -> entry[0], (a, _) -> a));
  }
}
