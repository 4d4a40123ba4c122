package dev.utkast.documents;

import java.util.Optional;

/// One mail as written: subject on a single line, body as HTML and as plain text saying the same.
///
/// Refuses a subject with a line break or another control character, because it becomes a header.
///
/// @param picture that the HTML shows
public record MailContent(String subject, String html, String text, Optional<MailPicture> picture) {

  public MailContent {
    if (subject.isBlank() || subject.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("A mail's subject is one line of visible text");
    }
  }

  public MailContent(String subject, String html, String text) {
    this(subject, html, text, Optional.empty());
  }
}
