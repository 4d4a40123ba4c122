package dev.utkast.documents;

import java.util.StringJoiner;

/// A letter as plain text, for readers and programs that show no HTML. Lines end with a single line
/// feed; the mail's own line ends are the business of [MimeMessages].
final class LetterText {

  private LetterText() {}

  static String of(Letter letter) {
    var parts = new StringJoiner("\n\n", "", "\n");
    parts.add(PlainText.oneLine(letter.greeting()));
    letter.paragraphs().forEach(paragraph -> parts.add(PlainText.oneLine(paragraph)));
    letter.message().ifPresent(message -> parts.add(String.join("\n", PlainText.lines(message))));
    if (!letter.facts().isEmpty()) {
      var facts = new StringJoiner("\n");
      letter.facts().forEach(fact -> facts.add(letter.words().label(fact)));
      parts.add(facts.toString());
    }
    letter.contents().ifPresent(contents -> parts.add(list(letter.words(), contents)));
    letter
        .button()
        .ifPresent(
            button -> parts.add(letter.words().label(button.label(), "") + "\n" + button.link()));
    letter.closing().forEach(sentence -> parts.add(PlainText.oneLine(sentence)));
    parts.add(
        letter.words().say(Word.MAIL_REGARDS) + "\n" + PlainText.oneLine(letter.shop().name()));
    if (!letter.contact().isEmpty()) {
      parts.add(PlainText.oneLine(letter.contact()));
    }
    if (!letter.shop().imprint().isEmpty()) {
      var imprint = new StringJoiner("\n");
      letter.shop().imprint().forEach(line -> imprint.add(PlainText.oneLine(line)));
      parts.add(imprint.toString());
    }
    return parts.toString();
  }

  private static String list(Words words, Letter.Contents contents) {
    var list = new StringJoiner("\n");
    list.add(words.label(contents.title(), ""));
    contents.entries().forEach(entry -> list.add("- " + entry));
    contents.rest().ifPresent(list::add);
    return list.toString();
  }
}
