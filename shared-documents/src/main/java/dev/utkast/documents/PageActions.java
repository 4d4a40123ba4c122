package dev.utkast.documents;

import java.util.Optional;

/// What can be done on a customer's page, beside reading it.
///
/// @param link the last part of the page's own address; all that it leads to stands below that
/// @param chosen the language that the customer chose on the page
/// @param card how it is paid by card, where the shop takes cards
/// @param proof of the form that says yes to what costs nothing
/// @param back why the customer is back on the page, if that is to be said
public record PageActions(
    String link,
    Optional<Language> chosen,
    Optional<CardForm> card,
    Optional<String> proof,
    Optional<Back> back) {

  /// Why a customer is back on the page.
  public enum Back {
    /// Nothing was done, for the form was an old one.
    AGAIN(Word.PAGE_BACK_AGAIN),
    /// Nothing was done, for the amount has changed.
    AMOUNT(Word.PAGE_BACK_AMOUNT),
    /// Nothing was done, for cards are not taken at the moment.
    LATER(Word.PAGE_BACK_LATER),
    /// She left the page of the card without paying.
    LEFT(Word.PAGE_BACK_LEFT);

    private final Word word;

    Back(Word word) {
      this.word = word;
    }

    Word word() {
      return word;
    }
  }

  /// Only to be read.
  public static PageActions none(String link) {
    return new PageActions(
        link, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// @return the address of what stands below the page, in the language that was chosen
  String address(String below) {
    return link + "/" + below + chosen.map(language -> "?lang=" + language.code()).orElse("");
  }
}
