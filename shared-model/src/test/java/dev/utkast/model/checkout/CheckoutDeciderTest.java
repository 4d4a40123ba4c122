package dev.utkast.model.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.checkout.ProviderPayment.Standing;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.PaymentRefusal;
import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What may be done with attempts to pay USD 90.00, in each of their states.
class CheckoutDeciderTest {
  private static final Money OPEN = Sales.usd("90.00");
  private static final CheckoutId NEXT = new CheckoutId(8);

  private static final Payable OF_DRAFT = new Payable(new DraftId(1), Optional.empty(), 2, OPEN);
  private static final Payable OF_ORDER =
      new Payable(new DraftId(1), Optional.of(new OrderId(2)), 0, OPEN);

  /// What an attempt has come to, with three looks behind it.
  private static Checkout in(CheckoutStatus status) {
    return in(status, Checkouts.begun(7, 2, OPEN));
  }

  private static Checkout in(CheckoutStatus status, Checkout of) {
    var session = status == CheckoutStatus.BEGUN ? Optional.<String>empty() : Optional.of("cs_1");
    return new Checkout(
        of.id(),
        4,
        of.draftId(),
        of.orderId(),
        of.revision(),
        of.provider(),
        of.amount(),
        status,
        session,
        of.createdAt(),
        of.expiresAt(),
        of.since(),
        3,
        CheckoutLooks.next(status, of.since(), 3));
  }

  private static Checkout of(Payable sale, String provider, Money amount) {
    return new Checkout(
        new CheckoutId(7),
        1,
        sale.draftId(),
        sale.orderId(),
        sale.revision(),
        provider,
        amount,
        CheckoutStatus.BEGUN,
        Optional.empty(),
        Sales.NOON,
        Checkouts.EXPIRES,
        Sales.NOON,
        0,
        CheckoutLooks.next(CheckoutStatus.BEGUN, Sales.NOON, 0));
  }

  /// The earlier attempt by its status; in what it differs from what is asked for now.
  private static final String START =
      """
      earlier    | in nothing   | in amount        | in revision      | in order         | in provider      | 10 min left  | a second less
      none       | anew         | anew             | anew             | anew             | anew             | anew         | anew
      BEGUN      | again        | anew             | anew             | anew             | anew             | again        | anew
      OPEN       | again        | anew, ends 7     | anew, ends 7     | anew, ends 7     | anew, ends 7     | again        | anew, ends 7
      PROCESSING | no: UnderWay | no: UnderWay     | no: UnderWay     | no: UnderWay     | no: UnderWay     | no: UnderWay | no: UnderWay
      PAID       | anew         | anew             | anew             | anew             | anew             | anew         | anew
      ENDED      | anew         | anew             | anew             | anew             | anew             | anew         | anew\
      """;

  private static String started(String state, String differing) {
    var before =
        switch (differing) {
          case "in amount" -> of(OF_DRAFT, Checkouts.PROVIDER, Sales.usd("89.99"));
          case "in revision" ->
              of(new Payable(new DraftId(1), Optional.empty(), 1, OPEN), Checkouts.PROVIDER, OPEN);
          // An order is paid under revision 0: only whose it is tells these apart.
          case "in order" ->
              of(
                  new Payable(new DraftId(1), Optional.of(new OrderId(2)), 2, OPEN),
                  Checkouts.PROVIDER,
                  OPEN);
          case "in provider" -> of(OF_DRAFT, "another", OPEN);
          default -> of(OF_DRAFT, Checkouts.PROVIDER, OPEN);
        };
    var now =
        switch (differing) {
          case "10 min left" -> Checkouts.EXPIRES.minusSeconds(600);
          case "a second less" -> Checkouts.EXPIRES.minusSeconds(599);
          default -> Sales.LATER;
        };
    var earlier =
        state.equals("none")
            ? List.<Checkout>of()
            : List.of(in(CheckoutStatus.valueOf(state), before));
    return told(OF_DRAFT, OPEN, earlier, now);
  }

  private static String told(Payable sale, Money asked, List<Checkout> earlier, Instant now) {
    var decision = CheckoutDecider.start(sale, asked, true, earlier, NEXT, Checkouts.PROVIDER, now);
    return Decisions.told(
        decision,
        start -> {
          var ends =
              start.toEnd().stream()
                  .map(one -> one.id().toString())
                  .collect(Collectors.joining(" and "));
          return words(start, sale, asked, earlier, now) + (ends.isEmpty() ? "" : ", ends " + ends);
        });
  }

  private static String words(
      CheckoutDecider.Start start, Payable sale, Money asked, List<Checkout> earlier, Instant now) {
    return switch (start) {
      case CheckoutDecider.Again(var checkout, _) -> {
        assertEquals(true, earlier.contains(checkout), "as it is stored");
        yield "again";
      }
      case CheckoutDecider.Anew(var checkout, _) -> {
        assertEquals(
            new Checkout(
                NEXT,
                1,
                sale.draftId(),
                sale.orderId(),
                sale.revision(),
                Checkouts.PROVIDER,
                asked,
                CheckoutStatus.BEGUN,
                Optional.empty(),
                now,
                now.plusSeconds(3600),
                now,
                0,
                Optional.of(now.plusSeconds(300))),
            checkout);
        yield "anew";
      }
    };
  }

  @Test
  void whoClicksTwiceGetsOnePageTwice() {
    var grid = Grid.of(START);
    var states = Grid.constants(CheckoutStatus.class).stream().collect(Collectors.toSet());
    states.add("none");
    grid.coversStates(states);
    grid.check(CheckoutDeciderTest::started);
  }

  @Test
  void anOrderIsPaidByAPageOfItsOwn() {
    var own = in(CheckoutStatus.OPEN, of(OF_ORDER, Checkouts.PROVIDER, OPEN));
    assertEquals("again", told(OF_ORDER, OPEN, List.of(own), Sales.LATER));
    var draftsPage =
        in(
            CheckoutStatus.OPEN,
            of(new Payable(new DraftId(1), Optional.empty(), 0, OPEN), Checkouts.PROVIDER, OPEN));
    assertEquals("anew, ends 7", told(OF_ORDER, OPEN, List.of(draftsPage), Sales.LATER));
  }

  /// Each by its status; the first that is good is used, the latest being first.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OPEN OPEN                  | again, ends 21",
        "BEGUN OPEN                 | again, ends 21",
        "OPEN BEGUN                 | again",
        "ENDED OPEN PAID OPEN       | again, ends 23",
        "ENDED PAID                 | anew",
        "OPEN PROCESSING            | no: UnderWay",
        "ENDED PAID OPEN PROCESSING | no: UnderWay"
      })
  void onePageOfASaleIsOpen(String statuses, String expected) {
    var names = statuses.split(" ");
    var earlier =
        Stream.iterate(0, i -> i < names.length, i -> i + 1)
            .map(i -> in(CheckoutStatus.valueOf(names[i]), Checkouts.begun(20 + i, 2, OPEN)))
            .toList();
    assertEquals(expected, told(OF_DRAFT, OPEN, earlier, Sales.LATER));
    assertEquals(Arrays.asList(names).contains("PROCESSING"), CheckoutDecider.isUnderWay(earlier));
  }

  private static final String AMOUNTS =
      """
      asked     | whole                          | in parts
      USD 90.01 | no: AmountNotAsked             | no: AmountNotAsked
      USD 90.00 | anew                           | anew
      USD 89.99 | no: AmountNotAsked             | anew
      USD 0.01  | no: AmountNotAsked             | anew
      USD 0.00  | no: AmountNotAsked             | no: AmountNotAsked
      USD -0.01 | no: AmountNotAsked             | no: AmountNotAsked
      EUR 90.00 | no: AmountNotAsked             | no: AmountNotAsked
      EUR 0.01  | no: AmountNotAsked             | no: AmountNotAsked\
      """;

  @Test
  void nobodyPaysMoreThanIsOpenAndAPartOnlyWhereTheShopAllowsIt() {
    Grid.of(AMOUNTS)
        .check((asked, parts) ->
            Decisions.told(
                CheckoutDecider.start(
                    OF_DRAFT,
                    Money.parse(asked),
                    parts.equals("in parts"),
                    List.of(),
                    NEXT,
                    Checkouts.PROVIDER,
                    Sales.LATER),
                start -> words(start, OF_DRAFT, Money.parse(asked), List.of(), Sales.LATER)));
  }

  @Test
  void whatIsOpenIsToldToWhoAsksForAnythingElse() {
    assertEquals(
        Decision.refused(new PaymentRefusal.AmountNotAsked(OPEN)),
        CheckoutDecider.start(
            OF_DRAFT,
            Sales.usd("90.01"),
            true,
            List.of(in(CheckoutStatus.PROCESSING)),
            NEXT,
            Checkouts.PROVIDER,
            Sales.LATER));
  }

  private static final String MOVES =
      """
      status              | opened | ended | told OPEN | told PROCESSING | told PAID | told ENDED
      BEGUN               | OPEN   | ENDED | OPEN      | PROCESSING      | PAID      | ENDED
      OPEN                | -      | ENDED | -         | PROCESSING      | PAID      | ENDED
      PROCESSING          | -      | -     | OPEN      | -               | PAID      | ENDED
      PAID                | -      | -     | -         | -               | -         | -
      ENDED               | -      | -     | OPEN      | PROCESSING      | PAID      | -
      ENDED, never opened | -      | -     | OPEN      | PROCESSING      | PAID      | ENDED\
      """;

  private static String moved(String state, String action) {
    var before =
        state.endsWith("never opened")
            ? Decisions.changed(CheckoutDecider.ended(in(CheckoutStatus.BEGUN), Sales.NOON))
            : in(CheckoutStatus.valueOf(state));
    var decision =
        switch (action) {
          case "opened" -> CheckoutDecider.opened(before, "cs_1", Sales.LATER);
          case "ended" -> CheckoutDecider.ended(before, Sales.LATER);
          default -> {
            var standing = Standing.valueOf(action.substring("told ".length()));
            yield CheckoutDecider.told(before, Checkouts.told(standing), Sales.LATER);
          }
        };
    return Decisions.told(decision, next -> moved(before, next, action));
  }

  private static String moved(Checkout before, Checkout next, String action) {
    boolean news = next.status() != before.status();
    var since = news ? Sales.LATER : before.since();
    int looks = news ? 0 : before.looks();
    assertEquals(
        new Checkout(
            before.id(),
            before.version() + 1,
            before.draftId(),
            before.orderId(),
            before.revision(),
            before.provider(),
            before.amount(),
            next.status(),
            action.equals("ended") ? before.session() : Optional.of("cs_1"),
            before.createdAt(),
            before.expiresAt(),
            since,
            looks,
            CheckoutLooks.next(next.status(), since, looks)),
        next);
    return next.status().name();
  }

  @Test
  void anAttemptGoesWhereItsProviderSays() {
    var grid = Grid.of(MOVES);
    grid.coversStates(Grid.constants(CheckoutStatus.class));
    assertEquals(
        Stream.of(Standing.values()).map(one -> "told " + one).toList(),
        grid.actions().stream().filter(action -> action.startsWith("told ")).toList());
    grid.check(CheckoutDeciderTest::moved);
  }

  /// Money that came is never unsaid, and the provider's id of a page is kept from the first.
  @Test
  void theFirstWordOfAPageNamesIt() {
    var begun = in(CheckoutStatus.BEGUN);
    var told = Checkouts.told(Standing.PROCESSING);
    var next = Decisions.changed(CheckoutDecider.told(begun, told, Sales.LATER));
    assertEquals(Optional.of("cs_1"), next.session());
    var ended =
        Decisions.changed(CheckoutDecider.told(next, Checkouts.told(Standing.ENDED), Sales.LATER));
    assertEquals(Optional.of("cs_1"), ended.session());
    assertEquals(Optional.empty(), ended.lookAt());
  }

  @ParameterizedTest
  @EnumSource(CheckoutStatus.class)
  void anAttemptIsAskedForOnceItsTimeHasCome(CheckoutStatus status) {
    var before = in(status);
    if (before.lookAt().isEmpty()) {
      assertEquals(CheckoutStatus.ENDED, status);
      assertEquals(
          Decision.alreadyDone(), CheckoutDecider.look(before, Sales.NOON.plusSeconds(1L << 40)));
      return;
    }
    var due = before.lookAt().orElseThrow();
    assertEquals(Decision.alreadyDone(), CheckoutDecider.look(before, due.minusMillis(1)));
    var next = Decisions.changed(CheckoutDecider.look(before, due));
    assertEquals(
        new Checkout(
            before.id(),
            5,
            before.draftId(),
            before.orderId(),
            before.revision(),
            before.provider(),
            before.amount(),
            status,
            before.session(),
            before.createdAt(),
            before.expiresAt(),
            before.since(),
            4,
            CheckoutLooks.next(status, before.since(), 4)),
        next);
    assertEquals(Decisions.changed(CheckoutDecider.look(before, due.plusSeconds(1))), next);
  }

  /// Each look is later than the one before, until it is given up.
  @Test
  void aPaidOneIsAskedForSixTimes() {
    var paid = in(CheckoutStatus.BEGUN);
    paid = Decisions.changed(CheckoutDecider.told(paid, Checkouts.told(Standing.PAID), Sales.NOON));
    int looks = 0;
    while (paid.lookAt().isPresent()) {
      var at = paid.lookAt().get();
      paid = Decisions.changed(CheckoutDecider.look(paid, at));
      assertEquals(true, paid.lookAt().filter(next -> !next.isAfter(at)).isEmpty());
      looks++;
    }
    assertEquals(6, looks);
  }

  @Test
  void eachStatusHasItsLabel() {
    assertEquals(
        "begun open processing paid ended",
        Stream.of(CheckoutStatus.values())
            .map(CheckoutStatus::label)
            .collect(Collectors.joining(" ")));
    assertEquals(
        "payment pending failure refund refund_failed dispute dispute_won dispute_lost fee",
        Stream.of(ProviderEvent.Kind.values())
            .map(ProviderEvent.Kind::label)
            .collect(Collectors.joining(" ")));
  }
}
