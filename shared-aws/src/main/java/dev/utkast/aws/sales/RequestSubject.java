package dev.utkast.aws.sales;

import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.shop.Seller;

/// The subject of a payment request for which staff have written none. The API answers with it and
/// the mail has it, so it stands where both find it.
public final class RequestSubject {
  /// Where the request's name stands, and, at the end, the shop's.
  private static final String PLACE = "%s";

  private RequestSubject() {}

  /// @return a request to pay, or to confirm where there is nothing to pay
  public static String of(DraftOrder draft, Seller seller) {
    var language = draft.content().spokenLanguage(seller);
    var words = draft.isFree() ? toConfirm(language) : toPay(language);
    // The shop's name comes last, and may hold anything.
    int place = words.lastIndexOf(PLACE);
    return words.substring(0, place).replace(PLACE, draft.requestName()) + seller.name();
  }

  private static String toPay(String language) {
    return switch (language) {
      case "nl" -> "Betaalverzoek %s van %s";
      case "nb" -> "Betalingsforespørsel %s fra %s";
      case "de" -> "Ihre Zahlungsanfrage %s von %s";
      case "fr" -> "Votre demande de paiement %s – %s";
      default -> "Your payment request %s from %s";
    };
  }

  private static String toConfirm(String language) {
    return switch (language) {
      case "nl" -> "Verzoek om bevestiging %s van %s";
      case "nb" -> "Bekreft %s fra %s";
      case "de" -> "Bitte bestätigen Sie %s von %s";
      case "fr" -> "Merci de confirmer %s – %s";
      default -> "Please confirm %s from %s";
    };
  }
}
