package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.money.CrossRates;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/// Reference rates of the European Central Bank: what one euro buys.
///
/// | pk       | sk  | what                           | written                |
/// | -------- | --- | ------------------------------ | ---------------------- |
/// | EUR#code | day | one quote; never changed       | only where none exists |
///
/// Asked for: the newest two quotes of two currencies on or before a day (two queries of two
/// items).
public final class RatesTable {
  /// The newest quote, and the one before it to compare with.
  private static final int COMPARED = 2;

  private static final RecordCodec<CrossRates.Quote> CODEC = RecordCodec.of(CrossRates.Quote.class);

  private final Reads reads;

  public RatesTable(Reads reads) {
    this.reads = reads;
  }

  /// @return the quotes from which a rate between the two currencies is made, on a day
  public List<CrossRates.Quote> quotes(CurrencyUnit one, CurrencyUnit other, LocalDate day) {
    return Stream.of(one, other)
        .filter(currency -> !currency.equals(CurrencyUnit.EUR))
        .flatMap(currency -> latest(currency, day).stream())
        .toList();
  }

  private List<CrossRates.Quote> latest(CurrencyUnit currency, LocalDate day) {
    return reads
        .query(
            TableName.RATES, partition(currency), new Range.UpTo(day.toString()), false, COMPARED)
        .stream()
        .map(item -> CODEC.read(item.doc()))
        .toList();
  }

  public boolean has(CurrencyUnit currency, LocalDate day) {
    return reads.get(new Key(TableName.RATES, partition(currency), day.toString())).isPresent();
  }

  public Write putNew(CrossRates.Quote quote) {
    var key = new Key(TableName.RATES, partition(quote.currency()), quote.date().toString());
    return new Write.PutNew(Item.of(key, 1, CODEC.write(quote)));
  }

  private static String partition(CurrencyUnit currency) {
    return "EUR#" + currency.getCode();
  }
}
