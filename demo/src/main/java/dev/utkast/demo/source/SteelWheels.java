package dev.utkast.demo.source;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The trade of the SteelWheels wholesaler of model vehicles, January 2003 to May 2005, prices in
/// USD.
///
/// Read from the sample database of Eclipse BIRT and Pentaho as packed by Hydromatic (Apache 2.0).
/// Nothing is dropped: a line that names no order is kept aside in [#strayLines] so that it can be
/// reported. A shipping day of 2006, more than a year after the last order, is the mark of "never
/// shipped" there.
public record SteelWheels(
    List<Product> products,
    List<Customer> customers,
    List<Order> orders,
    List<Cheque> cheques,
    List<Line> strayLines,
    int rowsOfLines) {

  private static final String RESOURCE = "/steelwheels.script";
  private static final Pattern LOST_ESCAPE = Pattern.compile("u(00[a-f][0-9a-f])");
  private static final LocalDate NEVER_SHIPPED_FROM = LocalDate.of(2006, 1, 1);

  /// An item of the catalogue; `stock` are the units on hand when the record was taken, prices in
  /// USD.
  public record Product(
      String code,
      String name,
      String line,
      String scale,
      String vendor,
      String description,
      int stock,
      BigDecimal listPrice) {}

  /// A wholesale customer; the credit limit is in USD.
  public record Customer(
      int number,
      String name,
      String lastName,
      String firstName,
      String phone,
      String address1,
      Optional<String> address2,
      String city,
      Optional<String> state,
      Optional<String> postalCode,
      String country,
      Optional<BigDecimal> creditLimit) {}

  /// What became of an order.
  public enum Status {
    SHIPPED,
    CANCELLED,
    ON_HOLD,
    DISPUTED,
    RESOLVED,
    IN_PROCESS;

    static Status of(String text) {
      return valueOf(text.toUpperCase(java.util.Locale.ROOT).replace(' ', '_'));
    }
  }

  /// One line of an order, price per unit in USD.
  public record Line(int order, String product, int quantity, BigDecimal price, int position) {

    public BigDecimal amount() {
      return price.multiply(BigDecimal.valueOf(quantity));
    }
  }

  public record Order(
      int number,
      LocalDate ordered,
      LocalDate required,
      Optional<LocalDate> shipped,
      Status status,
      Optional<String> comments,
      int customer,
      List<Line> lines) {

    /// In USD.
    public BigDecimal total() {
      return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /// A payment by cheque, in USD, that names its customer but no order.
  public record Cheque(int customer, String number, LocalDate date, BigDecimal amount) {}

  /// The data as it lies in the dependency.
  public static SteelWheels bundled() {
    var stream = SteelWheels.class.getResourceAsStream(RESOURCE);
    if (stream == null) {
      throw new IllegalStateException(RESOURCE + " is not on the classpath");
    }
    try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      return from(HsqldbScript.read(reader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static SteelWheels from(HsqldbScript script) {
    var lines = new HashMap<Integer, List<Line>>();
    for (var row : script.rows("orderdetails")) {
      var line =
          new Line(row.number(0), row.text(1), row.number(2), amount(row.text(3)), row.number(4));
      lines.computeIfAbsent(line.order(), _ -> new ArrayList<>()).add(line);
    }
    var orders = script.rows("orders").stream().map(row -> order(row, lines)).toList();
    return new SteelWheels(
        script.rows("products").stream().map(SteelWheels::product).toList(),
        script.rows("customers").stream().map(SteelWheels::customer).toList(),
        orders.stream()
            .sorted(Comparator.comparing(Order::ordered).thenComparingInt(Order::number))
            .toList(),
        script.rows("payments").stream()
            .map(SteelWheels::cheque)
            .sorted(Comparator.comparing(Cheque::date).thenComparing(Cheque::number))
            .toList(),
        lines.values().stream().flatMap(List::stream).toList(),
        script.rows("orderdetails").size());
  }

  private static Order order(HsqldbScript.Row row, Map<Integer, List<Line>> lines) {
    int number = row.number(0);
    var own = lines.containsKey(number) ? lines.remove(number) : List.<Line>of();
    var shipped = day(row.text(3));
    return new Order(
        number,
        day(row.text(1)),
        day(row.text(2)),
        shipped.isBefore(NEVER_SHIPPED_FROM) ? Optional.of(shipped) : Optional.empty(),
        Status.of(row.text(4)),
        row.optional(5),
        row.number(6),
        own.stream().sorted(Comparator.comparingInt(Line::position)).toList());
  }

  private static Product product(HsqldbScript.Row row) {
    return new Product(
        row.text(0),
        row.text(1),
        row.text(2),
        row.text(3),
        row.text(4),
        row.text(5),
        row.number(6),
        amount(row.text(8)));
  }

  private static Customer customer(HsqldbScript.Row row) {
    return new Customer(
        row.number(0),
        letters(row.text(1)),
        letters(row.text(2).strip()),
        letters(row.text(3).strip()),
        row.text(4),
        letters(row.text(5)),
        row.optional(6).map(SteelWheels::letters),
        letters(row.text(7)),
        row.optional(8).map(SteelWheels::letters),
        row.optional(9),
        row.text(10).strip(),
        row.optional(12).map(SteelWheels::amount));
  }

  /// The source lost the backslashes of its accented letters: it has `Quu00e9bec`.
  private static String letters(String text) {
    return LOST_ESCAPE
        .matcher(text)
        .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
  }

  private static Cheque cheque(HsqldbScript.Row row) {
    return new Cheque(row.number(0), row.text(1), day(row.text(2)), amount(row.text(3)));
  }

  private static LocalDate day(String timestamp) {
    return LocalDate.parse(timestamp.substring(0, 10));
  }

  private static BigDecimal amount(String text) {
    return new BigDecimal(text).setScale(2);
  }
}
