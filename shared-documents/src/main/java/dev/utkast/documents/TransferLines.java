package dev.utkast.documents;

import dev.utkast.model.shop.Iban;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where to pay to, line by line, each by the name that the payer's bank has for it: an IBAN is
/// called so everywhere; of a Norwegian one, who pays in Norway types the eleven digits that it
/// ends with (kontonummer), and the reference that ends in a check digit into the field "KID"; of a
/// British one, who pays in the United Kingdom types sort code and account number, which it ends
/// with (SWIFT, *IBAN Registry*).
final class TransferLines {
  private static final Pattern KID = Pattern.compile("[0-9]{2,25}");
  private static final Pattern NORWEGIAN = Pattern.compile("NO..(\\d{4})(\\d{2})(\\d{5})");

  private static final Pattern BRITISH =
      Pattern.compile("GB..[A-Z]{4}(\\d{2})(\\d{2})(\\d{2})(\\d{8})");

  private final Words words;
  private final String seller;
  private final String payer;

  /// @param reader who is to pay
  TransferLines(Letterhead seller, Locale reader) {
    this.words = Words.in(reader);
    this.seller = seller.country();
    this.payer = reader.getCountry();
  }

  List<Detail> of(InvoiceDocument.BankTransfer transfer) {
    var lines = new ArrayList<Detail>();
    lines.add(line(Word.INVOICE_ACCOUNT_HOLDER, transfer.accountHolder()));
    transfer.bank().ifPresent(bank -> lines.add(line(Word.INVOICE_BANK, bank)));
    transfer.bankCode().ifPresent(code -> lines.add(line(bankCode(), code)));
    var iban = Optional.of(Iban.compact(transfer.account())).filter(it -> Iban.fault(it).isEmpty());
    iban.ifPresent(known -> lines.addAll(domestic(known)));
    lines.add(
        iban.isPresent()
            ? new Detail("IBAN", transfer.account())
            : line(Word.INVOICE_ACCOUNT, transfer.account()));
    transfer.bic().ifPresent(bic -> lines.add(line(Word.INVOICE_BIC, bic)));
    return lines;
  }

  /// What a payer in the account's own country types instead of the whole IBAN.
  private List<Detail> domestic(String iban) {
    var norwegian = NORWEGIAN.matcher(iban);
    if (payer.equals("NO") && norwegian.matches()) {
      return List.of(line(Word.INVOICE_ACCOUNT, norwegian.replaceFirst("$1 $2 $3")));
    }
    var british = BRITISH.matcher(iban);
    if (payer.equals("GB") && british.matches()) {
      return List.of(
          line(Word.INVOICE_SORT_CODE, british.replaceFirst("$1-$2-$3")),
          line(Word.INVOICE_ACCOUNT, british.group(4)));
    }
    return List.of();
  }

  Detail reference(String reference) {
    boolean kid = seller.equals("NO") && KID.matcher(reference).matches();
    return line(kid ? Word.INVOICE_REFERENCE_KID : Word.INVOICE_REFERENCE, reference);
  }

  /// As banks of the seller's country call it.
  private Word bankCode() {
    return switch (seller) {
      case "GB" -> Word.INVOICE_SORT_CODE;
      case "US" -> Word.INVOICE_ROUTING_NUMBER;
      default -> Word.INVOICE_BANK_CODE;
    };
  }

  private Detail line(Word name, String value) {
    return new Detail(words.say(name), PlainText.oneLine(value));
  }
}
