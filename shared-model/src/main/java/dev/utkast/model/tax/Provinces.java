package dev.utkast.model.tax;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The regions of the countries whose addresses need them, by the names that people write: the
/// second parts of ISO 3166-2 codes, and the military post of the United States (USPS Publication
/// 28, appendix B).
///
/// The first name of a code is the one that is answered.
public final class Provinces {
  /// One entry of the list below.
  private record Named(String code, String name) {}

  private static final Map<String, String> LISTS =
      Map.of(
          "US",
          """
          AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado,
          CT Connecticut, DE Delaware, DC District of Columbia, DC Washington DC, FL Florida,
          GA Georgia, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa, KS Kansas,
          KY Kentucky, LA Louisiana, ME Maine, MD Maryland, MA Massachusetts, MI Michigan,
          MN Minnesota, MS Mississippi, MO Missouri, MT Montana, NE Nebraska, NV Nevada,
          NH New Hampshire, NJ New Jersey, NM New Mexico, NY New York, NC North Carolina,
          ND North Dakota, OH Ohio, OK Oklahoma, OR Oregon, PA Pennsylvania, RI Rhode Island,
          SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah, VT Vermont,
          VA Virginia, WA Washington, WA Washington State, WV West Virginia, WI Wisconsin,
          WY Wyoming, AS American Samoa, GU Guam, MP Northern Mariana Islands, MP Northern
          Marianas, PR Puerto Rico, VI Virgin Islands, VI U.S. Virgin Islands,
          VI United States Virgin Islands,
          VI US Virgin Islands, AA Armed Forces Americas, AE Armed Forces Europe,
          AE Armed Forces Africa, AE Armed Forces Canada, AE Armed Forces Middle East,
          AP Armed Forces Pacific\
          """,
          "CA",
          """
          AB Alberta, BC British Columbia, MB Manitoba, NB New Brunswick,
          NL Newfoundland and Labrador, NL Newfoundland, NL Labrador, NL Nfld, NL NF,
          NS Nova Scotia, NT Northwest Territories, NT NWT, NU Nunavut, ON Ontario,
          PE Prince Edward Island, PE P.E.I., PE PEI, PE Prince Edward Is, QC Quebec, QC Québec, QC PQ,
          SK Saskatchewan, YT Yukon, YT Yukon Territory, AB Alta, BC B.C., MB Man, ON Ont,
          QC Que, SK Sask, BC Colombie-Britannique, NB Nouveau-Brunswick,
          NL Terre-Neuve-et-Labrador, NS Nouvelle-Écosse, NT Territoires du Nord-Ouest,
          PE Île-du-Prince-Édouard\
          """,
          "AU",
          """
          ACT Australian Capital Territory, NSW New South Wales, NT Northern Territory,
          QLD Queensland, SA South Australia, TAS Tasmania, VIC Victoria,
          WA Western Australia\
          """);

  /// Of the countries that somebody asks about.
  private static final Map<String, Map<String, String>> CODES = new ConcurrentHashMap<>();

  private static final Map<String, Map<String, String>> NAMES = new ConcurrentHashMap<>();

  private Provinces() {}

  /// @param province a name, or a code already
  /// @return its code; empty for what is neither, and in countries whose regions are not known here
  public static Optional<String> codeOf(String country, String province) {
    var upper = province.strip().toUpperCase(Locale.ROOT).replace(".", "");
    var code = upper.startsWith(country + "-") ? upper.substring(country.length() + 1) : upper;
    return name(country, code).isPresent()
        ? Optional.of(code)
        : Optional.ofNullable(made(CODES, country, Provinces::codes).get(PlaceName.key(province)));
  }

  /// @return the name of a region by its code, where it is known
  public static Optional<String> name(String country, String code) {
    return Optional.ofNullable(made(NAMES, country, Provinces::names).get(code));
  }

  /// Nothing is kept for what has no regions here, which anybody may ask about.
  private static Map<String, String> made(
      Map<String, Map<String, String>> known,
      String country,
      Function<String, Map<String, String>> make) {
    return LISTS.containsKey(country) ? known.computeIfAbsent(country, make) : Map.of();
  }

  private static Map<String, String> codes(String country) {
    return named(country).stream()
        .collect(Collectors.toMap(one -> PlaceName.key(one.name()), Named::code, (a, _) -> a));
  }

  private static Map<String, String> names(String country) {
    return named(country).stream()
        .collect(Collectors.toMap(Named::code, Named::name, (first, _) -> first));
  }

  private static List<Named> named(String country) {
    return Arrays.stream(requireNonNull(LISTS.get(country)).split(",\\s+"))
        .map(entry -> entry.split(" ", 2))
        .map(entry -> new Named(entry[0], entry[1].replaceAll("\\s+", " ")))
        .toList();
  }
}
