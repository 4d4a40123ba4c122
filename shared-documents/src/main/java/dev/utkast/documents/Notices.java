package dev.utkast.documents;

import java.util.Locale;

/// What a payment link says where there is nothing left to do behind it: two sentences in the
/// customer's language, and nothing of the sale.
public final class Notices {
  private Notices() {}

  /// What there is to say.
  public enum Kind {
    /// Agreed, and it costs nothing.
    CONFIRMED(Word.NOTICE_THANKS, Word.NOTICE_CONFIRMED),
    /// Agreed, to be paid later.
    ON_ACCOUNT(Word.NOTICE_THANKS, Word.NOTICE_ON_ACCOUNT),
    PAID(Word.NOTICE_THANKS, Word.NOTICE_PAID),
    /// Agreed once, and called off since.
    CANCELLED(Word.NOTICE_CANCELLED, Word.NOTICE_NOTHING_LEFT),
    /// Another link was sent since.
    REPLACED(Word.NOTICE_UPDATED, Word.NOTICE_NEWER),
    /// What it asked for was changed, and no other link was sent yet.
    CHANGED(Word.NOTICE_UPDATED, Word.NOTICE_CHANGED);

    private final Word title;
    private final Word text;

    Kind(Word title, Word text) {
      this.title = title;
      this.text = text;
    }
  }

  public static String html(Locale locale, Kind kind) {
    var words = Words.in(Language.of(locale));
    return html(words.language().code(), words.say(kind.title), words.say(kind.text));
  }

  /// For who may not be told whose link it is, and so in what language: what is unknown or expired.
  public static String unknown() {
    return html("en", "This link does not work", "It is not complete, or it has expired.");
  }

  private static String html(String language, String title, String text) {
    return """
    <!DOCTYPE html>
    <html lang="%1$s"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%2$s</title>
    <style>body{font:16px/1.5 system-ui,sans-serif;max-width:34em;margin:12vh auto;padding:0 1em}</style>
    </head><body><h1>%2$s</h1><p>%3$s</p></body></html>
    """
        .formatted(language, title, text);
  }
}
