package dev.utkast.aws.sales;

import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.shop.Shop;

/// The subject of a payment request for which staff have written none. The API answers with it and
/// the mail has it, so it stands where both find it.
public final class RequestSubject {
  /// Where the request's name stands, and, at the end, the shop's.
  private static final String PLACE = "%s";

  private RequestSubject() {}

  /// @return a request to pay, or to confirm where there is nothing to pay
  public static String of(DraftOrder draft, Shop shop) {
    var language = draft.content().spokenLanguage();
    var words = draft.isFree() ? toConfirm(language) : toPay(language);
    // The shop's name comes last, and may hold anything.
    int place = words.lastIndexOf(PLACE);
    return words.substring(0, place).replace(PLACE, draft.requestName()) + shop.name();
  }

  private static String toPay(String language) {
    return switch (language) {
      case "nl" -> "Je betaalverzoek %s van %s";
      case "nb" -> "Din betalingsforespørsel %s fra %s";
      case "de" -> "Ihre Zahlungsaufforderung %s von %s";
      case "fr" -> "Votre demande de paiement %s de %s";
      default -> "Your payment request %s from %s";
    };
  }

  private static String toConfirm(String language) {
    return switch (language) {
      case "nl" -> "Bevestig %s van %s";
      case "nb" -> "Bekreft %s fra %s";
      case "de" -> "Bitte bestätigen Sie %s von %s";
      case "fr" -> "Merci de confirmer %s de %s";
      default -> "Please confirm %s from %s";
    };
  }
}
