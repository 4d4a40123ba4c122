package dev.utkast.model.transfer;

import dev.utkast.model.shop.BankAccount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Transfers in francs or euro to an account in Switzerland or Liechtenstein, as banking apps there
/// read them (SIX, *Swiss Implementation Guidelines for the QR-bill*, version 2.3, chapter 4).
final class SwissCode {
  private static final Set<String> COUNTRIES = Set.of("CH", "LI");
  private static final BigDecimal MAX_AMOUNT = new BigDecimal("999999999.99");
  private static final int MAX_NAME = 70;
  private static final int MAX_STREET = 70;
  private static final int MAX_POSTCODE = 16;
  private static final int MAX_TOWN = 35;
  private static final int MAX_MESSAGE = 140;
  private static final int LINES_OF_A_PARTY = 7;

  /// Basic Latin, Latin-1 Supplement, Latin Extended-A and five characters more (the same, section
  /// 4.1.1), without controls.
  private static final Pattern WRITABLE =
      Pattern.compile("[\\u0020-\\u007e\\u00a0-\\u017f\\u0218-\\u021b\\u20ac]*");

  private SwissCode() {}

  /// @return nothing where it is no such transfer, the payer is elsewhere and pays in euro, or the
  ///   code cannot say who is paid
  static Optional<TransferCode> of(CreditTransfer transfer) {
    return transfer.account() instanceof BankAccount.International(var iban, _)
            && COUNTRIES.contains(iban.substring(0, 2))
            && isOurs(transfer)
            && transfer.amount().getAmount().compareTo(MAX_AMOUNT) <= 0
        ? party(transfer.payee()).flatMap(payee -> text(transfer, iban, payee))
        : Optional.empty();
  }

  private static boolean isOurs(CreditTransfer transfer) {
    boolean local =
        transfer
            .payer()
            .map(CreditTransfer.Party::country)
            .filter(c -> !COUNTRIES.contains(c))
            .isEmpty();
    return transfer.isIn("CHF") || (transfer.isIn("EUR") && local);
  }

  private static Optional<TransferCode> text(
      CreditTransfer transfer, String iban, List<String> payee) {
    var reference = transfer.reference();
    boolean structured = QrReference.wantedBy(iban);
    if (structured ? !QrReference.isOne(reference) : !writable(reference, MAX_MESSAGE)) {
      return Optional.empty();
    }
    var lines = new ArrayList<>(List.of("SPC", "0200", "1", iban));
    lines.addAll(payee);
    lines.addAll(nobody());
    lines.add(transfer.plainAmount());
    lines.add(transfer.amount().getCurrencyUnit().getCode());
    lines.addAll(transfer.payer().flatMap(SwissCode::party).orElseGet(SwissCode::nobody));
    lines.add(structured ? "QRR" : "NON");
    lines.add(structured ? reference.replace(" ", "") : "");
    lines.add(structured ? "" : reference);
    lines.add("EPD");
    return Optional.of(new TransferCode(TransferCode.Standard.SWISS, String.join("\n", lines)));
  }

  /// An address in its parts, for others are no longer taken.
  private static Optional<List<String>> party(CreditTransfer.Party party) {
    var name = plain(party.name());
    var street = plain(party.street().orElse(""));
    var postcode = plain(party.postcode().orElse(""));
    var town = plain(party.town().orElse(""));
    boolean whole = !name.isBlank() && !postcode.isBlank() && !town.isBlank();
    return whole
            && writable(name, MAX_NAME)
            && writable(street, MAX_STREET)
            && writable(postcode, MAX_POSTCODE)
            && writable(town, MAX_TOWN)
        ? Optional.of(List.of("S", name, street, "", postcode, town, party.country()))
        : Optional.empty();
  }

  /// Quotation marks and dashes as typewriters have them, for typographic ones are not taken.
  private static String plain(String text) {
    return text.replaceAll("[\u2018\u2019\u02bc]", "'")
        .replaceAll("[\u201c-\u201f]", "\"")
        .replaceAll("[\u2010-\u2015]", "-")
        .strip();
  }

  private static List<String> nobody() {
    return Collections.nCopies(LINES_OF_A_PARTY, "");
  }

  private static boolean writable(String text, int longest) {
    return text.length() <= longest && WRITABLE.matcher(text).matches();
  }
}
