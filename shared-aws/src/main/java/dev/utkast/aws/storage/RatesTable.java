package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.money.CrossRates;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/// Reference rates of the European Central Bank: what one euro buys.
///
/// | pk       | sk  | what                           | written                |
/// | -------- | --- | ------------------------------ | ---------------------- |
/// | EUR#code | day | one quote; never changed       | only where none exists |
///
/// Asked for: the newest two quotes of two currencies on or before a day (two queries of two
/// items); which quotes of a feed are new, and what is compared with them (batch gets).
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

  /// @return which of them are not stored yet (one batch get)
  public List<CrossRates.Quote> unknown(List<CrossRates.Quote> quotes) {
    var known = reads.getAll(quotes.stream().map(RatesTable::key).toList());
    return quotes.stream().filter(quote -> !known.containsKey(key(quote))).toList();
  }

  /// What each of them is compared with, itself included. Most have one of the week before, which
  /// one batch get finds for all; the others are asked about one by one.
  public Map<CrossRates.Quote, List<CrossRates.Quote>> compared(List<CrossRates.Quote> quotes) {
    var known = reads.getAll(quotes.stream().flatMap(RatesTable::weekBefore).toList());
    var out = new LinkedHashMap<CrossRates.Quote, List<CrossRates.Quote>>();
    for (var quote : quotes) {
      var before = weekBefore(quote).flatMap(key -> Stream.ofNullable(known.get(key))).findFirst();
      out.put(
          quote,
          before
              .map(item -> List.of(quote, CODEC.read(item.doc())))
              .orElseGet(() -> latest(quote.currency(), quote.date())));
    }
    return out;
  }

  private static Stream<Key> weekBefore(CrossRates.Quote quote) {
    return quote.weekBefore().stream().map(day -> key(quote.currency(), day));
  }

  private static Key key(CrossRates.Quote quote) {
    return key(quote.currency(), quote.date());
  }

  private static Key key(CurrencyUnit currency, LocalDate day) {
    return new Key(TableName.RATES, partition(currency), day.toString());
  }

  public Write putNew(CrossRates.Quote quote) {
    return new Write.PutNew(Item.of(key(quote), 1, CODEC.write(quote)));
  }

  private static String partition(CurrencyUnit currency) {
    return "EUR#" + currency.getCode();
  }
}
