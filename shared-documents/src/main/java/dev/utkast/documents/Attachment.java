package dev.utkast.documents;

import java.util.regex.Pattern;

/// A file that travels with a mail. Refuses a name that is a path or holds control characters, and
/// a content type that is more than a type.
@SuppressWarnings(
    "ArrayRecordComponent") // Bytes of a file, written once and only read; never compared.
public record Attachment(String fileName, String contentType, byte[] bytes) {

  private static final Pattern TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]+");

  public Attachment {
    if (fileName.isBlank()
        || fileName.length() > 150
        || fileName
            .chars()
            .anyMatch(c -> Character.isISOControl(c) || c == '/' || c == '\\' || c == '"')) {
      throw new IllegalArgumentException("Not a plain file name: " + fileName);
    }
    if (!TYPE.matcher(contentType).matches()) {
      throw new IllegalArgumentException("Not a content type: " + contentType);
    }
  }

  /// A PDF named after a document; characters that file systems dislike become dashes.
  public static Attachment pdf(String title, byte[] bytes) {
    var safe = PlainText.oneLine(title).replaceAll("[^\\p{L}\\p{M}\\p{N} ._-]+", "-");
    var cut = safe.substring(0, Math.min(100, safe.length())).strip();
    return new Attachment((cut.isEmpty() ? "document" : cut) + ".pdf", "application/pdf", bytes);
  }
}
