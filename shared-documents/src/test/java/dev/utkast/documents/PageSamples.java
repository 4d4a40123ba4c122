package dev.utkast.documents;

import dev.utkast.model.invoice.Balance;
import dev.utkast.model.lifecycle.PageState;
import dev.utkast.model.payment.MoneyBack;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// A customer's page in every state, and in the ways that differ within one.
final class PageSamples {
  static final String LINK = "AQAAAAMAAAAAAAAD6QAAAAIAAAABAABqHCLAIrcTZMeXvr074_0zEuQ_0f0CxTGt";
  private static final String PROOF = "AAAAAwAHg2w1bm90IGEgcHJvb2YgYXQg";

  private PageSamples() {}

  /// @return pages by the name of their state, with a note behind a `-` where there are several
  static Map<String, WebPage> all(Locale locale) {
    var pages = new LinkedHashMap<String, WebPage>();
    for (var state : PageState.values()) {
      switch (state) {
        case UNKNOWN ->
            pages.put(name(state), CustomerPages.unknown(Optional.of(Language.of(locale)), none()));
        case EXPIRED, CHANGED -> pages.put(name(state), notice(state, locale, none()));
        case REVISED -> {
          pages.put(name(state), notice(state, locale, Optional.of(LINK)));
          pages.put(name(state) + "-led-nowhere", notice(state, locale, none()));
        }
        case TO_PAY, PARTLY_PAID, TO_CONFIRM -> pages.put(name(state), document(state, locale));
        case CONFIRMED, UNDER_WAY, ON_ACCOUNT, PAID, PARTLY_REFUNDED, REFUNDED, CANCELLED ->
            pages.put(name(state), summary(state, locale, true));
      }
    }
    pages.put("to-pay-in-parts", inParts(locale));
    pages.put(
        "to-pay-by-transfer",
        CustomerPages.document(
            PageState.TO_PAY,
            invoice(locale, InvoiceDocument.Kind.PAYMENT_REQUEST),
            PageActions.none(LINK)));
    pages.put("on-account-invoice", overdue(locale));
    pages.put("paid-untold", summary(PageState.PAID, locale, false));
    return pages;
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static String name(PageState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String currency(Locale locale) {
    return locale.getLanguage().equals("nb") ? "NOK" : "EUR";
  }

  static Money money(Locale locale, String amount) {
    return Money.of(CurrencyUnit.of(currency(locale)), new BigDecimal(amount));
  }

  private static WebPage notice(PageState state, Locale locale, Optional<String> newer) {
    return CustomerPages.notice(state, locale, Samples.shop(), newer, PageActions.none(LINK));
  }

  private static InvoiceDocument invoice(Locale locale, InvoiceDocument.Kind kind) {
    return InvoicePage.like(Samples.invoice(kind, locale, currency(locale), 3))
        .paidAt(Optional.empty())
        .made();
  }

  private static PageActions actions(
      Locale locale, Money open, boolean inParts, Optional<PageActions.Back> back) {
    return new PageActions(
        LINK,
        Optional.of(Language.of(locale)),
        Optional.of(new CardForm(PROOF, open, inParts)),
        Optional.of(PROOF),
        back);
  }

  private static WebPage document(PageState state, Locale locale) {
    var kind =
        state == PageState.TO_CONFIRM
            ? InvoiceDocument.Kind.CONFIRMATION_REQUEST
            : InvoiceDocument.Kind.PAYMENT_REQUEST;
    var page = invoice(locale, kind);
    var total = page.totals().balance().total();
    var shown =
        switch (state) {
          case TO_PAY ->
              InvoicePage.like(with(page, Samples.unpaid(total))).due(Optional.empty()).made();
          case PARTLY_PAID -> partlyPaid(page);
          default -> page;
        };
    var open = shown.totals().balance().outstanding();
    return CustomerPages.document(state, shown, actions(locale, open, false, Optional.empty()));
  }

  private static InvoiceDocument partlyPaid(InvoiceDocument page) {
    var total = page.totals().balance().total();
    return with(page, Balance.open(total, total.minus(300)));
  }

  private static InvoiceDocument with(InvoiceDocument page, Balance balance) {
    var totals = page.totals();
    return InvoicePage.like(page)
        .adding(
            new InvoiceDocument.Totals(
                totals.subtotal(),
                totals.discount(),
                totals.shippingTitle(),
                totals.shipping(),
                totals.taxIncluded(),
                totals.taxLines(),
                balance))
        .made();
  }

  private static WebPage inParts(Locale locale) {
    var page = partlyPaid(invoice(locale, InvoiceDocument.Kind.PAYMENT_REQUEST));
    var open = page.totals().balance().outstanding();
    var actions = actions(locale, open, true, Optional.of(PageActions.Back.AMOUNT));
    return CustomerPages.document(PageState.PARTLY_PAID, page, actions);
  }

  private static WebPage overdue(Locale locale) {
    var page = invoice(locale, InvoiceDocument.Kind.INVOICE);
    var open = page.totals().balance().outstanding();
    var actions = actions(locale, open, false, Optional.of(PageActions.Back.LATER));
    return CustomerPages.document(PageState.ON_ACCOUNT, page, actions);
  }

  private static WebPage summary(PageState state, Locale locale, boolean told) {
    var total = money(locale, "1234.50");
    var none = total.minus(total);
    var back =
        switch (state) {
          case PARTLY_REFUNDED -> Optional.of(money(locale, "20.00"));
          case REFUNDED -> Optional.of(total);
          default -> Optional.<Money>empty();
        };
    boolean open = state == PageState.ON_ACCOUNT || state == PageState.UNDER_WAY;
    var paid = open ? money(locale, "234.50") : total;
    var sale =
        new SaleSummary(
            locale,
            Samples.shop(),
            "2026-000117",
            total,
            state == PageState.CONFIRMED ? none : paid,
            open ? total.minus(paid) : none,
            Optional.of(LocalDate.of(2026, 11, 16)).filter(_ -> open),
            back,
            true,
            told);
    var actions =
        open ? actions(locale, sale.open(), false, Optional.empty()) : PageActions.none(LINK);
    return CustomerPages.summary(state, sale, actions);
  }

  static ReceiptDocument receipt(Locale locale) {
    return new ReceiptDocument(
        locale,
        Samples.shop(),
        List.of("Ada Lovelace", "12 St James’s Square", "London SW1Y 4JH"),
        "2026-000117",
        true,
        Optional.of("#1042"),
        Samples.DAY,
        List.of(
            new ReceiptDocument.Payment(
                Samples.DAY.minusDays(3),
                "Visa •••• 4242",
                "pi_3MtwBwLkdIwHu7ix",
                money(locale, "234.50")),
            new ReceiptDocument.Payment(
                Samples.DAY, "SEPA", "2026-000117", money(locale, "1000.00"))),
        money(locale, "1234.50"),
        Optional.empty());
  }

  /// A part of which was refunded, and another taken back by a bank and given again.
  static ReceiptDocument receiptOfReturns(Locale locale) {
    var whole = receipt(locale);
    var words = Words.in(locale);
    var dispute = money(locale, "234.50");
    var refund = money(locale, "20.00");
    return new ReceiptDocument(
        locale,
        whole.seller(),
        whole.from(),
        whole.number(),
        whole.invoice(),
        whole.order(),
        Samples.DAY.plusDays(9),
        List.of(
            whole.payments().getFirst(),
            whole.payments().getLast(),
            new ReceiptDocument.Payment(
                Samples.DAY.plusDays(2),
                words.say(Word.RECEIPT_DISPUTE),
                "dp_1MtwBwLkdIwHu7ix",
                dispute.negated()),
            new ReceiptDocument.Payment(
                Samples.DAY.plusDays(5),
                words.say(Word.RECEIPT_DISPUTE_WON),
                "dp_1MtwBwLkdIwHu7ix",
                dispute),
            new ReceiptDocument.Payment(
                Samples.DAY.plusDays(9),
                words.say(Word.RECEIPT_REFUND),
                "re_3MtwBwLkdIwHu7ix",
                refund.negated())),
        whole.total(),
        Optional.of(new MoneyBack(refund, refund.minus(refund), whole.total().minus(refund))));
  }
}
