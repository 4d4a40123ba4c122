package dev.utkast.model.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An address that a mail can be sent to: the one rule for every recipient and sender, at the door
/// and when a mail is written.
///
/// The part before the `@` is a dot-atom of ASCII (RFC 5322, section 3.2.3), for the mail service
/// has no SMTPUTF8; quoted ones, comments and address literals are refused. The domain has at least
/// two labels of letters, digits and inner hyphens. One in Unicode is converted as browsers do:
/// mapped and composed, then Punycode (UTS 46, nontransitional: `ß` and `ς` stay themselves). Of
/// Unicode it may have letters, marks and digits (RFC 5892), so that symbols, emoji and what cannot
/// be seen are refused. Lengths are those of RFC 5321, section 4.5.3.1, after conversion.
///
/// @param typed as it was written, which is how it is shown
/// @param ascii as it is mailed to
public record MailAddress(String typed, String ascii) {
  public static final int MAX_LENGTH = 254;

  private static final int MAX_LOCAL = 64;
  private static final int MAX_DOMAIN = 253;
  private static final int MAX_LABEL = 63;
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
  private static final Pattern LABEL =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

  /// UTS 46, section 2.3: what stands for a dot in other scripts.
  private static final Pattern FULL_STOP = Pattern.compile("[。．｡]");

  /// Marks, letters and digits that show nothing (Default_Ignorable_Code_Point).
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u3164\\uFE00-\\uFE0F\\uFFA0"
              + "\\x{E0100}-\\x{E01EF}]");

  private static final Pattern NON_ASCII_LABEL =
      Pattern.compile("[\\p{L}\\p{Nd}](?:[\\p{L}\\p{Mn}\\p{Mc}\\p{Nd}\\u30FB-]|(?<=l)·(?=l))*");

  /// @return nothing where no mail can be sent to it
  public static Optional<MailAddress> parse(String typed) {
    int at = typed.lastIndexOf('@');
    if (at < 0 || at > MAX_LOCAL || typed.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    var local = typed.substring(0, at);
    if (!LOCAL.matcher(local).matches()) {
      return Optional.empty();
    }
    return domain(typed.substring(at + 1))
        .map(domain -> new MailAddress(typed, local + "@" + domain))
        .filter(address -> address.ascii().length() <= MAX_LENGTH);
  }

  /// What two spellings of one address have in common.
  ///
  /// @return the form by which an address is found; the text itself where it is none
  public static String key(String typed) {
    return parse(typed).map(MailAddress::ascii).orElse(typed).toLowerCase(Locale.ROOT);
  }

  private static Optional<String> domain(String typed) {
    var labels = FULL_STOP.matcher(typed).replaceAll(".").split("\\.", -1);
    var converted = Stream.of(labels).map(MailAddress::label).flatMap(Optional::stream).toList();
    var domain = String.join(".", converted);
    boolean whole = labels.length > 1 && converted.size() == labels.length;
    return whole && domain.length() <= MAX_DOMAIN && isTopLevel(converted.getLast())
        ? Optional.of(domain)
        : Optional.empty();
  }

  /// RFC 3696, section 2: none has one character or digits only, which keeps IP addresses out.
  private static boolean isTopLevel(String label) {
    return label.length() > 1 && !label.chars().allMatch(Character::isDigit);
  }

  private static Optional<String> label(String typed) {
    if (typed.chars().allMatch(c -> c < 128)) {
      return Optional.of(typed).filter(text -> LABEL.matcher(text).matches());
    }
    var mapped = composed(lowerCase(composed(typed)));
    if (mapped.chars().allMatch(c -> c < 128)) {
      return Optional.of(mapped).filter(text -> LABEL.matcher(text).matches());
    }
    boolean wrong =
        UNSEEN.matcher(mapped).find()
            || !NON_ASCII_LABEL.matcher(mapped).matches()
            || mapped.endsWith("-")
            || mapped.startsWith("--", 2)
            || mapped.length() > MAX_LABEL;
    return wrong
        ? Optional.empty()
        : Optional.of("xn--" + Punycode.encode(mapped)).filter(text -> text.length() <= MAX_LABEL);
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  /// Each character by itself: a `Σ` at the end is not another letter here.
  private static String lowerCase(String text) {
    return text.codePoints()
        .map(Character::toLowerCase)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
