package dev.utkast.documents;

/// One mail as written: subject on a single line, body as HTML and as plain text saying the same.
///
/// Refuses a subject with a line break or another control character, because it becomes a header.
public record MailContent(String subject, String html, String text) {

  public MailContent {
    if (subject.isBlank() || subject.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("A mail's subject is one line of visible text");
    }
  }
}
