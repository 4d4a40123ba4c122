package dev.utkast.model.money;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/// Reads the reference rates of the European Central Bank: `eurofxref-daily.xml`,
/// `eurofxref-hist.xml` and `eurofxref-hist.csv`.
///
/// What comes from outside is hostile until read: a document type or an entity refuses the whole
/// feed, as does a number, a date or a day with two rates for one currency that cannot be, more
/// text or deeper nesting than the limits, and a feed without any rate. Currencies that are unknown
/// here are skipped. Whether a rate may be used is [CrossRates]'s to say.
public final class EcbFeed {

  public static final String SOURCE = "European Central Bank";

  /// The whole history has 9 million characters as XML.
  public static final int MAX_CHARACTERS = 32_000_000;

  /// The bank's own feeds have four levels.
  private static final int MAX_DEPTH = 14;

  private static final Pattern RATE = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,12})?");
  private static final String NO_RATE = "N/A";
  private static final String TOO_LONG = "is too long";

  public sealed interface Read {
    record Quotes(List<CrossRates.Quote> quotes) implements Read {
      public Quotes {
        quotes = List.copyOf(quotes);
      }
    }

    record Refused(String reason) implements Read {}
  }

  /// Carries the reason out of the depths of a feed.
  private static final class BadFeed extends Exception {
    BadFeed(String reason) {
      super(reason);
    }
  }

  private final List<CrossRates.Quote> quotes = new ArrayList<>();
  private final Map<LocalDate, Map<String, BigDecimal>> seen = new HashMap<>();
  private final Map<String, Optional<CurrencyUnit>> currencies = new HashMap<>();

  private EcbFeed() {}

  public static Read readXml(Reader xml) {
    var feed = new EcbFeed();
    return read(() -> feed.xml(new LimitedReader(xml, MAX_CHARACTERS)), feed);
  }

  public static Read readCsv(Reader csv) {
    var feed = new EcbFeed();
    return read(() -> feed.csv(new LimitedReader(csv, MAX_CHARACTERS)), feed);
  }

  private interface Reading {
    void run() throws BadFeed, XMLStreamException, IOException;
  }

  private static Read read(Reading reading, EcbFeed feed) {
    try {
      reading.run();
    } catch (BadFeed e) {
      return new Read.Refused(String.valueOf(e.getMessage()));
    } catch (XMLStreamException e) {
      return new Read.Refused(
          e.getNestedException() instanceof LimitedReader.TooLong
              ? TOO_LONG
              : "is not well-formed XML");
    } catch (LimitedReader.TooLong e) {
      return new Read.Refused(TOO_LONG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return feed.quotes.isEmpty() ? new Read.Refused("has no rates") : new Read.Quotes(feed.quotes);
  }

  private void xml(Reader xml) throws BadFeed, XMLStreamException {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    var reader = factory.createXMLStreamReader(xml);
    Optional<LocalDate> day = Optional.empty();
    int depth = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD -> throw new BadFeed("has a document type");
        case XMLStreamConstants.ENTITY_REFERENCE -> throw new BadFeed("has an entity");
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > MAX_DEPTH) {
            throw new BadFeed("is nested too deeply");
          }
          day = cube(reader, day);
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {}
      }
    }
  }

  private Optional<LocalDate> cube(XMLStreamReader reader, Optional<LocalDate> day) throws BadFeed {
    if (!reader.getLocalName().equals("Cube")) {
      return day;
    }
    var time = attribute(reader, "time");
    if (time.isPresent()) {
      return Optional.of(day(time.get()));
    }
    var currency = attribute(reader, "currency");
    if (currency.isPresent()) {
      if (day.isEmpty()) {
        throw new BadFeed("has a rate without a day");
      }
      add(currency.get(), attribute(reader, "rate").orElse(""), day.get());
    }
    return day;
  }

  private static Optional<String> attribute(XMLStreamReader reader, String name) {
    return Optional.ofNullable(reader.getAttributeValue("", name))
        .or(() -> Optional.ofNullable(reader.getAttributeValue(null, name)));
  }

  private void csv(Reader csv) throws BadFeed, IOException {
    var lines = new BufferedReader(csv);
    var header = cells(lines.readLine());
    if (!header.getFirst().equals("Date")) {
      throw new BadFeed("does not start with Date");
    }
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      var cells = cells(line);
      if (cells.size() != header.size()) {
        throw new BadFeed("has a line of another length: " + cells.getFirst());
      }
      var day = day(cells.getFirst());
      for (int i = 1; i < cells.size(); i++) {
        if (!cells.get(i).equals(NO_RATE) && !header.get(i).isEmpty()) {
          add(header.get(i), cells.get(i), day);
        }
      }
    }
  }

  private static List<String> cells(@Nullable String line) {
    return line == null
        ? List.of("")
        : Arrays.stream(line.split(",", -1)).map(String::strip).toList();
  }

  private void add(String currency, String rate, LocalDate day) throws BadFeed {
    if (!RATE.matcher(rate).matches()) {
      throw new BadFeed("has no number for " + currency + " on " + day);
    }
    var perEuro = new BigDecimal(rate);
    var before = seen.computeIfAbsent(day, _ -> new HashMap<>()).put(currency, perEuro);
    if (before != null) {
      throw new BadFeed("has two rates for " + currency + " on " + day);
    }
    known(currency).ifPresent(c -> quotes.add(new CrossRates.Quote(c, perEuro, day)));
  }

  private Optional<CurrencyUnit> known(String code) {
    return currencies.computeIfAbsent(
        code,
        c ->
            CurrencyUnit.registeredCurrencies().stream()
                .filter(u -> u.getCode().equals(c))
                .findFirst());
  }

  private static LocalDate day(String text) throws BadFeed {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new BadFeed("has no day: " + text);
    }
  }
}
