package dev.utkast.model.shop;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/// The first draft says in which currency the books are kept.
class BooksDeciderTest {
  private static final String BOOKS =
      """
      books | EUR                        | USD
      none  | opens in EUR               | opens in USD
      EUR   | -                          | no: OtherBooks
      USD   | no: OtherBooks | -\
      """;

  @Test
  void booksAreKeptInOneCurrencyForEver() {
    Grid.of(BOOKS)
        .check((books, wanted) -> {
          var kept =
              books.equals("none")
                  ? Optional.<CurrencyUnit>empty()
                  : Optional.of(CurrencyUnit.of(books));
          return Decisions.told(
              BooksDecider.open(kept, CurrencyUnit.of(wanted)), currency -> "opens in " + currency);
        });
  }
}
