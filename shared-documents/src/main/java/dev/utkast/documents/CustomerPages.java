package dev.utkast.documents;

import dev.utkast.model.lifecycle.PageState;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;

/// What customers find behind their links: the document with what can be done about it above, or a
/// few words on how it stands. Every page has its language, says how to reach the shop, and works
/// without scripts.
public final class CustomerPages {
  private CustomerPages() {}

  /// A document that is to be paid or confirmed.
  ///
  /// @param state one that asks for money, or [PageState#TO_CONFIRM]
  public static WebPage document(PageState state, InvoiceDocument page, PageActions actions) {
    var sheet = Invoices.onScreen(page);
    var panel = new Element("section").addClass("panel");
    sheet.body().prependChild(panel);
    said(sheet, panel, actions);
    if (state == PageState.TO_CONFIRM) {
      confirm(sheet, panel, actions);
    } else {
      PayPanel.append(sheet, panel, page, actions);
    }
    var links = panel.appendElement("p").addClass("downloads");
    link(links, actions.address("document.pdf"), sheet.say(Word.PAGE_PDF));
    contact(sheet, panel, page.seller(), page.number());
    languages(sheet, page.locale());
    return sheet.finish();
  }

  private static void confirm(Sheet sheet, Element panel, PageActions actions) {
    Sheet.text(panel, "p", "lead", sheet.say(Word.CONFIRM_NOTE));
    var form = panel.appendElement("form").addClass("confirm");
    form.attr("method", "post").attr("action", actions.address("confirm"));
    actions.proof().ifPresent(proof -> hidden(form, "form", proof));
    Sheet.text(form, "button", "action", sheet.say(Word.CONFIRM_NOW)).attr("type", "submit");
  }

  static void hidden(Element form, String name, String value) {
    form.appendElement("input").attr("type", "hidden").attr("name", name).attr("value", value);
  }

  static Element link(Element parent, String address, String said) {
    return Sheet.text(parent, "a", "", said).attr("href", address);
  }

  private static void said(Sheet sheet, Element panel, PageActions actions) {
    actions
        .back()
        .ifPresent(
            back -> Sheet.text(panel, "p", "back", sheet.say(back.word())).attr("role", "status"));
  }

  /// How a sale stands that is agreed: its amounts, what can be downloaded and, on account, how the
  /// rest is paid.
  ///
  /// @param state of a sale that is agreed
  public static WebPage summary(PageState state, SaleSummary sale, PageActions actions) {
    var words = SummaryWords.of(state, sale);
    var sheet = slim(sale.locale(), sale.shop(), words.title());
    var panel = sheet.body().appendElement("section").addClass("panel").addClass(words.look());
    said(sheet, panel, actions);
    Sheet.text(panel, "h1", "", words.title());
    words
        .amount()
        .ifPresent(amount -> Sheet.text(panel, "div", "amount", sheet.formats().money(amount)));
    words.lines().forEach(line -> Sheet.text(panel, "p", "lead", line));
    var facts = Sheet.table(panel, "facts");
    words.facts().forEach(fact -> Sheet.fact(facts, fact.name(), fact.value()));
    actions
        .card()
        .filter(_ -> state.asksForMoney())
        .ifPresent(card -> PayPanel.form(sheet, panel, card, actions));
    downloads(sheet, panel, state, sale, actions);
    contact(sheet, panel, sale.shop(), sale.told() ? sale.name() : words.title());
    languages(sheet, sale.locale());
    return sheet.finish();
  }

  private static void downloads(
      Sheet sheet, Element panel, PageState state, SaleSummary sale, PageActions actions) {
    var links = new Element("p").addClass("downloads");
    if (state == PageState.UNDER_WAY) {
      var again = actions.chosen().map(language -> "?lang=" + language.code()).orElse("");
      link(links, actions.link() + again, sheet.say(Word.PAGE_LOOK_AGAIN)).addClass("action");
    }
    if (state.hasReceipt() && sale.told()) {
      link(links, actions.address("receipt.pdf"), sheet.say(Word.PAGE_RECEIPT)).addClass("action");
    }
    if (sale.hasInvoice() && sale.told()) {
      link(links, actions.address("document.pdf"), sheet.say(Word.PAGE_INVOICE_PDF));
    }
    if (links.childrenSize() > 0) {
      panel.appendChild(links);
    }
  }

  /// Why there is nothing to do behind a link, and where to go instead. Nothing of the sale is
  /// told.
  ///
  /// @param state [PageState#REVISED], [PageState#CHANGED] or [PageState#EXPIRED]
  /// @param newer the last part of the newer request's address, where that may be told
  public static WebPage notice(
      PageState state,
      Locale locale,
      Letterhead shop,
      Optional<String> newer,
      PageActions actions) {
    var words = Words.in(locale);
    boolean expired = state == PageState.EXPIRED;
    var title = words.say(expired ? Word.NOTICE_EXPIRED : Word.NOTICE_UPDATED);
    var sheet = slim(locale, shop, title);
    var panel = sheet.body().appendElement("section").addClass("panel");
    Sheet.text(panel, "h1", "", title);
    Sheet.text(panel, "p", "lead", why(state, words, shop, newer.isPresent()));
    newer.ifPresent(token -> {
      var chosen = actions.chosen().map(language -> "?lang=" + language.code()).orElse("");
      link(
              panel.appendElement("p").addClass("downloads"),
              token + chosen,
              words.say(Word.NOTICE_OPEN_NEWER))
          .addClass("action");
    });
    contact(sheet, panel, shop, title);
    languages(sheet, locale);
    return sheet.finish();
  }

  private static String why(PageState state, Words words, Letterhead shop, boolean ledOn) {
    if (state == PageState.EXPIRED) {
      return words.say(Word.NOTICE_EXPIRED_WHY, "shop", shop.name());
    } else if (state == PageState.CHANGED) {
      return words.say(Word.NOTICE_CHANGED);
    }
    return words.say(ledOn ? Word.NOTICE_NEWER_HERE : Word.NOTICE_NEWER);
  }

  /// For who may not be told whose link it is, and so not in the customer's language but in the
  /// reader's, without the shop.
  ///
  /// @param chosen on the page
  /// @param acceptLanguage what the browser asks for (RFC 9110, section 12.5.4)
  public static WebPage unknown(Optional<Language> chosen, Optional<String> acceptLanguage) {
    var language =
        chosen.orElseGet(() -> acceptLanguage.map(Language::accepted).orElse(Language.ENGLISH));
    var locale = Locale.of(language.code());
    var words = Words.in(language);
    var title = words.say(Word.NOTICE_UNKNOWN);
    var sheet = Sheet.beginOfNobody(locale, title);
    sheet.slim();
    var panel = sheet.body().appendElement("section").addClass("panel");
    Sheet.text(panel, "h1", "", title);
    Sheet.text(panel, "p", "lead", words.say(Word.NOTICE_UNKNOWN_WHY));
    languages(sheet, locale);
    return sheet.finish();
  }

  private static Sheet slim(Locale locale, Letterhead shop, String title) {
    var sheet = Sheet.begin(locale, shop, title + " · " + PlainText.oneLine(shop.name()));
    sheet.slim();
    sheet.sender(shop);
    return sheet;
  }

  /// Questions go to the shop, and say what they are about.
  private static void contact(Sheet sheet, Element panel, Letterhead shop, String about) {
    if (shop.email().isEmpty() && shop.phone().isEmpty()) {
      return;
    }
    var line = panel.appendElement("p").addClass("contact");
    Sheet.text(line, "span", "", sheet.say(Word.PAGE_QUESTIONS));
    shop.email()
        .ifPresent(email -> {
          line.appendText(" ");
          link(line, Links.mailTo(email, about), email);
        });
    shop.phone()
        .ifPresent(phone -> {
          line.appendText(" ");
          Links.call(phone)
              .ifPresentOrElse(
                  number -> link(line, number, phone), () -> Sheet.text(line, "span", "", phone));
        });
  }

  /// The five languages, each by its own name; the page's own is no link.
  private static void languages(Sheet sheet, Locale locale) {
    var nav = new Element("nav").addClass("languages");
    nav.attr("aria-label", sheet.say(Word.PAGE_LANGUAGE));
    var read = Language.of(locale);
    for (var language : Language.values()) {
      var name = language.ownName();
      var said =
          language == read
              ? Sheet.text(nav, "span", "", name).attr("aria-current", "true")
              : link(nav, "?lang=" + language.code(), name).attr("hreflang", language.code());
      said.attr("lang", language.code());
    }
    sheet.beside(nav);
  }
}
