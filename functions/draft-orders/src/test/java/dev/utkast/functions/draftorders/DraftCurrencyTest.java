package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.id.DraftId;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.HttpCalls.Answer;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// In which money a customer is asked: what the draft says, else the customer's, else that of the
/// country the goods go to, else the shop's.
class DraftCurrencyTest {
  private final Clerk clerk = new Clerk();

  DraftCurrencyTest() {
    clerk.shop.quote("USD", "1.25");
    clerk.shop.quote("GBP", "0.80");
    clerk.shop.quote("JPY", "160");
  }

  private static String to(String country) {
    return "\"shipping_address\": {\"country_code\": \"" + country + "\"}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          draft says JPY, customer GBP, goods to NL | JPY | GBP | NL | JPY | 5120
          customer GBP, goods to NL                 | -   | GBP | NL | GBP | 25.60
          goods to NL                               | -   | -   | NL | EUR | 32.00
          goods to JP                               | -   | -   | JP | JPY | 5120
          goods to US                               | -   | -   | US | USD | 40.00
          goods to the customer's own address       | -   | -   | -  | GBP | 25.60
          draft says the shop's, goods to NL        | USD | -   | NL | USD | 40.00
          goods to a country without a rate         | -   | -   | NO | USD | 40.00
          """)
  void theMostParticularWishWins(
      String what, String chosen, String customers, String country, String currency, String total) {
    var customer =
        clerk.shop.customer(
            "ada@example.com",
            Optional.of(customers).filter(code -> !code.equals("-")),
            Optional.empty());
    var fields =
        Clerk.cups("\"customer\": {\"id\": " + customer.id() + "}")
            + (chosen.equals("-") ? "" : ", \"presentment_currency\": \"" + chosen + "\"")
            + (country.equals("-") ? "" : ", " + to(country));
    var made = clerk.create(fields);
    assertEquals(201, made.status(), made.text());
    assertEquals(currency, made.textAt("draft_order.presentment_currency"), what);
    var set = "draft_order.total_price_set.";
    assertEquals(total, made.textAt(set + "presentment_money.amount"), what);
    assertEquals(currency, made.textAt(set + "presentment_money.currency_code"));
    assertEquals("40.00", made.textAt(set + "shop_money.amount"));
    assertEquals("USD", made.textAt("draft_order.currency"));
    assertEquals("40.00", made.textAt("draft_order.total_price"));
  }

  @Test
  void theRateIsFrozenOnTheDraft() {
    var made = clerk.create(Clerk.cups("\"presentment_currency\": \"GBP\""));
    assertEquals(
        """
        {"from":"USD","to":"GBP","rate":"0.64","date":"2026-03-02",\
        "source":"European Central Bank"}\
        """,
        made.at("draft_order.exchange_rate").write());
  }

  @Test
  void aChosenCurrencyWithoutARateIsRefused() {
    refused409(clerk.create(Clerk.cups("\"presentment_currency\": \"NOK\"")), "NOK");
    var customer = clerk.shop.customer("a@b.org", Optional.of("NOK"), Optional.empty());
    refused409(clerk.create(Clerk.cups("\"customer\": {\"id\": " + customer.id() + "}")), "NOK");
  }

  private void refused409(Answer refused, String reason) {
    assertEquals(409, refused.status(), refused.text());
    assertTrue(refused.textAt("errors").contains(reason), refused.text());
    assertEquals(0, clerk.calls.get("draft_orders/count.json").longAt("count"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-02-25 | 1.10  | the newest for CHF is of 2026-02-25
          2026-03-02 | 0     | CHF was quoted at 0
          2026-03-02 | -1    | CHF was quoted at -1
          2026-03-02 | 11.00 | CHF jumped from 1.10 to 11.00
          """)
  void aRateThatCannotBeTrustedIsRefusedWithItsReason(LocalDate day, String quote, String reason) {
    if (day.getMonthValue() == 3) {
      clerk.shop.quote("CHF", "1.10", LocalDate.of(2026, 2, 27));
    }
    clerk.shop.quote("CHF", quote, day);
    refused409(clerk.create(Clerk.cups("\"presentment_currency\": \"CHF\"")), reason);
  }

  @ParameterizedTest
  @CsvSource({"XAU", "XXX", "eur", "EURO", "QQQ"})
  void whatNobodyPaysWithIsNoCurrency(String code) {
    var refused = clerk.create(Clerk.cups("\"presentment_currency\": \"" + code + "\""));
    assertEquals(422, refused.status(), refused.text());
    assertTrue(refused.at("errors").fieldMap().containsKey("presentment_currency"), refused.text());
  }

  @Test
  void anotherAddressMayBringAnotherCurrencyWhileNothingIsPaid() {
    long id = clerk.draft(to("NL"));
    assertEquals("EUR", clerk.read(id).textAt("draft_order.presentment_currency"));
    assertEquals("GBP", clerk.edit(id, to("GB")).textAt("draft_order.presentment_currency"));
  }

  @Test
  void theCurrencyStaysOnceSomethingWasPaid() {
    long id = clerk.draft(to("NL"));
    var drafts = new DraftsTable(clerk.shop.database());
    var draft = drafts.find(new DraftId(id)).orElseThrow();
    var euro = Money.of(CurrencyUnit.EUR, 1);
    var paid = Decided.changed(DraftOrderDecider.partlyPaid(draft, euro, clerk.shop.now()));
    clerk.shop.database().commit(drafts.put(paid));
    var refused = clerk.edit(id, "\"presentment_currency\": \"GBP\"");
    assertEquals(422, refused.status(), refused.text());
    assertTrue(refused.at("errors").fieldMap().containsKey("presentment_currency"), refused.text());
  }

  @Test
  void aDraftSentBackDoesNotChooseTheCurrencyThatItOnlyHas() {
    long id = clerk.draft(to("NL"));
    clerk.edit(id, "\"presentment_currency\": \"EUR\", \"note\": \"N\"");
    assertEquals("GBP", clerk.edit(id, to("GB")).textAt("draft_order.presentment_currency"));
  }

  @Test
  void aDayLaterTheRateOfAnOpenDraftIsStillItsOwn() {
    long id = clerk.draft(to("NL"));
    clerk.shop.clock().advance(java.time.Duration.ofDays(1));
    clerk.shop.quote("USD", "1.30");
    var tagged = clerk.edit(id, "\"tags\": \"a\"");
    assertEquals("2026-03-02", tagged.textAt("draft_order.exchange_rate.date"));
    var edited = clerk.edit(id, "\"note\": \"N\"");
    assertEquals("2026-03-03", edited.textAt("draft_order.exchange_rate.date"));
  }

  @Test
  void theShopsOwnCurrencyNeedsNoRate() {
    assertEquals(
        Json.Null.NULL,
        clerk
            .create(Clerk.cups("\"presentment_currency\": \"USD\""))
            .at("draft_order.exchange_rate"));
  }
}
