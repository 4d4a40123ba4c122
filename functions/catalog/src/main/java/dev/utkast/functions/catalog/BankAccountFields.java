package dev.utkast.functions.catalog;

import dev.utkast.aws.http.Fields;
import dev.utkast.model.shop.BankAccount;
import dev.utkast.model.shop.Iban;
import dev.utkast.model.shop.ShopIdentity;
import dev.utkast.model.tax.Countries;
import dev.utkast.model.text.Characters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/// `bank_accounts`: each has an `iban`, or an `account_number` in a country. Without a currency it
/// takes any.
final class BankAccountFields {
  private static final List<String> LOCAL = List.of("country_code", "account_number", "bank_code");

  private final Fields fields;

  BankAccountFields(Fields fields) {
    this.fields = fields;
  }

  List<BankAccount> read() {
    var out = new ArrayList<BankAccount>();
    var seen = new HashSet<List<Object>>();
    for (var item : fields.children("bank_accounts", ShopIdentity.MAX_BANK_ACCOUNTS)) {
      var currency = currency(item);
      var holder = ShopRequest.oneLine(item, "holder", Fields.MAX_NAME);
      var bank = ShopRequest.oneLine(item, "bank_name", Fields.MAX_NAME);
      var number = number(item);
      if (number.isPresent() && !seen.add(List.of(number.get().printed(), currency))) {
        item.wrong(item.has("iban") ? "iban" : "account_number", "has been taken");
      }
      number.ifPresent(known -> out.add(new BankAccount(currency, holder, bank, known)));
    }
    return out;
  }

  private static Optional<CurrencyUnit> currency(Fields item) {
    var code = item.text("currency");
    try {
      var currency = code.map(CurrencyUnit::of);
      if (currency.filter(CurrencyUnit::isPseudoCurrency).isEmpty()) {
        return currency;
      }
    } catch (IllegalCurrencyException _) {
      // Told below, as are codes that stand for no money.
    }
    item.wrong("currency", "is not a currency: " + code.orElse(""));
    return Optional.empty();
  }

  private static Optional<BankAccount.AccountNumber> number(Fields item) {
    var iban = item.text("iban").map(Iban::compact);
    var bic = bic(item);
    if (iban.isEmpty()) {
      return local(item, bic);
    }
    LOCAL.forEach(name -> {
      if (item.text(name).isPresent()) {
        item.wrong(name, "is within the iban");
      }
    });
    var fault = Iban.fault(iban.get());
    if (fault.isPresent()) {
      item.wrong("iban", words(fault.get()));
      return Optional.empty();
    }
    if (bic.filter(Iban::isBic).filter(code -> !Iban.isBankOf(iban.get(), code)).isPresent()) {
      item.wrong("bic", "is of a bank in another country than the iban");
    }
    return Optional.of(new BankAccount.International(iban.get(), bic));
  }

  private static String words(Iban.Fault fault) {
    return switch (fault) {
      case FORM -> "is not an IBAN";
      case UNKNOWN_COUNTRY -> "is of a country that has none";
      case LENGTH -> "has the wrong length for its country";
      case CHECK_DIGITS -> "has wrong check digits";
    };
  }

  private static Optional<String> bic(Fields item) {
    var bic = item.text("bic").map(Iban::compact);
    if (bic.filter(code -> !Iban.isBic(code)).isPresent()) {
      item.wrong("bic", "is not a BIC");
    }
    return bic;
  }

  private static Optional<BankAccount.AccountNumber> local(Fields item, Optional<String> bic) {
    var number = ShopRequest.oneLine(item, "account_number", ShopRequest.MAX_NUMBER);
    var bankCode = ShopRequest.oneLine(item, "bank_code", ShopRequest.MAX_NUMBER);
    var typed = item.text("country_code");
    if (number.isEmpty()) {
      if (item.raw("account_number").text().filter(Characters::anyVisible).isEmpty()) {
        item.wrong("iban", "can't be blank, or account_number instead");
      }
      return Optional.empty();
    }
    var country = typed.flatMap(Countries::ofCode);
    if (country.isEmpty()) {
      item.wrong("country_code", typed.map(code -> "is unknown: " + code).orElse("can't be blank"));
    }
    return country.map(code -> new BankAccount.Local(code, number.get(), bankCode, bic));
  }
}
