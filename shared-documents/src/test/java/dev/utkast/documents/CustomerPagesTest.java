package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.lifecycle.PageState;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A customer's page in each of its states.
class CustomerPagesTest {
  private static final int MOST_BYTES = 60_000;

  private static Document page(String name, Locale locale) {
    return Jsoup.parse(Objects.requireNonNull(PageSamples.all(locale).get(name)).html());
  }

  private static String panel(Document page) {
    return page.expectFirst(".panel").text().replace('\u00a0', ' ').replace('\u202f', ' ');
  }

  @ParameterizedTest
  @EnumSource
  void everyStateHasItsOwnFirstSightInEveryLanguage(Language language) {
    var pages = PageSamples.all(language.in(Locale.ROOT));
    var names = pages.keySet().stream().map(PageSamplesName::state).collect(Collectors.toSet());
    for (var state : PageState.values()) {
      assertTrue(names.contains(state), state.name());
    }
    var seen = new HashMap<String, String>();
    pages.forEach((name, page) -> {
      var first = panel(Jsoup.parse(page.html()));
      var before = seen.put(first, name);
      assertEquals(null, before, first);
    });
  }

  /// Names of samples begin with that of their state.
  private static final class PageSamplesName {
    private static PageState state(String name) {
      return Set.of(PageState.values()).stream()
          .filter(state ->
              (name + "-")
                  .startsWith(state.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-"))
          .findFirst()
          .orElseThrow();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          to-pay                 | Pay €
          partly-paid            | has been paid.
          to-pay-in-parts        | Amount to pay now, in EUR
          to-pay-by-transfer     | Pay by bank transfer
          to-confirm             | This costs you nothing.
          under-way              | Your payment is being confirmed
          paid                   | Download receipt
          confirmed              | Your order is confirmed.
          on-account             | Please pay by 16 November 2026.
          on-account-invoice     | Paying by card is not possible at the moment.
          partly-refunded        | Part of your payment was refunded
          refunded               | Your payment was refunded
          cancelled              | This order was cancelled
          revised                | Open the newer request
          revised-led-nowhere    | latest email
          changed                | will write to you again
          expired                | Fjellheim Ull & Garn will gladly send you a new one.
          unknown                | It is incomplete or has expired.\
          """)
  void aStateSaysWhatItIs(String name, String said) {
    var text = panel(page(name, Locale.UK));
    assertTrue(text.contains(said), text);
  }

  @ParameterizedTest
  @CsvSource({"to-pay", "partly-paid", "to-pay-in-parts", "on-account", "on-account-invoice"})
  void whatAsksForMoneyHasAFormThatBrowsersSendHome(String name) {
    var form = page(name, Locale.UK).expectFirst("form");
    assertEquals("post", form.attr("method"));
    assertEquals(PageSamples.LINK + "/pay?lang=en", form.attr("action"));
    assertEquals(32, form.expectFirst("input[name=form][type=hidden]").attr("value").length());
    var amount = form.expectFirst("input[name=amount]");
    assertTrue(amount.attr("value").matches("[0-9]+\\.[0-9]{2}"), amount.outerHtml());
    assertEquals("submit", form.expectFirst("button").attr("type"));
  }

  @Test
  void whoMayPayAPartIsHeldToWhatIsOpen() {
    var amount = page("to-pay-in-parts", Locale.UK).expectFirst("input[name=amount]");
    assertEquals("number", amount.attr("type"));
    assertEquals("0.01", amount.attr("min"));
    assertEquals("0.01", amount.attr("step"));
    assertEquals(amount.attr("value"), amount.attr("max"));
  }

  @ParameterizedTest
  @CsvSource({"JPY,500,1,500", "KWD,1.5,0.001,1.500", "EUR,70,0.01,70.00"})
  void theAmountHasTheDigitsOfItsCurrency(String code, String open, String step, String sent) {
    var invoice = Samples.invoice(InvoiceDocument.Kind.PAYMENT_REQUEST, Locale.UK, code, 1);
    var amount = Money.of(CurrencyUnit.of(code), new java.math.BigDecimal(open));
    for (boolean inParts : new boolean[] {true, false}) {
      var actions =
          new PageActions(
              "x",
              Optional.empty(),
              Optional.of(new CardForm("p", amount, inParts)),
              Optional.empty(),
              Optional.empty());
      var page =
          Jsoup.parse(
              CustomerPages.document(
                      PageState.TO_PAY,
                      InvoicePage.like(invoice).paidAt(Optional.empty()).made(),
                      actions)
                  .html());
      var field = page.expectFirst("input[name=amount]");
      assertEquals(sent, field.attr("value"));
      assertEquals(inParts ? step : "", field.attr("step"));
      assertEquals("x/pay", page.expectFirst("form").attr("action"));
    }
  }

  @Test
  void nothingIsPaidByCardWhereNothingIsOpen() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new CardForm("p", Money.zero(CurrencyUnit.EUR), false));
    for (var state :
        List.of("paid", "under-way", "cancelled", "refunded", "confirmed", "expired")) {
      assertEquals(0, page(state, Locale.UK).select("form").size(), state);
    }
  }

  @Test
  void howToPayByBankIsBelow() {
    for (var name : List.of("to-pay", "to-pay-by-transfer")) {
      var page = page(name, Locale.UK);
      var link = page.expectFirst(".or a");
      assertEquals("#transfer", link.attr("href"));
      assertEquals("h2", page.expectFirst("#transfer").tagName());
    }
    assertEquals("or by bank transfer", page("to-pay", Locale.UK).expectFirst(".or a").text());
  }

  @Test
  void aReceiptIsOfferedOnceItIsPaid() {
    for (var name : PageSamples.all(Locale.UK).keySet()) {
      boolean offered = page(name, Locale.UK).select("a[href*=receipt.pdf]").size() == 1;
      assertEquals(Set.of("paid", "partly-refunded").contains(name), offered, name);
    }
  }

  /// Whoever has a link that went to somebody else learns how it stands, and nothing more.
  @Test
  void whatIsNotToldIsNotThere() {
    var page = page("paid-untold", Locale.UK);
    assertTrue(panel(page).contains("nothing left to pay"), panel(page));
    assertFalse(page.outerHtml().contains("2026-000117"), page.outerHtml());
    assertFalse(page.text().contains("1,234"), page.text());
    assertEquals(0, page.select("a[href*=.pdf]").size());
  }

  @ParameterizedTest
  @EnumSource
  void everyPageCanBeReadInEveryLanguage(Language language) {
    PageSamples.all(language.in(Locale.ROOT))
        .forEach((name, made) -> {
          var page = Jsoup.parse(made.html());
          assertEquals(language.code(), page.expectFirst("html").attr("lang"), name);
          var nav = page.expectFirst("nav.languages");
          assertFalse(nav.attr("aria-label").isEmpty());
          assertEquals(
              List.of("en", "nl", "nb", "de", "fr"), nav.children().eachAttr("lang"), name);
          assertEquals(language.ownName(), nav.expectFirst("[aria-current]").text());
          var others = new HashSet<>(nav.select("a").eachAttr("href"));
          assertEquals(4, others.size());
          assertFalse(others.contains("?lang=" + language.code()));
        });
  }

  @Test
  void questionsGoToTheShopAndSayWhatTheyAreAbout() {
    var page = page("to-pay", Locale.UK);
    var mail = page.expectFirst(".contact a[href^=mailto:]").attr("href");
    assertTrue(mail.startsWith("mailto:hei@fjellheim.example?subject="), mail);
    assertTrue(mail.contains("D12-2") || mail.contains("2026-000117"), mail);
    assertEquals("tel:+4771000000", page.expectFirst(".contact a[href^=tel:]").attr("href"));
    assertEquals(0, page("unknown", Locale.UK).select(".contact").size());
  }

  @ParameterizedTest
  @CsvSource({
    "a b&c=d@x.example,'Ä & <b>?',mailto:a%20b%26c%3Dd@x.example?subject=%C3%84%20%26%20%3Cb%3E%3F"
  })
  void whatStandsInAnAddressIsEscaped(String email, String about, String address) {
    assertEquals(address, Links.mailTo(email, about));
  }

  @ParameterizedTest
  @CsvSource({"+47 71 00 00 00,tel:+4771000000", "71 00 00 00,", "+1;ext=5,", "'',"})
  void onlyANumberForAllTheWorldIsCalled(String phone, String address) {
    assertEquals(Optional.ofNullable(address), Links.call(phone));
  }

  @ParameterizedTest
  @EnumSource
  void aPageIsLightAndLoadsAndRunsNothing(Language language) {
    PageSamples.all(language.in(Locale.ROOT))
        .forEach((name, page) -> {
          int bytes = page.html().getBytes(StandardCharsets.UTF_8).length;
          assertTrue(bytes < MOST_BYTES, name + " has " + bytes);
          var read = Jsoup.parse(page.html());
          assertEquals(0, read.select("script, link, iframe, [style], [onclick]").size(), name);
          assertEquals(1, read.select("style").size());
          assertEquals(page.style(), read.expectFirst("style").data(), name);
          assertTrue(page.contentSecurityPolicy("'self'").contains("form-action 'self';"));
        });
  }
}
