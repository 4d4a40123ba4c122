package dev.utkast.documents;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// Values of a mail's headers in lines of at most 76 characters (RFC 2047, section 2; RFC 5322,
/// section 2.2.3), as far as they have a place to be folded.
///
/// What is plain ASCII stays as it is. Everything else, and what would be read as an encoded word
/// though it is none, is written in encoded words, each of which holds whole characters.
final class HeaderText {
  private static final int MAX_LINE = 76;
  private static final int MAX_WORD = 75;
  private static final String START = "=?UTF-8?B?";
  private static final String END = "?=";
  private static final String NEXT_LINE = "\r\n ";

  /// Words with single spaces between: folding and unfolding loses nothing of them.
  private static final Pattern PLAIN = Pattern.compile("[!-~]{1,60}(?: [!-~]{1,60})*");

  /// RFC 5322, section 3.2.3: what needs no quotes in a name.
  private static final Pattern ATOMS = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+");

  private HeaderText() {}

  /// The value of an unstructured header.
  static String of(String name, String text) {
    int first = name.length() + 2;
    return isPlain(text) ? folded(text, first) : encoded(text, first);
  }

  /// A name and an address, as one of a list.
  ///
  /// @param column at which it starts
  static String mailbox(int column, String name, String address) {
    if (name.isBlank()) {
      return address;
    }
    var shown = isPlain(name) ? folded(quoted(name), column) : encoded(name, column);
    int lastLine =
        shown.contains(NEXT_LINE)
            ? shown.length() - shown.lastIndexOf('\n') - 1
            : column + shown.length();
    // With its angle brackets, and the comma before the next.
    boolean fits = lastLine + address.length() + 4 <= MAX_LINE;
    return shown + (fits ? " " : NEXT_LINE) + "<" + address + ">";
  }

  private static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches() && !text.contains("=?");
  }

  private static String quoted(String name) {
    return ATOMS.matcher(name).matches()
        ? name
        : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String folded(String text, int first) {
    var out = new StringBuilder();
    int column = first;
    for (var word : text.split(" ", -1)) {
      boolean fits = column + 1 + word.length() <= MAX_LINE;
      if (!out.isEmpty()) {
        out.append(fits ? " " : NEXT_LINE);
        column = fits ? column + 1 : 1;
      }
      out.append(word);
      column += word.length();
    }
    return out.toString();
  }

  private static String encoded(String text, int first) {
    var words = new ArrayList<String>();
    int room = bytes(Math.min(MAX_WORD, MAX_LINE - first));
    int used = 0;
    var word = new StringBuilder();
    for (var character : characters(text)) {
      int size = character.getBytes(StandardCharsets.UTF_8).length;
      if (used + size > room) {
        words.add(word.toString());
        word.setLength(0);
        used = 0;
        room = bytes(MAX_WORD);
      }
      word.append(character);
      used += size;
    }
    words.add(word.toString());
    return String.join(NEXT_LINE, words.stream().map(HeaderText::encodedWord).toList());
  }

  private static List<String> characters(String text) {
    return text.codePoints().mapToObj(Character::toString).toList();
  }

  /// @return how many bytes an encoded word of so many characters holds
  private static int bytes(int length) {
    return (length - START.length() - END.length()) / 4 * 3;
  }

  private static String encodedWord(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return START + Base64.getEncoder().encodeToString(bytes) + END;
  }
}
