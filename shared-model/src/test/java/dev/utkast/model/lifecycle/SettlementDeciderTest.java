package dev.utkast.model.lifecycle;

import static dev.utkast.model.Decisions.changed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.checkout.Checkouts;
import dev.utkast.model.checkout.ProviderEvent;
import dev.utkast.model.checkout.ProviderPayment;
import dev.utkast.model.checkout.ProviderPayment.Standing;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.id.TransactionId;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
import dev.utkast.model.sale.SaleContent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is booked next of what a provider says of a checkout.
class SettlementDeciderTest {
  private static long noId() {
    throw new AssertionError("an id was drawn for nothing");
  }

  private static ProviderEvent event(String words) {
    var parts = words.split(" ");
    var kind = ProviderEvent.Kind.valueOf(parts[0]);
    return Checkouts.event(kind, parts[1], Sales.usd(kind.name().equals("FEE") ? "1.65" : "40.00"));
  }

  private static ProviderPayment told(String events) {
    return Checkouts.told(
        Standing.PAID,
        Arrays.stream(events.split(", "))
            .filter(words -> !words.isEmpty())
            .map(SettlementDeciderTest::event)
            .toArray(ProviderEvent[]::new));
  }

  /// @param words kind and reference, and who it is of where that is another provider
  private static PaymentEntry entry(String words) {
    var parts = words.split(" ");
    return new PaymentEntry(
        new TransactionId(1),
        PaymentEntry.Kind.valueOf(parts[0]),
        parts.length > 2 ? parts[2] : Checkouts.PROVIDER,
        parts[1],
        Sales.usd("40.00"),
        Optional.empty(),
        Sales.NOON,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static List<PaymentEntry> ledger(String entries) {
    return Arrays.stream(entries.split(", "))
        .filter(words -> !words.isEmpty())
        .map(SettlementDeciderTest::entry)
        .toList();
  }

  private static String next(ProviderPayment told, List<PaymentEntry> ledger) {
    var checkout = Checkouts.begun(7, 1, Sales.usd("40.00"));
    var known = SettlementDecider.next(checkout, told, ledger, Optional.empty(), () -> 9);
    return known.map(SettlementDeciderTest::words).orElse("-");
  }

  private static String words(PaymentNotice notice) {
    return notice.kind()
        + " "
        + notice.reference()
        + notice.payment().map(reference -> " of " + reference).orElse("")
        + (notice.ofHeld() ? ", counts for nothing" : "");
  }

  /// What is told beside a payment of reference `p`, under `r`, by what the ledger has of that one.
  private static final String FOLLOWING =
      """
      told          | counted              | held                                     | told alone                          | told before it | known
      PAYMENT       | PAYMENT r            | PAYMENT r                                | PAYMENT r                           | PAYMENT r      | -
      PENDING       | PENDING r            | PENDING r                                | PENDING r                           | PENDING r      | -
      FAILURE       | FAILURE r            | FAILURE r                                | FAILURE r                           | FAILURE r      | -
      REFUND        | REFUND r of p        | REFUND r of p, counts for nothing        | REFUND r, counts for nothing        | PAYMENT p      | -
      REFUND_FAILED | REFUND_FAILED r of p | REFUND_FAILED r of p, counts for nothing | REFUND_FAILED r, counts for nothing | PAYMENT p      | -
      DISPUTE       | DISPUTE r of p       | DISPUTE r of p, counts for nothing       | DISPUTE r, counts for nothing       | PAYMENT p      | -
      DISPUTE_WON   | DISPUTE_WON r of p   | DISPUTE_WON r of p, counts for nothing   | DISPUTE_WON r, counts for nothing   | PAYMENT p      | -
      DISPUTE_LOST  | DISPUTE_LOST r of p  | DISPUTE_LOST r of p, counts for nothing  | DISPUTE_LOST r, counts for nothing  | PAYMENT p      | -
      FEE           | FEE r of p           | FEE r of p, counts for nothing           | FEE r, counts for nothing           | PAYMENT p      | -\
      """;

  private static String following(String kind, String ledger) {
    var told = told("PAYMENT p, " + kind + " r");
    return switch (ledger) {
      case "counted" -> next(told, ledger("PAYMENT p"));
      case "held" -> next(told, ledger("HELD p"));
      case "told alone" -> next(told(kind + " r"), List.of());
      case "told before it" -> next(told(kind + " r, PAYMENT p"), List.of());
      default -> next(told, ledger("PAYMENT p, " + kind + " r"));
    };
  }

  @Test
  void whatFollowsAPaymentCountsIfThatDoes() {
    var grid = Grid.of(FOLLOWING);
    grid.coversStates(Grid.constants(ProviderEvent.Kind.class));
    grid.check(SettlementDeciderTest::following);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                      | ''                   | -",
        "PAYMENT p                               | ''                   | PAYMENT p",
        "PAYMENT p                               | PAYMENT p            | -",
        "PAYMENT p                               | HELD p               | -",
        "PAYMENT p                               | PAYMENT q            | PAYMENT p",
        "PAYMENT p                               | PENDING p, FAILURE p | PAYMENT p",
        "PAYMENT p                               | PAYMENT p manual     | PAYMENT p",
        "PENDING p, PAYMENT p                    | ''                   | PENDING p",
        "PENDING p, PAYMENT p                    | PAYMENT p            | PENDING p",
        "FAILURE p, FAILURE q, PAYMENT r         | FAILURE p            | FAILURE q",
        "PAYMENT p, REFUND re_1, REFUND_FAILED re_1 | PAYMENT p, REFUND re_1 | REFUND_FAILED re_1"
            + " of p",
        "PAYMENT p, REFUND re_1, REFUND_FAILED re_1 | PAYMENT p, REFUND_FAILED re_1 | REFUND re_1"
            + " of p",
        "PAYMENT p, DISPUTE d, DISPUTE_WON d     | PAYMENT p, DISPUTE d | DISPUTE_WON d of p",
        "PAYMENT p, DISPUTE d, DISPUTE_LOST d    | PAYMENT p, DISPUTE d, DISPUTE_LOST d | -",
        "PAYMENT p, FEE p, REFUND p              | PAYMENT p            | FEE p of p",
        "PAYMENT p, FEE p, REFUND p              | PAYMENT p, FEE p     | REFUND p of p",
        "PAYMENT p, REFUND a, REFUND b           | PAYMENT p, REFUND b  | REFUND a of p"
      })
  void theEarliestThatIsNewIsNext(String told, String ledger, String expected) {
    assertEquals(expected, next(told(told), ledger(ledger)));
  }

  @Test
  void theLedgerHasWhatTheProviderSaid() {
    var told = told("PAYMENT p, REFUND r");
    var checkout = Checkouts.begun(7, 1, Sales.usd("40.00"));
    assertEquals(
        Optional.of(
            new PaymentNotice(
                new TransactionId(9),
                Checkouts.PROVIDER,
                "r",
                Sales.usd("40.00"),
                PaymentEntry.Kind.REFUND,
                true,
                Optional.of("Visa ending in 4242"),
                Optional.of("p"),
                false)),
        SettlementDecider.next(checkout, told, ledger("PAYMENT p"), Optional.empty(), () -> 9));
    assertEquals(
        Optional.empty(),
        SettlementDecider.next(
            checkout,
            told,
            ledger("PAYMENT p, REFUND r"),
            Optional.empty(),
            SettlementDeciderTest::noId));
  }

  /// The customer saw USD 100.00 in revision 1. What costs 50.00 is another sale.
  private static final String SINCE =
      """
      draft                         | USD 39.99 | USD 40.00 | USD 49.99 | USD 50.00 | USD 100.00 | EUR 100.00
      none                          | PAYMENT   | PAYMENT   | PAYMENT   | PAYMENT   | PAYMENT    | PAYMENT
      as sent                       | PAYMENT   | PAYMENT   | PAYMENT   | PAYMENT   | PAYMENT    | PAYMENT
      sent again                    | PAYMENT   | PAYMENT   | PAYMENT   | PAYMENT   | PAYMENT    | PAYMENT
      other tags since              | PAYMENT   | PAYMENT   | PAYMENT   | PAYMENT   | PAYMENT    | PAYMENT
      edited since                  | PAYMENT   | PAYMENT   | PAYMENT   | HELD      | HELD       | PAYMENT
      edited since, sent again      | PAYMENT   | PAYMENT   | PAYMENT   | HELD      | HELD       | PAYMENT
      edited since, USD 10.00 paid  | PAYMENT   | HELD      | HELD      | HELD      | HELD       | PAYMENT
      edited before it was sent     | PAYMENT   | PAYMENT   | PAYMENT   | PAYMENT   | PAYMENT    | PAYMENT\
      """;

  /// Money in another currency is held by whoever books it.
  @Test
  void moneyThatWouldAgreeWhatItsCustomerNeverSawIsHeld() {
    Grid.of(SINCE)
        .check((state, amount) -> {
          var checkout = Checkouts.begun(7, state.contains("before") ? 2 : 1, Sales.usd("100.00"));
          var event = Checkouts.event(ProviderEvent.Kind.PAYMENT, "pi_1", Money.parse(amount));
          var notice =
              SettlementDecider.next(
                      checkout,
                      Checkouts.told(Standing.PAID, event),
                      List.of(),
                      draft(state),
                      () -> 9)
                  .orElseThrow();
          assertEquals(false, notice.ofHeld());
          assertEquals(Optional.empty(), notice.payment());
          return notice.kind().name();
        });
  }

  private static Optional<DraftOrder> draft(String state) {
    var sent = Sales.anInvoicedDraft();
    return switch (state) {
      case "none" -> Optional.empty();
      case "as sent" -> Optional.of(sent);
      case "sent again" -> Optional.of(Sales.invoiced(sent));
      case "other tags since" -> Optional.of(edited(sent, sent.content().withTags(List.of("vip"))));
      case "edited since" -> Optional.of(edited(sent, other()));
      case "edited since, sent again" -> Optional.of(Sales.invoiced(edited(sent, other())));
      case "edited since, USD 10.00 paid" -> Optional.of(Sales.partlyPaid(edited(sent, other())));
      case "edited before it was sent" ->
          Optional.of(Sales.invoiced(edited(Sales.anOpenDraft(), other())));
      default -> throw new IllegalArgumentException(state);
    };
  }

  private static SaleContent other() {
    return Sales.content(Sales.aLine(Sales.CUPS, "Cup", 5, "10.00"));
  }

  private static DraftOrder edited(DraftOrder draft, SaleContent content) {
    return changed(DraftOrderDecider.edit(draft, content, Sales.priced(content), Sales.LATER));
  }

  /// Only a payment is held: what was taken back is away, whatever the draft says now.
  @Test
  void whatIsNoPaymentIsNotHeld() {
    var checkout = Checkouts.begun(7, 1, Sales.usd("100.00"));
    var kinds = new HashSet<String>();
    for (var kind : ProviderEvent.Kind.values()) {
      var told =
          Checkouts.told(
              Standing.PAID,
              Checkouts.event(ProviderEvent.Kind.PAYMENT, "pi_1", Sales.usd("100.00")),
              Checkouts.event(kind, "r", Sales.usd("100.00")));
      SettlementDecider.next(checkout, told, ledger("PAYMENT pi_1"), draft("edited since"), () -> 9)
          .ifPresent(notice -> kinds.add(notice.kind().name()));
    }
    var expected =
        Stream.of(ProviderEvent.Kind.values()).map(Enum::name).collect(Collectors.toSet());
    expected.remove("PAYMENT");
    expected.add("HELD");
    assertEquals(expected, kinds);
  }
}
