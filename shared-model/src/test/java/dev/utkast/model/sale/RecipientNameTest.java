package dev.utkast.model.sale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.Sales;
import dev.utkast.model.customer.Address;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.id.CustomerId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whom a sale is for, on whatever is printed or mailed of it.
class RecipientNameTest {
  private static Optional<String> said(String text) {
    return Optional.ofNullable(text).filter(Predicate.not(String::isEmpty));
  }

  private static Address address(Optional<String> lastName, Optional<String> company) {
    Optional<String> none = Optional.empty();
    return new Address(
        none,
        lastName,
        company,
        Optional.of("1 High St"),
        none,
        Optional.of("Leeds"),
        none,
        none,
        none,
        none,
        Optional.of("GB"),
        none);
  }

  private static Customer customer(Optional<String> first, Optional<String> last) {
    var unknown = Customer.unknown(new CustomerId(7), Sales.NOON);
    return new Customer(
        unknown.id(),
        1,
        unknown.email(),
        first,
        last,
        unknown.phone(),
        unknown.note(),
        List.of(),
        false,
        List.of(address(Optional.empty(), Optional.of("Ada & Co"))),
        unknown.currency(),
        unknown.language(),
        0,
        Optional.empty(),
        Optional.empty(),
        Sales.NOON,
        Sales.NOON,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static SaleContent content(
      Optional<Address> shipping, Optional<Address> billing, Optional<Customer> customer) {
    var anonymous = Sales.content(Sales.aLine(Sales.CUPS, "Cup", 1, "10.00"));
    return Sales.redirected(anonymous, customer.map(Customer::id), shipping, billing)
        .withEmail(Optional.of("ada@example.com"))
        .inTheNameOf(customer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          on the parcel | its company | on the bill | record   | first line      | greeted as
          Hopper        |             | Bill        | Lovelace | Hopper          | Bill
          Hopper        |             |             | Lovelace | Hopper          | Hopper
                        | Navy        |             | Lovelace | Navy            | Lovelace
                        | Navy        |             |          | Navy            | Navy
                        |             | Bill        | Lovelace | Bill            | Bill
                        |             |             | Lovelace | Lovelace        | Lovelace
                        |             |             |          | ada@example.com | -
          """,
      useHeadersInDisplayName = true)
  void anAddressWithoutANameTakesTheCustomers(
      String name, String company, String billed, String record, String line, String greeted) {
    var parcel = address(said(name), said(company));
    var bill = said(billed).map(text -> address(Optional.of(text), Optional.empty()));
    var known = said(record).map(last -> customer(Optional.empty(), Optional.of(last)));
    var content = content(Optional.of(parcel), bill, known);
    var lines = parcel.linesTo(content.addressee(parcel), Optional.empty());
    assertEquals(line, lines.getFirst());
    assertEquals("1 High St", lines.get(1));
    assertEquals(greeted, content.recipientName().orElse("-"));
  }

  @Test
  void theCustomersNameCountsWithoutAnAddress() {
    var known = customer(Optional.of("Ada"), Optional.of("Lovelace"));
    var content = content(Optional.empty(), Optional.empty(), Optional.of(known));
    assertEquals(Optional.of("Ada Lovelace"), content.recipientName());
  }

  @Test
  void aCustomerWithoutANameIsTheCompanyOfTheAddress() {
    var known = customer(Optional.empty(), Optional.empty());
    assertEquals(Optional.of("Ada & Co"), known.name());
    assertEquals(Optional.of("Ada"), customer(Optional.of("Ada"), Optional.empty()).name());
  }

  @Test
  void whoIsDeletedKeepsTheNameThatTheSaleWasMadeOutIn() {
    var known = customer(Optional.of("Ada"), Optional.empty());
    var content = content(Optional.empty(), Optional.empty(), Optional.of(known));
    assertEquals(content, content.inTheNameOf(Optional.empty()));
  }

  private static SaleContent recognised() {
    var nobodys = content(Optional.empty(), Optional.empty(), Optional.empty());
    return nobodys.inTheNameOf(Optional.of(customer(Optional.of("Ada"), Optional.of("Lovelace"))));
  }

  private static SaleContent at(SaleContent content, String email) {
    return content.amended(
        Optional.of(email), Optional.empty(), Optional.empty(), List.of(), List.of());
  }

  /// Whoever opens the parcel may be who typed the mail address of somebody else.
  @Test
  void whoIsRecognisedByHerMailAddressIsNamedInHerMailsAndNotOnTheParcel() {
    assertEquals(Optional.of("Ada Lovelace"), recognised().recipientName());
    assertEquals(Optional.empty(), recognised().onParcel().recipientName());
    var attached =
        content(
            Optional.empty(),
            Optional.empty(),
            Optional.of(customer(Optional.of("Ada"), Optional.empty())));
    assertEquals(attached, attached.onParcel());
  }

  @Test
  void mailsThatGoToAnotherAddressNameHerNoMore() {
    var same = at(recognised(), "Ada@EXAMPLE.com");
    assertEquals(Optional.of("Ada Lovelace"), same.recipientName());
    assertEquals(Optional.empty(), at(recognised(), "eve@example.com").recipientName());
    assertEquals(Optional.empty(), recognised().inTheNameOf(Optional.empty()).recipientName());
  }

  @Test
  void aTagRenamesNobody() {
    var known = customer(Optional.of("Ada"), Optional.empty());
    var content = content(Optional.empty(), Optional.empty(), Optional.of(known));
    assertTrue(content.withTags(List.of("x")).differsInTagsOnly(content));
    assertFalse(content.withEmail(Optional.empty()).differsInTagsOnly(content));
    assertEquals(Optional.of("Ada"), content.withTags(List.of("x")).recipientName());
  }
}
