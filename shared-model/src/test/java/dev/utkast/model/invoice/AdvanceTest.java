package dev.utkast.model.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Sales;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.payment.PaymentEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdvanceTest {
  private static final ZoneId SHOP = ZoneId.of("Europe/Amsterdam");
  private static final Instant AGREED = Instant.parse("2026-03-05T12:00:00Z");

  /// Each entry: payment, held, pending, refund, dispute or one won; its reference, amount, day of
  /// March and time; and of what follows a payment the reference of that.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -                                                  | -
          P a 10 2T10:00                                     | 2: 10
          P a 10 3T10:00, P b 5 2T10:00                      | 2: 5, 3: 10
          P a 10 2T10:00, P b 5 2T20:00                      | 2: 15
          P a 10 2T23:30                                     | 3: 10
          P a 10 4T22:59, P b 5 4T23:00                      | 4: 10
          P a 10 2T10:00, P b 5 5T12:00                      | 2: 10
          P a 10 6T10:00                                     | -
          H a 10 2T10:00, N b 10 2T10:00                     | -
          P a 10 2T10:00, R r 4 3T10:00 a                    | 2: 6
          P a 10 2T10:00, R r 10 3T10:00 a                   | -
          P a 10 2T10:00, R r 4 6T10:00 a                    | 2: 10
          P a 10 2T10:00, P b 7 3T10:00, R r 4 4T10:00 b     | 2: 10, 3: 3
          P a 10 2T10:00, D d 10 3T10:00 a, W d 10 4T10:00 a | 2: 10\
          """)
  void eachDayBeforeTheInvoiceHasWhatWasPaidOnItAndKept(String ledger, String advances) {
    var entries =
        Stream.ofNullable(ledger)
            .flatMap(all -> Stream.of(all.split(", ")))
            .map(AdvanceTest::entry);
    var told =
        Advance.of(entries.toList(), AGREED, at -> at.atZone(SHOP).toLocalDate(), Sales.usd("0.00"))
            .stream()
            .map(one -> one.day().getDayOfMonth() + ": " + one.amount().getAmount().intValue())
            .collect(Collectors.joining(", "));
    assertEquals(Optional.ofNullable(advances).orElse(""), told);
  }

  private static PaymentEntry.Kind kind(String letter) {
    return switch (letter) {
      case "P" -> PaymentEntry.Kind.PAYMENT;
      case "H" -> PaymentEntry.Kind.HELD;
      case "N" -> PaymentEntry.Kind.PENDING;
      case "R" -> PaymentEntry.Kind.REFUND;
      case "D" -> PaymentEntry.Kind.DISPUTE;
      case "W" -> PaymentEntry.Kind.DISPUTE_WON;
      default -> throw new IllegalArgumentException(letter);
    };
  }

  private static PaymentEntry entry(String words) {
    var parts = words.split(" ");
    return new PaymentEntry(
        new TransactionId(1),
        kind(parts[0]),
        "stripe",
        parts[1],
        Sales.usd(parts[2] + ".00"),
        Optional.empty(),
        Instant.parse("2026-03-0" + parts[3] + ":00Z"),
        false,
        Optional.empty(),
        Optional.empty(),
        parts.length > 4 ? Optional.of(parts[4]) : Optional.empty(),
        false);
  }
}
