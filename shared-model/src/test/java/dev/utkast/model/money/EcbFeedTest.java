package dev.utkast.model.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.money.EcbFeed.Read;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class EcbFeedTest {

  private static final String DAILY =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
          xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
        <gesmes:subject>Reference rates</gesmes:subject>
        <gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
        <Cube>
          <Cube time='2026-10-30'>
            <Cube currency='USD' rate='1.1593'/>
            <Cube currency='JPY' rate='178.66'/>
            <Cube currency='XQX' rate='3'/>
          </Cube>
          <Cube time='2026-10-29'>
            <Cube currency='USD' rate='1.1600'/>
          </Cube>
        </Cube>
      </gesmes:Envelope>
      """;

  private static final String HISTORY =
      """
      Date,USD,JPY,CYP,
      2026-10-30,1.1593,178.66,N/A,
      2026-10-29,1.1600,N/A,N/A,
      """;

  @Test
  void theDailyFeedGivesItsQuotesAndSkipsUnknownCurrencies() {
    assertEquals(quotes("USD 1.1593", "JPY 178.66", "USD 1.1600"), readXml(DAILY));
  }

  @Test
  void theHistoryGivesWhatIsQuoted() {
    assertEquals(
        quotes("USD 1.1593", "JPY 178.66", "USD 1.1600"),
        EcbFeed.readCsv(new StringReader(HISTORY)));
  }

  @Test
  void hostileAndBrokenXmlIsRefusedWithAReason() {
    refusedXml("has a document type", "<!DOCTYPE x><x/>");
    refusedXml(
        "has a document type", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>");
    refusedXml("has a document type", "<!DOCTYPE x SYSTEM 'http://127.0.0.1:1/x.dtd'><x/>");
    refusedXml(
        "has a document type",
        "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>"
            + "<x>&c;</x>");
    refusedXml(
        "has a document type",
        "<!DOCTYPE x [<!ENTITY % a SYSTEM 'http://127.0.0.1:1/x.dtd'> %a;]><x/>");
    refusedXml("has an entity", "<x>&a;</x>");
    refusedXml("is not well-formed XML", "<Cube time='&a;'/>");
    refusedXml("is not well-formed XML", "<x>");
    refusedXml("is not well-formed XML", "");
    refusedXml("has no rates", "<x/>");
    refusedXml("has a rate without a day", "<Cube currency='USD' rate='1'/>");
    refusedXml("has no day: 2026-13-01", "<Cube time='2026-13-01'/>");
    for (var rate : List.of("", "NaN", "1e400", "-1", "1,5", "0x1", "1234567890123")) {
      refusedXml("has no number for USD on 2026-10-30", cube("USD", rate));
    }
    refusedXml(
        "has two rates for USD on 2026-10-30",
        "<a>" + cube("USD", "1") + cube("USD", "1") + "</a>");
  }

  @Test
  void brokenHistoriesAreRefusedWithAReason() {
    refusedCsv("does not start with Date", "");
    refusedCsv("does not start with Date", "Day,USD\n");
    refusedCsv("has no rates", "Date,USD\n");
    refusedCsv("has no rates", "Date,USD\n2026-10-30,N/A\n");
    refusedCsv("has a line of another length: 2026-10-30", "Date,USD\n2026-10-30,1,2\n");
    refusedCsv("has no day: 30-10-2026", "Date,USD\n30-10-2026,1\n");
    refusedCsv("has no number for USD on 2026-10-30", "Date,USD\n2026-10-30,x\n");
    refusedCsv("has two rates for USD on 2026-10-30", "Date,USD,USD\n2026-10-30,1,1\n");
  }

  @Test
  void aFeedWithoutEndIsRefused() {
    assertEquals(new Read.Refused("is too long"), EcbFeed.readCsv(endless("Date,USD\n", "2")));
    assertEquals(new Read.Refused("is too long"), EcbFeed.readXml(endless("<x>", " ")));
  }

  @Test
  void aFeedIsAsDeepAsTheBanksAndNotMuchDeeper() {
    var deep = "<x>".repeat(12);
    var closed = "</x>".repeat(12);
    assertInstanceOf(Read.Quotes.class, readXml(deep + cube("USD", "1") + closed));
    refusedXml("is nested too deeply", deep + "<x>" + cube("USD", "1") + "</x>" + closed);
    assertEquals(new Read.Refused("is nested too deeply"), EcbFeed.readXml(endless("", "<x>")));
  }

  @Test
  void aMangledFeedIsReadOrRefusedButNeverThrows() {
    var random = new SplittableRandom(3);
    for (int n = 0; n < 3_000; n++) {
      var mangled = new StringBuilder(DAILY);
      for (int i = 0; i <= random.nextInt(4); i++) {
        mangled.setCharAt(random.nextInt(mangled.length()), (char) random.nextInt(1, 255));
      }
      var read = EcbFeed.readXml(new StringReader(mangled.toString()));
      assertTrue(read instanceof Read.Quotes || read instanceof Read.Refused);
    }
  }

  private static String cube(String currency, String rate) {
    return "<Cube time='2026-10-30'><Cube currency='" + currency + "' rate='" + rate + "'/></Cube>";
  }

  private static void refusedXml(String reason, String xml) {
    assertEquals(new Read.Refused(reason), readXml(xml), xml);
  }

  private static void refusedCsv(String reason, String csv) {
    assertEquals(new Read.Refused(reason), EcbFeed.readCsv(new StringReader(csv)), csv);
  }

  private static Read readXml(String xml) {
    return EcbFeed.readXml(new StringReader(xml));
  }

  /// The last of the quotes is of the day before.
  private static Read quotes(String... texts) {
    var day = LocalDate.of(2026, 10, 30);
    var quotes = new ArrayList<CrossRates.Quote>();
    for (int i = 0; i < texts.length; i++) {
      var words = CaseTable.words(texts[i]);
      quotes.add(
          new CrossRates.Quote(
              CurrencyUnit.of(words.get(0)),
              new BigDecimal(words.get(1)),
              i == texts.length - 1 ? day.minusDays(1) : day));
    }
    return assertInstanceOf(Read.Quotes.class, new Read.Quotes(quotes));
  }

  /// Repeats its second part for ever.
  private static Reader endless(String start, String repeated) {
    return new Reader() {
      private int at;

      @Override
      public int read(char[] buffer, int offset, int length) {
        for (int i = 0; i < length; i++, at++) {
          buffer[offset + i] =
              at < start.length()
                  ? start.charAt(at)
                  : repeated.charAt((at - start.length()) % repeated.length());
        }
        return length;
      }

      @Override
      public void close() {}
    };
  }
}
