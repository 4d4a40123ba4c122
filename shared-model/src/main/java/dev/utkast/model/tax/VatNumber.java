package dev.utkast.model.tax;

import java.util.Locale;
import java.util.regex.Pattern;

/// A VAT identification number whose form and check digits are right; whether it is in use only its
/// tax office knows.
///
/// Numbers of the EU's member states, Northern Ireland, the United Kingdom, Norway and Switzerland,
/// in any usual notation. Refuses other countries, wrong lengths and wrong check digits, each with
/// its reason.
///
/// @param country ISO 3166-1 alpha-2 (Greece is GR though its numbers start with EL); `XI` for
///   Northern Ireland
/// @param number without spaces and dots, with its prefix: `NL001234567B01`, `CHE123456788`,
///   `NO123456785MVA`
public record VatNumber(String country, String number) {

  public sealed interface Parsed {
    record Valid(VatNumber number) implements Parsed {}

    record Refused(String reason) implements Parsed {}
  }

  private static final Pattern SEPARATORS = Pattern.compile("[\\s.:/-]");
  private static final Pattern NORWEGIAN = Pattern.compile("\\d{9}MVA");
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9A-Z+*]{2,16}");

  public static Parsed parse(String text) {
    var compact = withPrefix(SEPARATORS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT));
    if (!FORM.matcher(compact).matches()) {
      return new Parsed.Refused("is not a VAT number");
    }
    var country = compact.startsWith("EL") ? "GR" : compact.substring(0, 2);
    var scheme = VatNumberScheme.of(country);
    if (scheme.isEmpty()) {
      return new Parsed.Refused("is of a country whose numbers are unknown: " + country);
    }
    var body = scheme.get().body(compact.substring(2));
    if (!scheme.get().hasForm(body)) {
      return new Parsed.Refused("has not the form of " + country);
    }
    if (!scheme.get().isTrue(body)) {
      return new Parsed.Refused("has a wrong check digit");
    }
    return new Parsed.Valid(new VatNumber(country, compact.substring(0, 2) + body));
  }

  /// Where the number identifies somebody for VAT.
  public Place place() {
    return country.equals("XI") ? new Place("GB", "NIR") : Place.of(country);
  }

  public static boolean isValid(String text) {
    return parse(text) instanceof Parsed.Valid;
  }

  private static String withPrefix(String compact) {
    if (NORWEGIAN.matcher(compact).matches()) {
      return "NO" + compact;
    }
    return compact.startsWith("GR") ? "EL" + compact.substring(2) : compact;
  }
}
