package dev.utkast.model.shop;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// The document type that drawing programs write before an SVG. One that only names SVG's public
/// definition says nothing that anybody needs, and a program that draws must not look for it; one
/// with declarations of its own can make a drawing say more than it shows.
public final class SvgDocumentType {
  private static final Pattern NAMED =
      Pattern.compile(
          "<!DOCTYPE\\s+svg(?:\\s+(?:PUBLIC\\s+(?:\"[^\"<>]*\"|'[^'<>]*')|SYSTEM)"
              + "\\s+(?:\"[^\"<>]*\"|'[^'<>]*'))?\\s*>");

  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  private SvgDocumentType() {}

  /// The same picture without the document type; as it is where that declares anything, or there is
  /// none.
  public static byte[] removedFrom(byte[] picture) {
    if (picture.length > LogoFile.MAX_BYTES) {
      return picture;
    }
    // Each byte is a character here, and all that is looked for is ASCII.
    var text = new String(picture, StandardCharsets.ISO_8859_1);
    int at = afterPrologue(text);
    var found = NAMED.matcher(text).region(at, text.length());
    return found.lookingAt()
        ? (text.substring(0, at) + text.substring(found.end()))
            .getBytes(StandardCharsets.ISO_8859_1)
        : picture;
  }

  /// @return where declaration, comments and blanks end
  private static int afterPrologue(String text) {
    int at = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
    while (at < text.length()) {
      int next = at;
      if (Character.isWhitespace(text.charAt(at))) {
        next = at + 1;
      } else if (text.startsWith("<?xml ", at)) {
        next = after(text, "?>", at);
      } else if (text.startsWith("<!--", at)) {
        next = after(text, "-->", at + "<!--".length());
      }
      if (next == at) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private static int after(String text, String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found + end.length();
  }
}
