package dev.utkast.demo.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Files as spreadsheets, mail programs and people leave them: read as they are meant, or refused
/// in one line that says where and why.
class UntidyFilesTest {
  private static final String TIDY = OnlineRetailTest.FILE;
  private static final OnlineRetail MEANT = OnlineRetailTest.read(TIDY);

  @TempDir Path folder;

  static Stream<Arguments> spellings() {
    return Stream.of(
        Arguments.of("blank lines at the end", TIDY + "\n\n  \n"),
        Arguments.of("separators without fields at the end", TIDY + ",,,,,,,\n,,,,,,,\n"),
        Arguments.of("a blank line between", TIDY.replaceFirst("\n1001", "\n\n1001")),
        Arguments.of("blank lines before", "\n\n" + TIDY),
        Arguments.of("no line end at the end", TIDY.stripTrailing()),
        Arguments.of("lines of Windows", TIDY.replace("\n", "\r\n")),
        Arguments.of("lines of an old Mac", TIDY.replace("\n", "\r")),
        Arguments.of("semicolons and decimal commas", european(";")),
        Arguments.of("tabs", european("\t")),
        Arguments.of("the separator named", "sep=;\n" + european(";")),
        Arguments.of("every field quoted", quoted(TIDY)),
        Arguments.of("decimal commas in quotes", TIDY.replace(",2.55,", ",\"2,55\",")),
        Arguments.of("a quantity with decimals", TIDY.replace(",24,", ",24.0,")),
        Arguments.of("columns in another order", reordered(TIDY)),
        Arguments.of("a column more", widened(TIDY)),
        Arguments.of("names spaced otherwise", TIDY.replace("CustomerID", " customer ID ")));
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void whatIsMeantIsRead(String what, String text) {
    assertEquals(MEANT, OnlineRetailTest.read(text), what);
  }

  private static String european(String separator) {
    return TIDY.lines()
        .map(line -> line.replace("ALARM CLOCK, ", "ALARM CLOCK; "))
        .map(line -> line.replaceAll(",(-?\\d+)\\.(\\d+)", ",$1\u0000$2"))
        .map(line -> line.replace(",", separator).replace('\u0000', ',').replace("; ", ", "))
        .collect(Collectors.joining("\n"));
  }

  private static String quoted(String text) {
    return text.lines()
        .map(line -> line.contains("\"") ? line : "\"" + line.replace(",", "\",\"") + "\"")
        .collect(Collectors.joining("\n"));
  }

  private static String reordered(String text) {
    return text.lines()
        .map(line -> {
          int last = line.lastIndexOf(',');
          return line.substring(last + 1) + "," + line.substring(0, last);
        })
        .collect(Collectors.joining("\n"));
  }

  private static String widened(String text) {
    return text.lines().map(line -> line + ",x").collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2010-12-01 08:26:00 | 12/1/2010 8:26
          2010-12-01 08:26:00 | 1.12.2010 8:26
          2010-12-01 08:26:00 | 2010-12-01T08:26:00
          2010-12-01 08:26:00 | 2010-12-01 8:26
          """)
  void timesOfSeveralCountriesAreRead(String tidy, String untidy) {
    assertEquals(MEANT, OnlineRetailTest.read(TIDY.replace(tidy, untidy)));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(",6,", ",six,", "row 5, column Quantity: 'six' is not a whole number"),
        Arguments.of(",6,", ",6.5,", "row 5, column Quantity: '6.5' is not a whole number"),
        Arguments.of(",6,", ",0,", "row 5, column Quantity: '0' is nothing"),
        Arguments.of(
            ",6,", ",99999999999,", "row 5, column Quantity: '99999999999' is not a whole number"),
        Arguments.of(
            ",2.55,",
            ",two,",
            "row 5, column UnitPrice: 'two' is not an amount, such as 2.55 or 2,55"),
        Arguments.of(
            ",2.55,", ",1e9999999,", "row 5, column UnitPrice: '1e9999999' is not an amount"),
        Arguments.of(
            ",2.55,",
            ",\"1,234\",",
            "row 5, column UnitPrice: '1,234' may be thousands or thousandths"),
        Arguments.of(",2.55,", ",,", "row 5, column UnitPrice: '' is not an amount"),
        Arguments.of(",2.55,", ",2,55,", "row 5 has 9 columns, the first row 8"),
        Arguments.of(
            "12-01 08:26:00",
            "13-01 08:26:00",
            "row 5, column InvoiceDate: '2010-13-01 08:26:00' is not a time"),
        Arguments.of(
            "12-01 08:26:00",
            "02-30 08:26:00",
            "row 5, column InvoiceDate: '2010-02-30 08:26:00' is not a time"),
        Arguments.of("1001,", ",", "row 5, column InvoiceNo: '' is empty"),
        Arguments.of(",United Kingdom", "", "row 5 has 7 columns, the first row 8"),
        Arguments.of(
            "UnitPrice",
            "Price",
            "column UnitPrice is missing; expected the columns InvoiceNo, StockCode"),
        Arguments.of(
            "  \",24", "  ,24", "row 3, column 3: a quoted field begins here and has no end"),
        Arguments.of("InvoiceNo,", "Country,", "column Country is there twice"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void whatCannotBeReadIsNamedWithItsRowAndColumn(String tidy, String untidy, String told) {
    var wrong = TIDY.replaceFirst(Pattern.quote(tidy), untidy);
    assertTold(told, () -> OnlineRetailTest.read(wrong));
  }

  @Test
  void aFileWithoutRowsIsRefused() {
    assertTold("column InvoiceNo is missing", () -> OnlineRetailTest.read(""));
    var header = TIDY.lines().findFirst().orElseThrow();
    assertTold("there is no row below", () -> OnlineRetailTest.read(header));
  }

  @Test
  void theRowsOfASpreadsheetAreCounted() {
    var wrong = TIDY.replaceFirst("\n1001", "\n\n1001").replace(",6,", ",six,");
    assertTold("row 6, column Quantity", () -> OnlineRetailTest.read(wrong));
  }

  static Stream<Arguments> encodings() {
    return Stream.of(
        Arguments.of("", StandardCharsets.UTF_8),
        Arguments.of("\uFEFF", StandardCharsets.UTF_8),
        Arguments.of("\uFEFF", StandardCharsets.UTF_16LE),
        Arguments.of("\uFEFF", StandardCharsets.UTF_16BE));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void encodingsOfSpreadsheetsAreKnownByTheirMark(String mark, Charset charset) throws IOException {
    var text = TIDY.replace("ROUND CAKE TIN", "K\u00C4SE \u20AC \u4E2D");
    var expected = OnlineRetailTest.read(text);
    assertEquals(expected, OnlineRetail.read(file("a.csv", (mark + text).getBytes(charset))));
    var zipped = gzipped((mark + text).getBytes(charset));
    assertEquals(expected, OnlineRetail.read(file("b.csv.gz", zipped)));
    assertEquals(expected, OnlineRetail.read(file("zipped-and-named-otherwise.csv", zipped)));
  }

  @Test
  void aByteThatIsNoUtf8IsNamedWithItsRow() throws IOException {
    var text = TIDY.replace("ROUND CAKE TIN", "K\u00C4SE");
    var file = file("latin.csv", text.getBytes(StandardCharsets.ISO_8859_1));
    assertTold("latin.csv, row 4: the byte C4 is not UTF-8", () -> OnlineRetail.read(file));
  }

  @Test
  void filesThatAreSomethingElseAreNamed() throws IOException {
    var zipped = gzipped(TIDY.getBytes(StandardCharsets.UTF_8));
    var truncated = file("cut.csv.gz", Arrays.copyOf(zipped, zipped.length / 2));
    assertTold("cut.csv.gz ends too early", () -> OnlineRetail.read(truncated));
    zipped[2] = 99;
    var damaged = file("damaged.csv.gz", zipped);
    assertTold("damaged.csv.gz is a damaged gzip file", () -> OnlineRetail.read(damaged));
    var named = file("named.csv.gz", "not zipped\n".getBytes(StandardCharsets.UTF_8));
    assertTold("column InvoiceNo is missing", () -> OnlineRetail.read(named));
    var book = file("book.xlsx", new byte[] {'P', 'K', 3, 4, 0});
    assertTold("is a spreadsheet or a zip file; save it as CSV", () -> OnlineRetail.read(book));
    assertTold("there is no file", () -> OnlineRetail.read(folder.resolve("nope.csv")));
    assertTold("is a folder", () -> OnlineRetail.read(folder));
    assertTold("cannot be read", () -> OnlineRetail.read(book.resolve("below.csv")));
  }

  @Test
  void aTidyFileThatOnlyClaimsToBeZippedIsRead() throws IOException {
    var file = file("plain.csv.gz", TIDY.getBytes(StandardCharsets.UTF_8));
    assertEquals(MEANT, OnlineRetail.read(file));
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] gzipped(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  private static void assertTold(String told, org.junit.jupiter.api.function.Executable reading) {
    var message = String.valueOf(assertThrows(BadFile.class, reading).getMessage());
    assertTrue(message.contains(told), message);
    assertFalse(message.contains("\n"), message);
  }
}
