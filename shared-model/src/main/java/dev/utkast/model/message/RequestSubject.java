package dev.utkast.model.message;

import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.Shop;
import org.joda.money.Money;

/// The subject of a payment request for which staff have written none. The API answers with it and
/// the mail has it, so it stands where both find it.
public final class RequestSubject {
  /// Where the request's name stands, and, at the end, the shop's.
  private static final String PLACE = "%s";

  private RequestSubject() {}

  /// @param name of the request, such as `D12-1`
  /// @param open what is to be paid; what costs nothing is to be confirmed
  public static String of(SaleContent content, String name, Money open, Shop shop) {
    var language = content.spokenLanguage();
    var words = open.isZero() ? toConfirm(language) : toPay(language);
    // The shop's name comes last, and may hold anything.
    int place = words.lastIndexOf(PLACE);
    return words.substring(0, place).replace(PLACE, name) + shop.name();
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
