package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.sales.Books;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.money.CrossRates;
import dev.utkast.model.money.RatesAtHand;
import dev.utkast.model.shop.Shop;
import dev.utkast.testkit.Copy;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.HttpCalls.Answer;
import dev.utkast.testkit.InterceptedDatabase;
import dev.utkast.testkit.SampleSale;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/// What a deployment says about money, against what the books are kept in and which rates there
/// are. The clock stands at 2 March 2026.
class BooksTest {
  private static final CurrencyUnit NOK = CurrencyUnit.of("NOK");
  private static final LocalDate JANUARY = LocalDate.of(2026, 1, 30);

  private final Clerk clerk = new Clerk();

  /// The same functions and tables, deployed with something changed.
  private HttpCalls deployed(String port, Object answer) {
    var wiring =
        (Wiring)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Wiring.class},
                (_, method, arguments) -> {
                  try {
                    return method.getName().equals(port)
                        ? answer
                        : method.invoke(clerk.wiring, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return new HttpCalls(new DraftOrders(wiring)).withScopes("write_draft_orders");
  }

  /// Somebody was in the way of the row and did not open the books.
  @Test
  void noDraftIsWrittenBeforeTheBooksAreOpen() {
    var database =
        new InterceptedDatabase(clerk.shop.database())
            .beforeNextCommit(() -> {
              throw new ConflictException(Set.of());
            });
    deployed("database", database)
        .post(
            "draft_orders.json",
            "{\"draft_order\": {\"line_items\": [{\"title\": \"A\", \"price\": \"1\", \"quantity\":"
                + " 1}]}}");
    assertEquals(List.of(), clerk.shop.database().everything(TableName.DRAFTS));
  }

  private HttpCalls in(CurrencyUnit currency) {
    var shop = Copy.of(clerk.wiring.shop()).with(Shop::currency, currency).made();
    return deployed("shop", shop);
  }

  private HttpCalls withRatesAtHand() {
    return deployed(
        "ratesAtHand",
        new RatesAtHand(
            List.of(
                new CrossRates.Quote(CurrencyUnit.USD, new BigDecimal("1.25"), JANUARY),
                new CrossRates.Quote(NOK, new BigDecimal("11.50"), JANUARY))));
  }

  private static Answer draft(HttpCalls calls, String... further) {
    return calls.post("draft_orders.json", Clerk.envelope(Clerk.cups(further)));
  }

  @Test
  void aShopWithDraftsInOneCurrencyIsNotServedInAnother() {
    long id = clerk.draft();
    var euros = in(CurrencyUnit.EUR);
    var path = "draft_orders/" + id;
    for (var refused :
        List.of(
            draft(euros),
            euros.post("draft_orders/calculate.json", Clerk.envelope(Clerk.cups())),
            euros.put(path + ".json", Clerk.envelope("\"note\": \"x\"")),
            euros.post(path + "/send_invoice.json", ""),
            euros.put(path + "/complete.json", ""))) {
      assertEquals(409, refused.status(), refused.text());
      assertTrue(refused.text().contains("kept in USD"), refused.text());
      assertTrue(refused.text().contains("set ShopCurrency back to USD"), refused.text());
    }
    assertEquals("open", clerk.read(id).textAt("draft_order.status"));
    assertEquals(201, draft(in(CurrencyUnit.USD)).status());
  }

  @Test
  void beforeTheFirstDraftTheCurrencyMayStillChange() {
    var calculate = "draft_orders/calculate.json";
    assertEquals(200, clerk.calls.post(calculate, Clerk.envelope(Clerk.cups())).status());
    assertEquals(201, draft(in(CurrencyUnit.EUR)).status());
    assertEquals(409, clerk.create(Clerk.cups()).status());
    assertEquals(Optional.of(CurrencyUnit.EUR), new Books(clerk.wiring.database()).currency());
  }

  @Test
  void booksOfAnEarlierVersionAreKnownByTheirFirstDraft() {
    clerk.shop.draft(SampleSale.ofCupsAndPot());
    assertEquals(409, draft(in(CurrencyUnit.EUR)).status());
    assertEquals(201, clerk.create(Clerk.cups()).status());
  }

  @Test
  void ofTwoFirstDraftsInTwoCurrenciesOneIsServed() {
    var database = new InterceptedDatabase(clerk.wiring.database());
    database.beforeNextCommit(() -> assertEquals(201, draft(in(CurrencyUnit.EUR)).status()));
    assertEquals(409, draft(clerk.over(database)).status());
  }

  @Test
  void aMachineWithRatesAtHandSellsAbroadWithoutAFeed() {
    var made = draft(withRatesAtHand(), "\"presentment_currency\": \"NOK\"");
    assertEquals(201, made.status(), made.text());
    assertEquals(
        """
        {"from":"USD","to":"NOK","rate":"9.2","date":"2026-01-30",\
        "source":"ECB reference rates of 30 January 2026, bundled"}\
        """,
        made.at("draft_order.exchange_rate").write());
    assertEquals(409, draft(clerk.calls, "\"presentment_currency\": \"NOK\"").status());
  }

  @Test
  void whatTheFeedBroughtWinsOverRatesAtHand() {
    clerk.shop.quote("USD", "1.25");
    clerk.shop.quote("NOK", "12.50");
    var made = draft(withRatesAtHand(), "\"presentment_currency\": \"NOK\"");
    assertEquals("10", made.textAt("draft_order.exchange_rate.rate"));
    assertEquals("European Central Bank", made.textAt("draft_order.exchange_rate.source"));
  }

  @Test
  void aRateThatIsTooOldGivesWayToOneAtHandAndToNothingElse() {
    var stale = LocalDate.of(2026, 2, 20);
    clerk.shop.quote("USD", "1.25", stale);
    clerk.shop.quote("NOK", "12.50", stale);
    var made = draft(withRatesAtHand(), "\"presentment_currency\": \"NOK\"");
    assertEquals("2026-01-30", made.textAt("draft_order.exchange_rate.date"));
    assertEquals(409, draft(clerk.calls, "\"presentment_currency\": \"NOK\"").status());
  }

  @Test
  void aRateThatIsNotToBeBelievedIsRefusedAlsoWhereOthersAreAtHand() {
    clerk.shop.quote("USD", "1.25");
    clerk.shop.quote("NOK", "11.50", LocalDate.of(2026, 3, 1));
    clerk.shop.quote("NOK", "115.0");
    var refused = draft(withRatesAtHand(), "\"presentment_currency\": \"NOK\"");
    assertEquals(409, refused.status(), refused.text());
    assertTrue(refused.text().contains("jumped"), refused.text());
  }
}
