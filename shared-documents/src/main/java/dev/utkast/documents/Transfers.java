package dev.utkast.documents;

import dev.utkast.model.customer.Address;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.BankAccount;
import dev.utkast.model.shop.PostalAddress;
import dev.utkast.model.shop.Seller;
import dev.utkast.model.transfer.CreditTransfer;
import dev.utkast.model.transfer.CreditTransfer.Party;
import dev.utkast.model.transfer.QrReference;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;

/// Where what is open of a sale is paid to.
final class Transfers {
  private Transfers() {}

  /// What the payer quotes.
  ///
  /// @param text as most banks take it
  /// @param digits as a Swiss QR-IBAN wants it
  record Quoted(String text, String digits) {
    String as(BankAccount.AccountNumber number) {
      return number instanceof BankAccount.International(var iban, _) && QrReference.wantedBy(iban)
          ? digits
          : text;
    }
  }

  /// @return nothing where no account takes the currency, or nothing is open
  static Optional<InvoiceDocument.BankTransfer> of(
      Seller seller, SaleContent content, Money open, Quoted quoted) {
    var payer = content.billingAddress().or(content::shippingAddress);
    var country = payer.flatMap(Address::countryCode).orElse(seller.country());
    return seller
        .identity()
        .account(open, country)
        .map(account -> {
          var holder = account.holder().orElseGet(() -> holder(seller));
          var transfer =
              new CreditTransfer(
                  payee(holder, seller),
                  payer.flatMap(address -> party(content, address, country)),
                  account.number(),
                  open,
                  quoted.as(account.number()));
          return new InvoiceDocument.BankTransfer(
              holder,
              account.bank(),
              bankCode(account.number()),
              printed(account.number()),
              account.number().bic(),
              transfer.reference(),
              transfer.code());
        });
  }

  /// The legal name as a bank has it: what French companies add of their capital (Code de commerce,
  /// article R123-238) is no part of it.
  private static String holder(Seller seller) {
    var legal = seller.identity().seller(seller.shop());
    return seller.country().equals("FR") ? legal.replaceFirst(" au capital d.*", "") : legal;
  }

  private static Optional<String> bankCode(BankAccount.AccountNumber number) {
    return switch (number) {
      case BankAccount.International _ -> Optional.empty();
      case BankAccount.Local local -> local.bankCode();
    };
  }

  private static String printed(BankAccount.AccountNumber number) {
    return switch (number) {
      case BankAccount.International iban -> iban.printed();
      case BankAccount.Local local -> local.account();
    };
  }

  private static Party payee(String holder, Seller seller) {
    var address = seller.identity().address().orElseGet(PostalAddress::unset);
    return new Party(
        holder,
        street(address.address1(), address.address2()),
        address.zip(),
        address.city(),
        address.country(seller.country()));
  }

  private static Optional<Party> party(SaleContent content, Address address, String country) {
    return address
        .company()
        .or(() -> content.addressee(address))
        .map(name ->
            new Party(
                name,
                street(address.address1(), address.address2()),
                address.zip(),
                address.city(),
                country));
  }

  private static Optional<String> street(Optional<String> first, Optional<String> second) {
    var lines =
        Stream.of(first, second).flatMap(Optional::stream).collect(Collectors.joining(", "));
    return Optional.of(lines).filter(text -> !text.isBlank());
  }
}
