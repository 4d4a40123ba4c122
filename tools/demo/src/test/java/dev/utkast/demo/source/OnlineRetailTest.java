package dev.utkast.demo.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.demo.source.OnlineRetail.InvoiceKind;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlineRetailTest {
  static final String FILE =
      """
      InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
      1002,POST,POSTAGE,3,2010-12-02 09:00:00,18.0,12583.0,France
      1002,22728,"ALARM CLOCK, ""PINK""  ",24,2010-12-02 09:00:00,3.75,12583.0,France
      1002,22841,ROUND CAKE TIN,1,2010-12-02 09:00:00,0.0,12583.0,France
      1001,85123A,WHITE HANGING HEART,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
      1003,gift_0001_40,Dotcomgiftshop Gift Voucher,1,2010-12-02 10:00:00,33.33,,United Kingdom
      1003,AMAZONFEE,AMAZON FEE,1,2010-12-02 10:00:00,10.00,,United Kingdom
      1003,D,Discount,-1,2010-12-02 10:00:00,5.00,,United Kingdom
      1004,22734,amazon,20,2010-12-03 10:00:00,0.0,,United Kingdom
      1005,21777,,-10,2010-12-03 11:00:00,0.0,,United Kingdom
      C1006,D,Discount,-1,2010-12-03 12:00:00,27.50,14527.0,United Kingdom
      C1006,22728,ALARM CLOCK,-2,2010-12-03 12:00:00,3.75,14527.0,United Kingdom
      """;

  @Test
  void invoicesAreInTheOrderOfTheirTime() {
    var numbers = read(FILE).invoices().stream().map(OnlineRetail.Invoice::number).toList();
    assertEquals("[1001, 1002, 1003, 1004, 1005, C1006]", numbers.toString());
  }

  @Test
  void quotesCommasAndOddSpacesAreReadAsMeant() {
    var row = read(FILE).invoices().get(1).rows().get(1);
    assertEquals("ALARM CLOCK, \"PINK\"", row.description());
    assertEquals(Optional.of("12583"), row.customer());
    assertEquals(new BigDecimal("90.00"), row.amount());
  }

  @Test
  void everyRowHasOneKind() {
    var invoices = read(FILE).invoices();
    assertEquals("[GOODS]", kinds(invoices.get(0)));
    assertEquals("[SHIPPING, GOODS, FREE_ITEM]", kinds(invoices.get(1)));
    assertEquals("[NOT_GOODS, NOT_GOODS, REDUCTION]", kinds(invoices.get(2)));
    assertEquals("[STOCK_CORRECTION]", kinds(invoices.get(3)));
    assertEquals("[STOCK_CORRECTION]", kinds(invoices.get(4)));
    assertEquals("[CREDIT, CREDIT]", kinds(invoices.get(5)));
    assertEquals(InvoiceKind.SALE, invoices.get(2).kind());
    assertEquals(InvoiceKind.STOCK_CORRECTION, invoices.get(4).kind());
    assertEquals(InvoiceKind.CREDIT, invoices.get(5).kind());
  }

  @Test
  void aGzippedFileReadsTheSame(@TempDir Path folder) throws IOException {
    var file = folder.resolve("retail.csv.gz");
    try (var out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      out.write(FILE);
    }
    assertEquals(read(FILE), OnlineRetail.read(file));
  }

  @Test
  void theSpreadsheetsOwnDatesAreUnderstood() {
    var trade = read(FILE.replace("2010-12-01 08:26:00", "12/1/2010 8:26"));
    assertEquals("2010-12-01T08:26", trade.invoices().getFirst().when().toString());
  }

  static OnlineRetail read(String text) {
    return OnlineRetail.read(text);
  }

  private static String kinds(OnlineRetail.Invoice invoice) {
    return invoice.rows().stream().map(invoice::kindOf).toList().toString();
  }
}
