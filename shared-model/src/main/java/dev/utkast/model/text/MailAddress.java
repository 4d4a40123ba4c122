package dev.utkast.model.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
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
/// be seen are refused, and so is a label that begins or ends in the other direction (RFC 5893).
/// Lengths are those of RFC 5321, section 4.5.3.1, after conversion.
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

  /// RFC 5893, section 2, over the classes of [#direction]: rules 5 and 6, and 1 to 3.
  private static final Pattern LEFT_TO_RIGHT = Pattern.compile("L(?:[LENo]*[LE])?N*");

  private static final Pattern RIGHT_TO_LEFT = Pattern.compile("R(?:[RAENo]*[RAE])?N*");

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

  /// In lower case, and still the same address: each character by itself, for a `Σ` at the end of a
  /// word is another letter than in a domain.
  public static String lowerCase(String typed) {
    return eachOf(typed, c -> Character.toString(c).toLowerCase(Locale.ROOT));
  }

  private static Optional<String> domain(String typed) {
    var labels =
        Stream.of(FULL_STOP.matcher(typed).replaceAll(".").split("\\.", -1))
            .map(MailAddress::mapped)
            .toList();
    var converted = labels.stream().map(MailAddress::label).flatMap(Optional::stream).toList();
    var domain = String.join(".", converted);
    boolean whole = labels.size() > 1 && converted.size() == labels.size();
    return whole
            && domain.length() <= MAX_DOMAIN
            && isTopLevel(converted.getLast())
            && followsBidiRule(labels)
        ? Optional.of(domain)
        : Optional.empty();
  }

  /// RFC 3696, section 2: none has one character or digits only, which keeps IP addresses out.
  private static boolean isTopLevel(String label) {
    return label.length() > 1 && !label.chars().allMatch(Character::isDigit);
  }

  private static boolean followsBidiRule(List<String> labels) {
    var directions = labels.stream().map(label -> eachOf(label, MailAddress::direction)).toList();
    return directions.stream().noneMatch(label -> label.contains("R") || label.contains("A"))
        || directions.stream().allMatch(MailAddress::followsBidiRule);
  }

  private static boolean followsBidiRule(String directions) {
    boolean mixed = directions.contains("A") && directions.contains("E");
    return LEFT_TO_RIGHT.matcher(directions).matches()
        || (RIGHT_TO_LEFT.matcher(directions).matches() && !mixed);
  }

  /// The Bidi class of a character, in one letter: `o` for what may stand in both directions.
  private static String direction(int c) {
    return switch (Character.getDirectionality(c)) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> "L";
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
          "R";
      case Character.DIRECTIONALITY_ARABIC_NUMBER -> "A";
      case Character.DIRECTIONALITY_EUROPEAN_NUMBER -> "E";
      case Character.DIRECTIONALITY_NONSPACING_MARK -> "N";
      case Character.DIRECTIONALITY_EUROPEAN_NUMBER_SEPARATOR,
          Character.DIRECTIONALITY_COMMON_NUMBER_SEPARATOR,
          Character.DIRECTIONALITY_EUROPEAN_NUMBER_TERMINATOR,
          Character.DIRECTIONALITY_BOUNDARY_NEUTRAL,
          Character.DIRECTIONALITY_OTHER_NEUTRALS ->
          "o";
      default -> "x";
    };
  }

  private static Optional<String> label(String mapped) {
    if (isAscii(mapped)) {
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

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  /// As UTS 46 maps a label; one in ASCII stays as it was typed.
  private static String mapped(String label) {
    return isAscii(label) ? label : composed(eachOf(label, MailAddress::mapped));
  }

  private static String mapped(int c) {
    var text = Character.toString(c);
    return c == 'ß' || c == 'ς' ? text : eachOf(composed(text), MailAddress::folded);
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  /// Unicode's full case folding, by way of capitals; `ı` has one that is not its own, and Cherokee
  /// is folded to capitals.
  private static String folded(int c) {
    var text = Character.toString(c);
    var upper = text.toUpperCase(Locale.ROOT);
    return c == 'ı'
        ? text
        : Character.UnicodeScript.of(c) == Character.UnicodeScript.CHEROKEE
            ? upper
            : upper.toLowerCase(Locale.ROOT);
  }

  private static String eachOf(String text, IntFunction<String> written) {
    return text.codePoints().mapToObj(written).collect(Collectors.joining());
  }
}
