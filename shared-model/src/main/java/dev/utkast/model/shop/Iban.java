package dev.utkast.model.shop;

import dev.utkast.model.tax.Countries;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Account numbers as ISO 13616 has them, and the codes of banks of ISO 9362.
public final class Iban {
  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\u00a0\\u202f.-]");
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
  private static final Pattern BIC =
      Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?");

  /// How many characters a country's numbers have: SWIFT, *IBAN Registry*, release 99.
  private static final Map<String, Integer> LENGTHS =
      Stream.of(
              """
              AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22
              DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28
              HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25
              MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29
              RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29
              VA22 VG24 XK20 YE30\
              """
                  .split("\\s+"))
          .collect(
              Collectors.toUnmodifiableMap(
                  each -> each.substring(0, 2), each -> Integer.valueOf(each.substring(2))));

  /// Countries whose banks have a BIC of their own country and accounts of another's: European
  /// Payments Council, *EPC List of SEPA Scheme Countries* (EPC409-09), for the Crown dependencies
  /// and French overseas; the others by the custom of their larger neighbours' banks.
  private static final Map<String, Set<String>> OTHER_BANKS =
      Map.of(
          "GB", Set.of("GG", "IM", "JE"),
          "FR",
              Set.of("BL", "GF", "GP", "MC", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"),
          "MC", Set.of("FR"),
          "LI", Set.of("CH"),
          "CH", Set.of("LI"),
          "FO", Set.of("DK"),
          "GL", Set.of("DK"),
          "FI", Set.of("AX"),
          "SM", Set.of("IT"),
          "VA", Set.of("IT"));

  private Iban() {}

  /// What is wrong with a number.
  public enum Fault {
    FORM,
    UNKNOWN_COUNTRY,
    LENGTH,
    CHECK_DIGITS
  }

  /// @return without spaces and in upper case, whatever else it is
  public static String compact(String typed) {
    return SEPARATORS.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
  }

  /// @param compact as [#compact] makes it
  /// @return nothing where it is right
  public static Optional<Fault> fault(String compact) {
    if (!FORM.matcher(compact).matches()) {
      return Optional.of(Fault.FORM);
    }
    var length = LENGTHS.get(compact.substring(0, 2));
    if (length == null) {
      return Optional.of(Fault.UNKNOWN_COUNTRY);
    }
    if (length != compact.length()) {
      return Optional.of(Fault.LENGTH);
    }
    return remainder(compact.substring(4) + compact.substring(0, 4)) == 1
        ? Optional.empty()
        : Optional.of(Fault.CHECK_DIGITS);
  }

  /// ISO/IEC 7064, MOD 97-10, with a letter for two digits: A is 10.
  private static int remainder(String text) {
    int rest = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = Character.digit(text.charAt(i), 36);
      rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
    }
    return rest;
  }

  /// @param compact as [#compact] makes it
  public static boolean isBic(String compact) {
    return BIC.matcher(compact).matches() && Countries.isCode(compact.substring(4, 6));
  }

  /// Whether a bank of this BIC can have this account: both name its country.
  ///
  /// @param iban without a fault
  /// @param bic as of [#isBic]
  public static boolean isBankOf(String iban, String bic) {
    var account = iban.substring(0, 2);
    var bank = bic.substring(4, 6);
    return bank.equals(account) || OTHER_BANKS.getOrDefault(account, Set.of()).contains(bank);
  }

  /// @return in groups of four, as ISO 13616 has it on paper
  public static String printed(String iban) {
    return iban.replaceAll("(.{4})(?=.)", "$1 ");
  }
}
