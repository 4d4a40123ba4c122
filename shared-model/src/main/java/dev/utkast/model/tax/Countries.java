package dev.utkast.model.tax;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Countries by their ISO 3166-1 alpha-2 codes and names: English ones, those of the languages that
/// documents have, and the spellings that clients use.
///
/// Kosovo is one, as `XK`: the code is user-assigned, and what the European Union, the postal
/// services and Unicode use.
public final class Countries {
  private static final Set<String> CODES =
      Stream.concat(Arrays.stream(Locale.getISOCountries()), Stream.of("XK"))
          .collect(Collectors.toUnmodifiableSet());

  /// Codes that stand for a country beside its own: the Union's for the United Kingdom and Greece.
  private static final Map<String, String> OTHER_CODES = Map.of("UK", "GB", "EL", "GR");

  static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("nl"), Locale.of("nb"));

  /// Spellings in daily use that the names of the JDK do not cover; the long ones are those of ISO
  /// 3166-1.
  private static final String SPELLINGS =
      """
      GB Great Britain, GB Britain, GB UK of Great Britain and Northern Ireland, GB England,
      GB Scotland, GB Wales, GB United Kingdom of Great Britain and Northern Ireland,
      US USA, US United States of America, NL Holland, CZ Czech Republic, CZ Czechia,
      HK Hong Kong, HK Hongkong, HK Hong Kong SAR, MO Macau, MO Macao, TR Turkey, TR Türkiye,
      AE UAE, AE Emirates, IE Republic of Ireland, IE Eire,
      KR South Korea, KR Republic of Korea, KR Korea Republic of,
      KP North Korea, KP Korea Democratic People's Republic of,
      CD Democratic Republic of the Congo, CD Congo The Democratic Republic Of The, CD DR Congo,
      CG Republic of the Congo, CG Congo, CI Ivory Coast, CI Côte d'Ivoire, CV Cape Verde,
      CV Cabo Verde, SZ Swaziland, SZ Eswatini, MM Burma, MM Myanmar, MK Macedonia,
      MK North Macedonia, MK Macedonia Republic of, MD Moldova Republic of,
      MD Republic of Moldova, RU Russian Federation, TL East Timor, TZ Tanzania United Republic of,
      VA Vatican, VA Holy See, VA Holy See Vatican City State, VN Viet Nam,
      LA Lao People's Democratic Republic, LY Libyan Arab Jamahiriya, SY Syrian Arab Republic,
      IR Iran Islamic Republic of, BN Brunei Darussalam, BO Bolivia Plurinational State of,
      VE Venezuela Bolivarian Republic of, FM Micronesia Federated States of,
      FK Falkland Islands Malvinas, PS Palestine, PS Palestinian Territory Occupied,
      PS State of Palestine, TW Taiwan Province of China, CM Republic of Cameroon,
      VG Virgin Islands British, VI Virgin Islands U.S., VI United States Virgin Islands,
      SH Saint Helena Ascension and Tristan da Cunha, BQ Bonaire Sint Eustatius and Saba,
      CC Cocos Keeling Islands, CY Akrotiri, CY Dhekelia, CY Akrotiri and Dhekelia,
      UM United States Minor Outlying Islands, XK Republic of Kosovo, XK Kosova, XK Kosovë,
      CN People's Republic of China, CN PRC, CN Mainland China, PT Portugal Continental,
      GR Hellas, RS Republic of Serbia, DE Federal Republic of Germany\
      """;

  private Countries() {}

  /// Built at the first name that must be looked up: most addresses carry a code.
  private static final class Spelled {
    static final Map<String, String> CODES =
        Arrays.stream(SPELLINGS.split(",\\s+"))
            .collect(
                Collectors.toUnmodifiableMap(
                    entry -> PlaceName.key(entry.substring(3)),
                    entry -> entry.substring(0, 2),
                    (_, last) -> last));
  }

  /// A language is read when no earlier one has the name: each takes as long as a whole request.
  private static final Map<Locale, Map<String, String>> IN_LANGUAGE = new ConcurrentHashMap<>();

  private static Map<String, String> inLanguage(Locale language) {
    var out = new HashMap<String, String>();
    for (var code : CODES) {
      ownNames(code, language).forEach(key -> out.putIfAbsent(key, code));
    }
    return out;
  }

  private static Stream<String> ownNames(String code, Locale language) {
    return PlaceName.spellings(Locale.of("", code).getDisplayCountry(language));
  }

  /// Built at the first name that is none in any language.
  private static final class ThreeLetters {
    static final Map<String, String> CODES =
        Arrays.stream(Locale.getISOCountries())
            .collect(
                Collectors.toUnmodifiableMap(
                    code -> PlaceName.key(Locale.of("", code).getISO3Country()), code -> code));
  }

  /// @param text in upper case
  public static boolean isCode(String text) {
    return CODES.contains(text);
  }

  /// @return the country's own code, where one is given that stands for it
  public static Optional<String> ofCode(String text) {
    var upper = text.strip().toUpperCase(Locale.ROOT);
    var code = OTHER_CODES.getOrDefault(upper, upper);
    return isCode(code) ? Optional.of(code) : Optional.empty();
  }

  /// @return the English name
  public static String name(String code) {
    return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
  }

  /// @param key of a name, as [PlaceName] makes it
  static Optional<String> named(String key) {
    return Optional.ofNullable(Spelled.CODES.get(key))
        .or(() ->
            LANGUAGES.stream()
                .map(language -> IN_LANGUAGE.computeIfAbsent(language, Countries::inLanguage))
                .flatMap(names -> Stream.ofNullable(names.get(key)))
                .findFirst())
        .or(() -> Optional.ofNullable(ThreeLetters.CODES.get(key)));
  }

  /// @param country a code or a name; of a part of a country that is taxed apart, that country
  public static Optional<String> codeOf(String country) {
    return ofCode(country)
        .or(() -> {
          var key = PlaceName.key(country);
          return named(key).or(() -> Territories.countryOfPart(key));
        });
  }

  /// Whether a country may be written so: by a name that is not another country's. A part that is
  /// taxed apart, some of which have codes of their own, may be written as its country, and the
  /// country as the part.
  public static boolean isCalled(String code, String country) {
    var key = PlaceName.key(country);
    // No country is called as another one is. Most are called by their English names.
    if (LANGUAGES.stream().flatMap(language -> ownNames(code, language)).anyMatch(key::equals)) {
      return true;
    }
    var named = codeOf(country).orElse(code);
    return named.equals(code)
        || Territories.isPart(code, key)
        || Territories.isPart(named, PlaceName.key(name(code)));
  }
}
