package dev.utkast.model.transfer;

import dev.utkast.model.shop.BankAccount;
import java.util.Optional;
import org.joda.money.Money;

/// A transfer that a customer is asked to make.
///
/// @param payee who holds the account
/// @param payer who is expected to pay, as far as it is known
/// @param amount that is open, above zero
/// @param reference what the payer quotes
public record CreditTransfer(
    Party payee,
    Optional<Party> payer,
    BankAccount.AccountNumber account,
    Money amount,
    String reference) {

  public CreditTransfer {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("Nothing is to be transferred: " + amount);
    }
  }

  /// Who pays or is paid.
  ///
  /// @param country ISO 3166-1 alpha-2
  public record Party(
      String name,
      Optional<String> street,
      Optional<String> postcode,
      Optional<String> town,
      String country) {}

  /// The code that the payer's banking app most likely reads.
  ///
  /// @return nothing where no standard knows such a transfer
  public Optional<TransferCode> code() {
    return SwissCode.of(this).or(() -> EpcCode.of(this));
  }

  boolean isIn(String currency) {
    return amount.getCurrencyUnit().getCode().equals(currency);
  }

  /// @return such as `1234.50`
  String plainAmount() {
    return amount.getAmount().toPlainString();
  }
}
