package dev.utkast.model.transfer;

import dev.utkast.model.shop.BankAccount;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/// Transfers in euro within SEPA as European banking apps read them (European Payments Council,
/// EPC069-12, *Quick Response Code: Guidelines to Enable Data Capture for the Initiation of a SEPA
/// Credit Transfer*, version 2 of the data).
final class EpcCode {
  private static final int MAX_NAME = 70;
  private static final int MAX_REFERENCE = 140;
  private static final int MAX_BYTES = 331;
  private static final BigDecimal MAX_AMOUNT = new BigDecimal("999999999.99");

  /// Where accounts can be reached by a SEPA transfer: European Payments Council, EPC409-09, *List
  /// of SEPA Scheme Countries*. Accounts in parts of a country have its letters, or their own.
  private static final Set<String> SEPA =
      Set.of(
          ("AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME"
                  + " MK MT NL NO PL PT RO RS SE SI SK SM VA")
              .split(" "));

  private EpcCode() {}

  /// @return nothing where it is no transfer in euro to an account within SEPA, says more than the
  ///   code may hold, or goes to a QR-IBAN, whose reference SEPA does not know
  static Optional<TransferCode> of(CreditTransfer transfer) {
    return transfer.account() instanceof BankAccount.International(var iban, var bic)
        ? Optional.of(text(transfer, iban, bic.orElse("")))
            .filter(_ -> fits(transfer, iban))
            .filter(text -> text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES)
            .map(text -> new TransferCode(TransferCode.Standard.EPC, text))
        : Optional.empty();
  }

  private static boolean fits(CreditTransfer transfer, String iban) {
    return transfer.isIn("EUR")
        && SEPA.contains(iban.substring(0, 2))
        && !QrReference.wantedBy(iban)
        && isOnOneLine(transfer.payee().name() + transfer.reference())
        && transfer.amount().getAmount().compareTo(MAX_AMOUNT) <= 0
        && transfer.payee().name().length() <= MAX_NAME
        && transfer.reference().length() <= MAX_REFERENCE;
  }

  private static boolean isOnOneLine(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }

  /// Service tag, version, UTF-8, the kind of transfer; then who is paid how much, and for what.
  /// Purpose and structured reference are left empty.
  private static String text(CreditTransfer transfer, String iban, String bic) {
    return String.join(
        "\n",
        "BCD",
        "002",
        "1",
        "SCT",
        bic,
        transfer.payee().name(),
        iban,
        "EUR" + transfer.plainAmount(),
        "",
        "",
        transfer.reference());
  }
}
