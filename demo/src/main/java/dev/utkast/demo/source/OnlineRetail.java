package dev.utkast.demo.source;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// The invoices of a UK wholesaler of gifts, prices in GBP, from the "Online Retail" data set (D.
/// Chen, UCI Machine Learning Repository, 2015, CC BY 4.0) as CSV or gzipped CSV.
///
/// The data are untidy and nothing of them is dropped: every row belongs to one invoice and has one
/// [Kind], and the counts and amounts of the kinds sum to those of the file. A file without the
/// expected columns, or a row that does not parse, is refused with its line number.
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
  private static final List<DateTimeFormatter> DATES =
      List.of(
          DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT),
          DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT),
          DateTimeFormatter.ofPattern("M/d/yyyy H:mm", Locale.ROOT));
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
      return rows.stream().map(Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
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

  public static OnlineRetail read(Path file) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        Reader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return read(reader);
    }
  }

  /// Invoices in the order of their time, then of their number.
  public static OnlineRetail read(Reader source) throws IOException {
    var csv = new Csv(source);
    var header = csv.record().orElse(List.of());
    if (!header.stream().map(String::strip).toList().equals(COLUMNS)) {
      throw new IllegalArgumentException("expected the columns " + COLUMNS + ", found " + header);
    }
    Map<String, List<Row>> byInvoice = new LinkedHashMap<>();
    int line = 1;
    for (var record = csv.record(); record.isPresent(); record = csv.record()) {
      line++;
      var row = row(record.get(), line);
      byInvoice.computeIfAbsent(row.invoice(), _ -> new ArrayList<>()).add(row);
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
    return invoices.stream().map(Invoice::total).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Row row(List<String> fields, int line) {
    if (fields.size() != COLUMNS.size()) {
      throw new IllegalArgumentException("row " + line + ": " + fields.size() + " columns");
    }
    try {
      return new Row(
          fields.get(0).strip(),
          fields.get(1).strip(),
          fields.get(2).strip().replaceAll("\\s+", " "),
          Integer.parseInt(fields.get(3).strip()),
          when(fields.get(4).strip()),
          price(fields.get(5).strip()),
          customer(fields.get(6).strip()),
          fields.get(7).strip());
    } catch (NumberFormatException | DateTimeParseException e) {
      throw new IllegalArgumentException("row " + line + ": " + e.getMessage(), e);
    }
  }

  private static LocalDateTime when(String text) {
    for (var format : DATES.subList(0, DATES.size() - 1)) {
      try {
        return LocalDateTime.parse(text, format);
      } catch (DateTimeParseException _) {
        // the next spelling may fit
      }
    }
    return LocalDateTime.parse(text, DATES.getLast());
  }

  private static BigDecimal price(String text) {
    var exact = new BigDecimal(text);
    return exact.stripTrailingZeros().scale() <= 2
        ? exact.setScale(2, RoundingMode.UNNECESSARY)
        : exact;
  }

  /// A spreadsheet writes the number 17850 as `17850.0`.
  private static Optional<String> customer(String text) {
    var number = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    return Optional.of(number).filter(value -> !value.isEmpty());
  }
}
