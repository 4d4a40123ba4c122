package dev.utkast.model.tax;

import dev.utkast.model.decision.VatNumberFault;
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

    record Refused(VatNumberFault fault) implements Parsed {}
  }

  private static final Pattern SEPARATORS = Pattern.compile("[\\s.:/-]");
  private static final Pattern NORWEGIAN = Pattern.compile("\\d{9}MVA");
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9A-Z+*]{2,16}");

  public static Parsed parse(String text) {
    var compact = withPrefix(SEPARATORS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT));
    if (!FORM.matcher(compact).matches()) {
      return refused(new VatNumberFault.NotANumber());
    }
    var country = compact.startsWith("EL") ? "GR" : compact.substring(0, 2);
    var scheme = VatNumberScheme.of(country);
    if (scheme.isEmpty()) {
      return refused(new VatNumberFault.UnknownCountry(country));
    }
    var body = scheme.get().body(compact.substring(2));
    if (!scheme.get().hasForm(body)) {
      return refused(new VatNumberFault.WrongForm(country));
    }
    if (!scheme.get().isTrue(body)) {
      return refused(new VatNumberFault.WrongCheckDigit());
    }
    return new Parsed.Valid(new VatNumber(country, compact.substring(0, 2) + body));
  }

  private static Parsed refused(VatNumberFault fault) {
    return new Parsed.Refused(fault);
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
