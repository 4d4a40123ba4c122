package dev.utkast.demo.source;

import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.hydromatic.steelwheels.data.hsqldb.SteelwheelsHsqldb;

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

  /// The data as it lies in the dependency, opened by HSQLDB for reading only.
  public static SteelWheels bundled() {
    try (var connection =
            DriverManager.getConnection(
                SteelwheelsHsqldb.URI, SteelwheelsHsqldb.USER, SteelwheelsHsqldb.PASSWORD);
        var statement = connection.createStatement()) {
      var lines =
          all(statement, "orderdetails", SteelWheels::line).stream()
              .collect(Collectors.groupingBy(Line::order, HashMap::new, Collectors.toList()));
      int rows = lines.values().stream().mapToInt(List::size).sum();
      var orders = all(statement, "orders", row -> order(row, lines));
      return new SteelWheels(
          all(statement, "products", SteelWheels::product),
          all(statement, "customers", SteelWheels::customer),
          orders.stream()
              .sorted(Comparator.comparing(Order::ordered).thenComparingInt(Order::number))
              .toList(),
          all(statement, "payments", SteelWheels::cheque).stream()
              .sorted(Comparator.comparing(Cheque::date).thenComparing(Cheque::number))
              .toList(),
          lines.values().stream().flatMap(List::stream).toList(),
          rows);
    } catch (SQLException e) {
      throw new IllegalStateException("SteelWheels cannot be read", e);
    }
  }

  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> List<T> all(Statement statement, String table, Reading<T> reading)
      throws SQLException {
    var all = new ArrayList<T>();
    try (var rows = statement.executeQuery("select * from \"steelwheels\".\"" + table + "\"")) {
      while (rows.next()) {
        all.add(reading.read(rows));
      }
    }
    return all;
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getInt("ORDERNUMBER"),
        row.getString("PRODUCTCODE"),
        row.getInt("QUANTITYORDERED"),
        row.getBigDecimal("PRICEEACH").setScale(2),
        row.getInt("ORDERLINENUMBER"));
  }

  /// @param lines those of this order are taken out
  private static Order order(ResultSet row, Map<Integer, List<Line>> lines) throws SQLException {
    int number = row.getInt("ORDERNUMBER");
    var own = Optional.ofNullable(lines.remove(number)).orElse(List.of());
    return new Order(
        number,
        day(row, "ORDERDATE"),
        day(row, "REQUIREDDATE"),
        Optional.of(day(row, "SHIPPEDDATE")).filter(day -> day.isBefore(NEVER_SHIPPED_FROM)),
        Status.of(row.getString("STATUS")),
        text(row, "COMMENTS"),
        row.getInt("CUSTOMERNUMBER"),
        own.stream().sorted(Comparator.comparingInt(Line::position)).toList());
  }

  private static Product product(ResultSet row) throws SQLException {
    return new Product(
        row.getString("PRODUCTCODE"),
        row.getString("PRODUCTNAME"),
        row.getString("PRODUCTLINE"),
        row.getString("PRODUCTSCALE"),
        row.getString("PRODUCTVENDOR"),
        row.getString("PRODUCTDESCRIPTION"),
        row.getInt("QUANTITYINSTOCK"),
        row.getBigDecimal("MSRP").setScale(2));
  }

  private static Customer customer(ResultSet row) throws SQLException {
    return new Customer(
        row.getInt("CUSTOMERNUMBER"),
        letters(row.getString("CUSTOMERNAME")),
        letters(row.getString("CONTACTLASTNAME").strip()),
        letters(row.getString("CONTACTFIRSTNAME").strip()),
        row.getString("PHONE"),
        letters(row.getString("ADDRESSLINE1")),
        text(row, "ADDRESSLINE2").map(SteelWheels::letters),
        letters(row.getString("CITY")),
        text(row, "STATE").map(SteelWheels::letters),
        text(row, "POSTALCODE"),
        row.getString("COUNTRY").strip(),
        Optional.ofNullable(row.getBigDecimal("CREDITLIMIT")).map(limit -> limit.setScale(2)));
  }

  private static Cheque cheque(ResultSet row) throws SQLException {
    return new Cheque(
        row.getInt("CUSTOMERNUMBER"),
        row.getString("CHECKNUMBER"),
        day(row, "PAYMENTDATE"),
        row.getBigDecimal("AMOUNT").setScale(2));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).filter(text -> !text.isBlank());
  }

  private static LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  /// The source lost the backslashes of its accented letters: it has `Quu00e9bec`.
  private static String letters(String text) {
    return LOST_ESCAPE
        .matcher(text)
        .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
  }
}
