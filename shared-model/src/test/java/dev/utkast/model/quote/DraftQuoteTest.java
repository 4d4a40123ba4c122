package dev.utkast.model.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.decision.CartProblem;
import dev.utkast.model.decision.CartProblem.Fault;
import dev.utkast.model.decision.CartProblem.Property;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.PricingRefusal;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.money.CrossRates;
import dev.utkast.model.pricing.PricedDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/// What a draft costs, and why it may have no price. The draft was 100 dollars before taxes and is
/// 121 since the shop is registered; what is no edit is priced as it was.
class DraftQuoteTest {
  private static final CurrencyUnit EUR = CurrencyUnit.EUR;

  private static final String CUSTOMERS =
      """
      customer | edit of a note | edit of a price | other customer, also gone | none any more | invoice
      nobody   | USD 121.00     | USD 242.00      | USD 121.00                | USD 100.00    | USD 121.00
      found    | USD 121.00     | USD 242.00      | USD 121.00                | USD 121.00    | USD 121.00
      gone     | USD 100.00     | CustomerGone    | USD 121.00                | USD 121.00    | CustomerGone\
      """;

  @Test
  void aDraftWhoseCustomerIsGoneKeepsItsPriceOrHasNone() {
    Grid.of(CUSTOMERS).check((state, action) -> total(decided(state, action)));
  }

  private static Decision<PricedDocument> decided(String state, String action) {
    var earlier = earlier(customer(state, new Given()));
    var now = customer(state, new Given().registered("NL"));
    return switch (action) {
      case "edit of a note" -> edit(earlier, now.note("dear"));
      case "edit of a price" ->
          edit(earlier, now.lines(Sales.aLine(new LineId(1), "Cup", 2, "100.00")));
      case "other customer, also gone" -> edit(earlier, now.customerGone(new CustomerId(78)));
      case "none any more" -> edit(earlier, new Given().registered("NL"));
      case "invoice" -> DraftQuote.ofInvoice(earlier, now::loaded);
      default -> throw new IllegalArgumentException(action);
    };
  }

  private static Given customer(String state, Given given) {
    return switch (state) {
      case "found" -> given.customer(Given.aCustomer());
      case "gone" -> given.customerGone(new CustomerId(77));
      default -> given;
    };
  }

  /// The price as it was while the customer was there.
  private static DraftOrder earlier(Given given) {
    return Sales.draft(given.content(), priced(of(given)));
  }

  private static Decision<PricedDocument> edit(DraftOrder earlier, Given now) {
    return DraftQuote.ofEdit(earlier, now.content(), now::loaded);
  }

  private static Decision<PricedDocument> of(Given given) {
    return DraftQuote.of(given.content(), given.loaded());
  }

  private static PricedDocument priced(Decision<PricedDocument> decision) {
    return switch (decision) {
      case Decision.Changed<PricedDocument>(var priced) -> priced;
      case Decision.AlreadyDone<PricedDocument> _, Decision.Refused<PricedDocument> _ ->
          throw new AssertionError(decision.toString());
    };
  }

  private static String total(Decision<PricedDocument> decision) {
    return decision instanceof Decision.Refused<PricedDocument>(var reason)
        ? reason.getClass().getSimpleName()
        : priced(decision).total().presentment().toString();
  }

  private static final String WHEN =
      """
      draft       | edit of nothing | edit of tags | edit of a note | edit of a price | invoice
      Open        | kept            | kept         | USD 121.00     | USD 242.00      | USD 121.00
      InvoiceSent | kept            | kept         | USD 121.00     | USD 242.00      | USD 121.00
      Completed   | kept            | kept         | kept           | kept            | kept\
      """;

  /// A new rate or a new tax alone is no edit; nothing is loaded for a price that is kept.
  @Test
  void aDraftIsPricedAgainWhenItsContentChangesOrItsCustomerIsAsked() {
    var grid = Grid.of(WHEN);
    grid.check(DraftQuoteTest::pricedAgain);
    grid.coversStates(Grid.permitted(DraftStatus.class));
  }

  private static String pricedAgain(String state, String action) {
    var draft = in(state, earlier(new Given()));
    var now = new Given().registered("NL");
    var loads = new AtomicInteger();
    Supplier<Circumstances> loaded =
        () -> {
          loads.incrementAndGet();
          return now.loaded();
        };
    var content = draft.content();
    var decided =
        switch (action) {
          case "edit of nothing" -> DraftQuote.ofEdit(draft, content, loaded);
          case "edit of tags" -> DraftQuote.ofEdit(draft, content.withTags(List.of("vip")), loaded);
          case "edit of a note" -> DraftQuote.ofEdit(draft, now.note("dear").content(), loaded);
          case "edit of a price" ->
              DraftQuote.ofEdit(
                  draft,
                  now.lines(Sales.aLine(new LineId(1), "Cup", 2, "100.00")).content(),
                  loaded);
          case "invoice" -> DraftQuote.ofInvoice(draft, loaded);
          default -> throw new IllegalArgumentException(action);
        };
    boolean kept = priced(decided).equals(draft.priced());
    assertEquals(kept ? 0 : 1, loads.get());
    return kept ? "kept" : total(decided);
  }

  private static DraftOrder in(String state, DraftOrder draft) {
    return switch (state) {
      case "Open" -> draft;
      case "InvoiceSent" -> Sales.invoiced(draft);
      case "Completed" -> Sales.completed(draft, draft.total());
      default -> throw new IllegalArgumentException(state);
    };
  }

  private static Given inEuros() {
    return new Given().quoted("USD", "1.25", Given.DAY).currency(Optional.of("EUR"));
  }

  @Test
  void theRateAndTheTaxesOfTheDayAreOnTheDocument() {
    var document = priced(of(inEuros().registered("NL").fee("0.05")));
    assertEquals("USD 121.00", document.total().shop().toString());
    assertEquals("EUR 101.64", document.total().presentment().toString());
    assertEquals(Given.DAY, document.taxBasis().orElseThrow().date());
    assertEquals(List.of("NL"), document.taxBasis().orElseThrow().authorities());
    assertEquals("European Central Bank + 5 % fee", document.rate().orElseThrow().source());
  }

  @Test
  void theDayIsTheShopsAndNotGreenwichs() {
    var late = new Given().at(Instant.parse("2026-03-02T23:30:00Z"));
    assertEquals(LocalDate.of(2026, 3, 3), priced(of(late)).taxBasis().orElseThrow().date());
    var stale = inEuros().at(Instant.parse("2026-03-06T23:30:00Z"));
    assertEquals("NoTrustedRate", total(of(stale)));
    assertEquals("EUR 80.00", total(of(inEuros().at(Instant.parse("2026-03-06T22:30:00Z")))));
  }

  @Test
  void anInvoiceStaysInTheCurrencyOfItsDraft() {
    var earlier = earlier(new Given().quoted("USD", "1.25", Given.DAY).to("NL"));
    assertEquals(EUR, earlier.priced().total().presentment().getCurrencyUnit());
    var wishes =
        Given.aCustomer(Optional.of("USD"), Optional.empty(), Optional.empty(), Optional.empty());
    var later = new Given().quoted("USD", "1.00", Given.DAY).customer(wishes);
    assertEquals("EUR 100.00", total(DraftQuote.ofInvoice(earlier, later::loaded)));
    assertEquals(
        Decision.refused(
            new PricingRefusal.NoTrustedRate(
                CurrencyUnit.USD,
                EUR,
                Given.DAY,
                new CrossRates.Outcome.Missing(CurrencyUnit.USD, Given.DAY))),
        DraftQuote.ofInvoice(earlier, () -> new Given().loaded()),
        "what was implied once is what the customer was told");
  }

  @Test
  void anEditChoosesTheCurrencyAnew() {
    var earlier = earlier(new Given().quoted("USD", "1.25", Given.DAY).to("NL"));
    var home = new Given().quoted("USD", "1.25", Given.DAY).to("US-NY");
    assertEquals("USD 100.00", total(edit(earlier, home)));
  }

  @Test
  void anImpliedCurrencyWithoutARateIsTheShops() {
    assertEquals("USD 100.00", total(of(new Given().to("NL"))));
    assertEquals("EUR 80.00", total(of(new Given().quoted("USD", "1.25", Given.DAY).to("NL"))));
  }

  @Test
  void aRateIsRefusedBeforeAPlaceAndAPlaceBeforeACart() {
    var wrong = Sales.aLine(new LineId(1), "Cup", 0, "100.00");
    var all = new Given().currency(Optional.of("EUR")).to("XX").lines(wrong);
    assertEquals("NoTrustedRate", total(of(all)));
    assertEquals("Untaxable", total(of(all.quoted("USD", "1.25", Given.DAY))));
    assertEquals(
        Decision.refused(
            new PricingRefusal.WrongCart(
                List.of(
                    new CartProblem.Subject.Line(0).has(Property.QUANTITY, new Fault.AtLeast(1))))),
        of(all.to("NL")));
  }

  @Test
  void pricesThatContainTheTaxOfHomeLoseItAbroadUnlessTheyAreKept() {
    var included = new Given().registered("NL").taxesIncluded();
    assertEquals("USD 100.00", total(of(included)));
    assertEquals("USD 82.64", total(of(included.to("US-NY"))));
    assertEquals("USD 100.00", total(of(included.samePriceEverywhere())));
  }
}
