package dev.utkast.documents;

import java.util.Objects;

/// One mail as written: subject on a single line, body as HTML and as plain text saying the same.
///
/// Refuses a subject with a line break or another control character, because it becomes a header.
public record MailContent(String subject, String html, String text) {

  public MailContent {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(html, "html");
    Objects.requireNonNull(text, "text");
    if (subject.isBlank() || subject.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("A mail's subject is one line of visible text");
    }
  }
}
