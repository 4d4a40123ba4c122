package dev.utkast.demo.source;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The invoices of a UK wholesaler of gifts, prices in GBP, from the "Online Retail" data set (D.
/// Chen, UCI Machine Learning Repository, 2015, CC BY 4.0) as CSV or gzipped CSV.
///
/// The data are untidy and nothing of them is dropped: every row belongs to one invoice and has one
/// [Kind], and the counts and amounts of the kinds sum to those of the file. A file without the
/// expected columns, or a field that does not parse, is refused with its row and column.
public record OnlineRetail(List<Invoice> invoices) {
  private static final List<String> COLUMNS =
      List.of(
          "InvoiceNo",
          "StockCode",
          "Description",
          "Quantity",
          "InvoiceDate",
          "UnitPrice",
          "CustomerID",
          "Country");
  private static final Set<String> CARRIAGE = Set.of("POST", "DOT", "C2");
  private static final Set<String> NOT_GOODS =
      Set.of("D", "M", "S", "A", "B", "ADJUST", "BANK CHARGES", "AMAZONFEE", "CRUK");

  /// What a row stands for.
  public enum Kind {
    /// Units of an item at a price.
    GOODS("goods"),
    /// Units of an item given with a sale at no price.
    FREE_ITEM("free items"),
    /// Postage and carriage (POST, DOT, C2).
    SHIPPING("postage and carriage"),
    /// Manual entries, bank charges, fees, samples, vouchers: money, but nothing to pack.
    NOT_GOODS("manual entries and fees"),
    /// A negative amount within a sale, or a positive one within a credit.
    REDUCTION("reductions"),
    /// A row of a credit invoice (`C...`).
    CREDIT("credits"),
    /// Units counted in or out at no price, for nobody: a correction of the stock record.
    STOCK_CORRECTION("stock corrections");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /// One row of the file; the price is per unit in GBP and may be zero, the quantity may be
  /// negative.
  public record Row(
      String invoice,
      String code,
      String description,
      int quantity,
      LocalDateTime when,
      BigDecimal price,
      Optional<String> customer,
      String country) {
    /// In GBP, exact.
    public BigDecimal amount() {
      return price.multiply(BigDecimal.valueOf(quantity));
    }
  }

  /// What an invoice as a whole stands for.
  public enum InvoiceKind {
    SALE,
    CREDIT,
    STOCK_CORRECTION
  }

  public record Invoice(String number, List<Row> rows) {
    public LocalDateTime when() {
      return rows.getFirst().when();
    }

    public Optional<String> customer() {
      return rows.getFirst().customer();
    }

    public String country() {
      return rows.getFirst().country();
    }

    /// In GBP; negative for a credit.
    public BigDecimal total() {
      return OnlineRetail.total(rows);
    }

    public InvoiceKind kind() {
      if (number.startsWith("C") || total().signum() < 0) {
        return InvoiceKind.CREDIT;
      }
      boolean noMoney = rows.stream().allMatch(row -> row.price().signum() == 0);
      boolean takenOut = rows.stream().anyMatch(row -> row.quantity() < 0);
      return noMoney && (customer().isEmpty() || takenOut)
          ? InvoiceKind.STOCK_CORRECTION
          : InvoiceKind.SALE;
    }

    /// The kind of one of its rows.
    public Kind kindOf(Row row) {
      if (kind() == InvoiceKind.STOCK_CORRECTION
          || (row.price().signum() == 0 && row.quantity() < 0)) {
        return Kind.STOCK_CORRECTION;
      }
      boolean credit = kind() == InvoiceKind.CREDIT;
      if (row.amount().signum() == (credit ? 1 : -1)) {
        return Kind.REDUCTION;
      }
      return credit ? Kind.CREDIT : kindInSale(row);
    }

    private static Kind kindInSale(Row row) {
      var code = row.code().toUpperCase(Locale.ROOT);
      if (row.price().signum() == 0) {
        return Kind.FREE_ITEM;
      }
      if (CARRIAGE.contains(code)) {
        return Kind.SHIPPING;
      }
      return NOT_GOODS.contains(code) || code.startsWith("GIFT_") ? Kind.NOT_GOODS : Kind.GOODS;
    }
  }

  public static OnlineRetail read(Path file) {
    var text = TextFile.read(file);
    try {
      return read(text);
    } catch (BadFile e) {
      throw new BadFile(file + ", " + e.getMessage());
    }
  }

  /// Invoices in the order of their time, then of their number.
  static OnlineRetail read(String text) {
    var byInvoice = new LinkedHashMap<String, List<Row>>();
    Csv.read(
        text,
        COLUMNS,
        row ->
            byInvoice.computeIfAbsent(row.text("InvoiceNo"), _ -> new ArrayList<>()).add(row(row)));
    if (byInvoice.isEmpty()) {
      throw new BadFile("there is no row below the names of the columns");
    }
    return new OnlineRetail(
        byInvoice.entrySet().stream()
            .map(entry -> new Invoice(entry.getKey(), List.copyOf(entry.getValue())))
            .sorted(Comparator.comparing(Invoice::when).thenComparing(Invoice::number))
            .toList());
  }

  /// The first invoices in the order of their time.
  public OnlineRetail first(int limit) {
    return new OnlineRetail(invoices.subList(0, Math.min(limit, invoices.size())));
  }

  public List<Row> rows() {
    return invoices.stream().flatMap(invoice -> invoice.rows().stream()).toList();
  }

  /// In GBP, credits subtracted.
  public BigDecimal total() {
    return total(rows());
  }

  public static BigDecimal total(List<Row> rows) {
    return rows.stream().map(Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Row row(Csv.Row row) {
    var cells = new Cells(row.csv().separator() == ',');
    return new Row(
        row.read("InvoiceNo", cells::required),
        row.text("StockCode"),
        row.text("Description").replaceAll("\\s+", " "),
        row.read("Quantity", cells::quantity),
        row.read("InvoiceDate", cells::time),
        row.read("UnitPrice", cells::price),
        row.read("CustomerID", cells::number),
        row.text("Country"));
  }
}
