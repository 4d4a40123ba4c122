package dev.utkast.documents;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A mail's content before it has a form: what it says, in order. [LetterHtml] and [LetterText] say
/// the same from it.
///
/// @param amount the one of the facts that is seen first
/// @param message what staff typed for this customer, line by line
/// @param contents a titled list, such as what is in a parcel
record Letter(
    Locale locale,
    Letterhead shop,
    String subject,
    Optional<Detail> amount,
    String greeting,
    List<String> paragraphs,
    Optional<String> message,
    List<Detail> facts,
    Optional<Contents> contents,
    Optional<Button> button,
    List<String> closing) {

  /// @param rest how many more there are; none if the list is whole
  record Contents(String title, List<String> entries, Optional<String> rest) {}

  record Button(String label, URI link) {}

  /// The shop's logo, where a mail can show it.
  Optional<MailPicture> picture() {
    return shop.logo().flatMap(MailPicture::of);
  }

  Words words() {
    return Words.in(locale);
  }

  /// What a list of mails shows beside the subject: the amount, and what it is about.
  String preview() {
    return Stream.concat(amount.map(words()::label).stream(), paragraphs.stream().limit(1))
        .collect(Collectors.joining(" · "));
  }

  /// How the customer reaches the shop; empty if the shop tells nothing.
  String contact() {
    var ways = new java.util.ArrayList<String>();
    shop.email().ifPresent(ways::add);
    shop.phone().ifPresent(ways::add);
    return ways.isEmpty() ? "" : words().say(Word.CONTACT, "contact", String.join(" · ", ways));
  }
}
