package dev.utkast.functions.fetchexchangerates;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.RatesTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.money.CrossRates;
import dev.utkast.model.money.EcbFeed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/// Schedule → the day's reference rates of the European Central Bank, each stored once and never
/// changed. A feed that cannot be trusted as a whole is refused as a whole; whether a single rate
/// may be used is decided where it is used.
public final class FetchExchangeRates implements RequestStreamHandler {
  private final Wiring wiring;
  private final RatesTable rates;

  public FetchExchangeRates() {
    this(Wiring.fromEnvironment());
  }

  public FetchExchangeRates(Wiring wiring) {
    this.wiring = wiring;
    this.rates = new RatesTable(wiring.database());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    switch (EcbFeed.readXml(new StringReader(wiring.rateFeed().fetch()))) {
      case EcbFeed.Read.Quotes(var quotes) -> {
        long stored = quotes.stream().filter(this::store).count();
        Log.event("rates.fetched", "quotes", quotes.size(), "new", stored);
      }
      case EcbFeed.Read.Refused(var reason) ->
          throw new IllegalStateException("the rate feed is refused: " + reason);
    }
    out.write("{}".getBytes(StandardCharsets.UTF_8));
  }

  private boolean store(CrossRates.Quote quote) {
    if (rates.has(quote.currency(), quote.date())) {
      return false;
    }
    try {
      wiring.database().commit(rates.putNew(quote));
      return true;
    } catch (ConflictException _) {
      return false;
    }
  }
}
