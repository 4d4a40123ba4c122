package dev.utkast.model.shop;

import java.util.Optional;
import org.joda.money.CurrencyUnit;

/// Where customers pay to.
///
/// @param currency that it is kept in; empty where it takes any
/// @param holder as the bank knows her; empty where it is the seller under her legal name
/// @param bank the bank's name
public record BankAccount(
    Optional<CurrencyUnit> currency,
    Optional<String> holder,
    Optional<String> bank,
    AccountNumber number) {

  /// How payers name the account to their banks.
  public sealed interface AccountNumber {

    /// @return ISO 3166-1 alpha-2
    String country();

    /// @return as it is printed
    String printed();

    /// @return as it is printed, where banks ask for one
    Optional<String> bic();
  }

  /// @param iban without spaces, in upper case; see [Iban]
  /// @param bic without spaces, in upper case; see [Iban#isBic]
  public record International(String iban, Optional<String> bic) implements AccountNumber {
    @Override
    public String country() {
      return iban.substring(0, 2);
    }

    @Override
    public String printed() {
      return Iban.printed(iban);
    }
  }

  /// @param country ISO 3166-1 alpha-2
  /// @param account within the bank, as it is printed
  /// @param bankCode what names the bank in its country: a sort code, a routing number, a clearing
  ///   number
  public record Local(
      String country, String account, Optional<String> bankCode, Optional<String> bic)
      implements AccountNumber {
    @Override
    public String printed() {
      return bankCode.map(code -> code + " " + account).orElse(account);
    }
  }

  public boolean takes(CurrencyUnit paid) {
    return currency.filter(kept -> !kept.equals(paid)).isEmpty();
  }
}
