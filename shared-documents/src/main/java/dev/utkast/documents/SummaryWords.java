package dev.utkast.documents;

import dev.utkast.model.lifecycle.PageState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/// What is said first of a sale that is agreed.
///
/// @param look the class of the page's first sight
/// @param amount that is seen first
record SummaryWords(
    String look, String title, Optional<Money> amount, List<String> lines, List<Detail> facts) {

  static SummaryWords of(PageState state, SaleSummary sale) {
    var all = whole(state, sale);
    return sale.told()
        ? all
        : new SummaryWords(
            all.look(), all.title(), Optional.empty(), List.of(all.lines().getFirst()), List.of());
  }

  private static SummaryWords whole(PageState state, SaleSummary sale) {
    var words = Words.in(sale.locale());
    var formats = Formats.of(sale.locale());
    var returned = sale.returned().filter(Money::isPositive);
    var facts = new ArrayList<Detail>();
    facts.add(new Detail(words.say(Word.PAGE_ABOUT), sale.name()));
    return switch (state) {
      case CONFIRMED ->
          say("done", words, Word.NOTICE_THANKS, Optional.empty(), facts)
              .adding(words.say(Word.NOTICE_CONFIRMED));
      case PAID ->
          say("done", words, Word.NOTICE_THANKS, Optional.of(sale.paid()), facts)
              .adding(words.say(Word.NOTICE_PAID));
      case UNDER_WAY ->
          say("waiting", words, Word.NOTICE_UNDER_WAY, Optional.of(sale.open()), facts)
              .adding(words.say(Word.NOTICE_UNDER_WAY_WHY));
      case ON_ACCOUNT -> onAccount(sale, words, formats, facts);
      case PARTLY_REFUNDED -> {
        facts.add(new Detail(words.say(Word.INVOICE_PAID), formats.money(sale.paid())));
        yield say("back-money", words, Word.NOTICE_PARTLY_REFUNDED, returned, facts)
            .adding(words.say(Word.NOTICE_REFUNDED_WHY));
      }
      case REFUNDED ->
          say("back-money", words, Word.NOTICE_REFUNDED, returned, facts)
              .adding(words.say(Word.NOTICE_REFUNDED_WHY));
      case CANCELLED ->
          say("over", words, Word.NOTICE_CANCELLED, Optional.empty(), facts)
              .adding(words.say(Word.NOTICE_NOTHING_LEFT));
      case UNKNOWN, EXPIRED, REVISED, CHANGED, TO_PAY, PARTLY_PAID, TO_CONFIRM ->
          throw new IllegalArgumentException("no sale is agreed: " + state);
    };
  }

  private static SummaryWords onAccount(
      SaleSummary sale, Words words, Formats formats, List<Detail> facts) {
    var first =
        say("waiting", words, Word.NOTICE_THANKS, Optional.of(sale.open()), facts)
            .adding(words.say(Word.NOTICE_ON_ACCOUNT));
    var partly = sale.paid().isPositive();
    var second =
        partly
            ? first.adding(
                words.say(
                    Word.PAGE_PAID_SO_FAR,
                    Map.of(
                        "paid", formats.money(sale.paid()), "total", formats.money(sale.total()))))
            : first;
    return sale.due()
        .map(day -> second.adding(words.say(Word.PAGE_DUE, "date", formats.date(day))))
        .orElse(second);
  }

  private static SummaryWords say(
      String look, Words words, Word title, Optional<Money> amount, List<Detail> facts) {
    return new SummaryWords(look, words.say(title), amount, List.of(), List.copyOf(facts));
  }

  private SummaryWords adding(String line) {
    var all = new ArrayList<>(lines);
    all.add(line);
    return new SummaryWords(look, title, amount, List.copyOf(all), facts);
  }
}
