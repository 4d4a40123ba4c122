package dev.utkast.demo.source;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.hydromatic.steelwheels.data.hsqldb.SteelwheelsHsqldb;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

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

  private static final String PRODUCTS =
      """
      select productcode code, productname name, productline line, productscale scale,
        productvendor vendor, productdescription description, quantityinstock stock, msrp list_price
      from "steelwheels"."products"
      """;
  private static final String CUSTOMERS =
      """
      select customernumber number, customername name, trim(contactlastname) last_name,
        trim(contactfirstname) first_name, phone, addressline1 address1, addressline2 address2,
        city, state, postalcode postal_code, trim(country) country, creditlimit credit_limit
      from "steelwheels"."customers"
      """;
  private static final String LINES =
      """
      select ordernumber "ORDER", productcode product, quantityordered quantity, priceeach price,
        orderlinenumber "POSITION"
      from "steelwheels"."orderdetails" order by orderlinenumber
      """;
  private static final String ORDERS =
      "select * from \"steelwheels\".\"orders\" order by orderdate, ordernumber";
  private static final String CHEQUES =
      """
      select customernumber customer, checknumber number, paymentdate "DATE", amount
      from "steelwheels"."payments" order by paymentdate, checknumber
      """;

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
    IN_PROCESS
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
    return Jdbi.create(SteelwheelsHsqldb.URI, SteelwheelsHsqldb.USER, SteelwheelsHsqldb.PASSWORD)
        .registerColumnMapper(String.class, (row, column, _) -> text(row.getString(column)))
        .registerColumnMapper(BigDecimal.class, (row, column, _) -> usd(row.getBigDecimal(column)))
        .withHandle(SteelWheels::read);
  }

  private static SteelWheels read(Handle data) {
    var lines = all(data, Line.class, LINES);
    var byOrder = lines.stream().collect(Collectors.groupingBy(Line::order));
    var orders = data.select(ORDERS).map((row, _) -> order(row, byOrder)).list();
    return new SteelWheels(
        all(data, Product.class, PRODUCTS),
        all(data, Customer.class, CUSTOMERS),
        orders,
        all(data, Cheque.class, CHEQUES),
        byOrder.values().stream().flatMap(List::stream).toList(),
        lines.size());
  }

  private static <T> List<T> all(Handle data, Class<T> row, String query) {
    return data.select(query).map(ConstructorMapper.of(row)).list();
  }

  /// @param lines those of this order are taken out
  private static Order order(ResultSet row, Map<Integer, List<Line>> lines) throws SQLException {
    int number = row.getInt("ORDERNUMBER");
    return new Order(
        number,
        row.getObject("ORDERDATE", LocalDate.class),
        row.getObject("REQUIREDDATE", LocalDate.class),
        Optional.of(row.getObject("SHIPPEDDATE", LocalDate.class))
            .filter(day -> day.isBefore(NEVER_SHIPPED_FROM)),
        Status.valueOf(row.getString("STATUS").toUpperCase(Locale.ROOT).replace(' ', '_')),
        Optional.ofNullable(text(row.getString("COMMENTS"))),
        row.getInt("CUSTOMERNUMBER"),
        Optional.ofNullable(lines.remove(number)).orElse(List.of()));
  }

  private static @Nullable BigDecimal usd(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.setScale(2);
  }

  /// The source lost the backslashes of its accented letters: it has `Quu00e9bec`.
  private static @Nullable String text(@Nullable String text) {
    return text == null || text.isBlank()
        ? null
        : LOST_ESCAPE
            .matcher(text)
            .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
  }
}
