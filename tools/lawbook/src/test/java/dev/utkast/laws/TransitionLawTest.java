package dev.utkast.laws;

import static dev.utkast.laws.SpoiltShop.copy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each law of changes comes with the commits that it must report.
class TransitionLawTest {
  private static final List<ChangeBreach> BREACHES =
      Stream.of(SaleChangeBreaches.ALL, StockChangeBreaches.ALL).flatMap(List::stream).toList();

  static Stream<ChangeBreach> breaches() {
    return BREACHES.stream();
  }

  @ParameterizedTest
  @MethodSource("breaches")
  void aBreachIsReportedByName(ChangeBreach breach) {
    var shop = new SpoiltShop();
    breach.commit().accept(shop);
    var expected = new TreeSet<>(breach.also());
    expected.add(breach.law());
    assertEquals(expected, shop.brokenByChange());
    assertEquals(
        expected.stream().map(TransitionLaw::sentence).toList(),
        TransitionLaw.all(shop.change()).stream()
            .filter(report -> !report.holds())
            .map(LawReport::law)
            .toList());
  }

  @Test
  void everyLawHasItsBreach() {
    assertEquals(
        EnumSet.allOf(TransitionLaw.class),
        BREACHES.stream().map(ChangeBreach::law).collect(Collectors.toCollection(TreeSet::new)));
  }

  private static final String KINDS =
      """
      DRAFT            | any number of times | may go
      ORDER            | any number of times | stays
      FULFILLMENT_ORDER | any number of times | stays
      PARCEL           | once                | stays
      ORDER_EVENT           | once                | stays
      PAYMENT          | once                | stays
      CHECKOUT         | any number of times | stays
      PROVIDER_EVENT   | once                | stays
      LEGAL_DOCUMENT   | once                | stays
      LEGAL_COUNTER    | any number of times | stays
      CUSTOMER         | any number of times | may go
      CUSTOMER_ORDER   | once                | may go
      GUEST_ORDER      | once                | may go
      CUSTOMER_ADDRESS | any number of times | may go
      PRODUCT          | any number of times | may go
      VARIANT          | any number of times | may go
      LEVEL            | any number of times | stays
      MOVEMENT         | once                | stays
      SLIP             | any number of times | stays
      SLIP_OF_PARCEL   | once                | stays
      MAIL             | any number of times | stays
      RATE             | once                | stays
      OUTBOX           | once                | may go
      LINK             | any number of times | stays
      SETTING          | any number of times | stays
      ANSWER           | any number of times | may go\
      """;

  @Test
  void everyKindOfRecordIsWrittenAndRemovedAsListed() {
    var seen = EnumSet.noneOf(Transition.Kind.class);
    for (var line : KINDS.lines().toList()) {
      var cells = line.split("\\s*\\|\\s*");
      var kind = Transition.Kind.valueOf(cells[0]);
      seen.add(kind);
      var once = cells[1].equals("once");
      assertEquals(
          once ? Set.of(TransitionLaw.WRITTEN_ONCE) : Set.of(),
          broken(new Transition.Row(kind, "row", Optional.of(1L), Optional.of(2L))),
          line);
      assertEquals(
          cells[2].equals("stays") ? Set.of(TransitionLaw.RECORDS_STAY) : Set.of(),
          broken(new Transition.Row(kind, "row", Optional.of(1L), Optional.empty())),
          line);
      assertEquals(
          Set.of(),
          broken(new Transition.Row(kind, "row", Optional.empty(), Optional.of(1L))),
          line);
    }
    assertEquals(EnumSet.allOf(Transition.Kind.class), seen);
  }

  private static Set<TransitionLaw> broken(Transition.Row row) {
    var none = new SpoiltShop().change();
    var change = new Transition(none.before(), none.after(), none.standing(), List.of(row));
    var broken = new TreeSet<TransitionLaw>();
    for (var law : TransitionLaw.values()) {
      if (!law.of(change).holds()) {
        broken.add(law);
      }
    }
    return broken;
  }

  @Test
  void aCommitThatChangesNothingThatMattersBreaksNothing() {
    var shop = new SpoiltShop();
    for (int draft = 1; draft <= 12; draft++) {
      shop.rewrites(shop.draft(draft), "\"version\":\\d+", "\"version\":99");
    }
    for (int order = 1; order <= 9; order++) {
      shop.rewrites(shop.order(order), "\"version\":\\d+", "\"version\":99");
    }
    shop.removes(shop.customer()).removes(shop.draft(11)).removes(shop.variant("Poster"));
    assertEquals(Set.of(), shop.brokenByChange());
  }

  @Test
  void aRowThatIsSetAsideAsksForNoMail() {
    var shop = new SpoiltShop();
    shop.writes(copy(StockChangeBreaches.asking(shop), "8", "SET_ASIDE"));
    assertEquals(Set.of(), shop.brokenByChange());
  }

  @Test
  void aDraftMayNameACustomerWhoWasDeleted() {
    var shop = new SpoiltShop();
    shop.remove(shop.customer());
    shop.rewrites(shop.draft(1), "\"version\":\\d+", "\"version\":99");
    assertEquals(Set.of(), shop.brokenByChange());
    shop.unwatched();
    assertEquals(Set.of(TransitionLaw.DRAFT_NAMES_CUSTOMER), shop.brokenByChange());
  }
}
