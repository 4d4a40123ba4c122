package dev.utkast.documents;

import java.util.Locale;
import java.util.Optional;

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
    /// Another link was sent since, perhaps to somebody else: where it leads is not told.
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
    var words = Words.in(locale);
    return html(words.language().code(), words.say(kind.title), words.say(kind.text), "");
  }

  /// That what a link asked for was changed, and where the newer request is.
  ///
  /// @param newer token of its link, which this page's own address ends with another of
  public static String revised(Locale locale, String newer) {
    var words = Words.in(locale);
    return html(
        words.language().code(),
        words.say(Word.NOTICE_UPDATED),
        words.say(Word.NOTICE_NEWER_HERE),
        "<p><a href=\"%s\">%s</a></p>".formatted(newer, words.say(Word.NOTICE_OPEN_NEWER)));
  }

  /// For who may not be told whose link it is, and so not in the customer's language but in the
  /// reader's: what is unknown or expired.
  ///
  /// @param acceptLanguage what the browser asks for (RFC 9110, section 12.5.4)
  public static String unknown(Optional<String> acceptLanguage) {
    var words = Words.in(acceptLanguage.map(Language::accepted).orElse(Language.ENGLISH));
    return html(
        words.language().code(),
        words.say(Word.NOTICE_UNKNOWN),
        words.say(Word.NOTICE_UNKNOWN_WHY),
        "");
  }

  private static String html(String language, String title, String text, String link) {
    return """
    <!DOCTYPE html>
    <html lang="%1$s"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%2$s</title>
    <style>
    :root{color-scheme:light dark}
    body{font:16px/1.5 system-ui,sans-serif;max-width:34em;margin:12vh auto;padding:0 1em;\
    color:#1d1d1f;background:#ffffff;hyphens:auto;overflow-wrap:anywhere}
    @media (prefers-color-scheme:dark){body{color:#e8eaed;background:#1e1f20}}
    </style>
    </head><body><main><h1>%2$s</h1><p>%3$s</p>%4$s</main></body></html>
    """
        .formatted(language, title, text, link);
  }
}
