package dev.utkast.aws.adminapi;

import dev.utkast.aws.json.Json;
import dev.utkast.model.shop.SellerDuties;
import dev.utkast.model.shop.SellerDuties.Duty;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/// What invoices lack by law, for staff: which field it is set by, and whose law asks for it. It is
/// no error, for nothing is refused for it.
public final class SellerDutiesJson {
  private SellerDutiesJson() {}

  public static List<Json> write(List<SellerDuties.Missing> missing) {
    return missing.stream()
        .<Json>map(one ->
            Json.object()
                .put("field", field(one.duty()))
                .put("country_code", one.country())
                .put("message", words(one.duty()) + " is missing on invoices: " + one.law())
                .build())
        .toList();
  }

  /// The same, and the currencies in which customers are to pay and are not told where to.
  public static List<Json> write(
      List<SellerDuties.Missing> missing, Collection<CurrencyUnit> withoutAccount) {
    return Stream.concat(
            write(missing).stream(), withoutAccount.stream().map(SellerDutiesJson::unpayable))
        .toList();
  }

  private static Json unpayable(CurrencyUnit currency) {
    return Json.object()
        .put("field", "bank_accounts")
        .putNull("country_code")
        .put(
            "message",
            "no bank account takes "
                + currency.getCode()
                + ": who is to pay in it is told to ask the shop how")
        .build();
  }

  private static String field(Duty duty) {
    return switch (duty) {
      case LEGAL_NAME -> "legal_name";
      case LEGAL_FORM -> "legal_form";
      case ADDRESS -> "address1";
      case REGISTER, ANY_BUSINESS_NUMBER -> "register";
      case DIRECTORS -> "directors";
      case VAT_NUMBER, ANY_TAX_NUMBER -> "vat_number";
      case BUYER_NAME, BUYER_ADDRESS -> "billing_address";
      case BUYER_VAT_NUMBER -> "customer.vat_number";
    };
  }

  private static String words(Duty duty) {
    return switch (duty) {
      case LEGAL_NAME -> "the seller's legal name";
      case LEGAL_FORM -> "the seller's legal form";
      case ADDRESS -> "the seller's address";
      case REGISTER -> "the register of businesses and the seller's number in it";
      case DIRECTORS -> "the name of each managing director";
      case ANY_BUSINESS_NUMBER -> "the seller's number in the register of businesses";
      case VAT_NUMBER -> "the seller's VAT number";
      case ANY_TAX_NUMBER -> "the seller's VAT number or tax number";
      case BUYER_NAME -> "the buyer's name";
      case BUYER_ADDRESS -> "the buyer's address";
      case BUYER_VAT_NUMBER -> "the buyer's VAT number";
    };
  }
}
