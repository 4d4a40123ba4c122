package dev.utkast.model.order;

import static dev.utkast.model.Decisions.changed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.customer.Address;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.TaxRegistrationId;
import dev.utkast.model.pricing.TaxBasis;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.NameValue;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.SalesSettings.TaxRegistration;
import dev.utkast.model.tax.Registration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What staff may still change of an order, and which packing slip shows it. The sale is to nobody
/// but a mail address, unless it is to an address in Utrecht, or billed to one there.
class AmendmentTest {

  private static final String AMENDMENTS =
      """
      order                | nothing | note                  | email         | phone | attributes    | tags          | to Delft                 | to nowhere        | all
      no slip yet          | -       | NOTES_OR_TAGS         | EMAIL         | PHONE | NOTES_OR_TAGS | NOTES_OR_TAGS | SHIPPING_ADDRESS         | -                 | EMAIL PHONE SHIPPING_ADDRESS NOTES_OR_TAGS
      printed              | -       | NOTES_OR_TAGS, slip 1 | EMAIL, slip 1 | PHONE | NOTES_OR_TAGS | NOTES_OR_TAGS | SHIPPING_ADDRESS, slip 1 | -                 | EMAIL PHONE SHIPPING_ADDRESS NOTES_OR_TAGS, slip 1
      printed, to Utrecht  | -       | NOTES_OR_TAGS, slip 1 | EMAIL         | PHONE | NOTES_OR_TAGS | NOTES_OR_TAGS | SHIPPING_ADDRESS, slip 1 | no: AddressMissing | EMAIL PHONE SHIPPING_ADDRESS NOTES_OR_TAGS, slip 1
      printed, billed      | -       | NOTES_OR_TAGS, slip 1 | EMAIL         | PHONE | NOTES_OR_TAGS | NOTES_OR_TAGS | SHIPPING_ADDRESS, slip 1 | -                 | EMAIL PHONE SHIPPING_ADDRESS NOTES_OR_TAGS, slip 1
      printed twice        | -       | NOTES_OR_TAGS, slip 2 | EMAIL, slip 2 | PHONE | NOTES_OR_TAGS | NOTES_OR_TAGS | SHIPPING_ADDRESS, slip 2 | -                 | EMAIL PHONE SHIPPING_ADDRESS NOTES_OR_TAGS, slip 2
      shipped              | -       | NOTES_OR_TAGS         | EMAIL         | PHONE | NOTES_OR_TAGS | NOTES_OR_TAGS | no: AddressFixed SHIPPED | -                 | no: AddressFixed SHIPPED
      cancelled            | -       | NOTES_OR_TAGS         | EMAIL         | PHONE | NOTES_OR_TAGS | NOTES_OR_TAGS | no: AddressFixed CANCELLED | -               | no: AddressFixed CANCELLED
      cancelled, to Utrecht | -      | NOTES_OR_TAGS         | EMAIL         | PHONE | NOTES_OR_TAGS | NOTES_OR_TAGS | no: AddressFixed CANCELLED | no: AddressFixed CANCELLED | no: AddressFixed CANCELLED\
      """;

  private static final Address UTRECHT = Sales.anAddress("NL", "Utrecht");
  private static final Address DELFT = Sales.anAddress("NL", "Delft");

  private static SaleContent to(Optional<Address> shipping, Optional<Address> billing) {
    var from = Sales.someContent();
    return Sales.redirected(from, from.customerId(), shipping, billing);
  }

  private static Order order(String state) {
    var nobody = Optional.<Address>empty();
    var order = Sales.anOrder();
    var printed = Sales.readyToPick(order);
    var toUtrecht = Sales.readyToPick(Sales.anOrder(to(Optional.of(UTRECHT), nobody)));
    return switch (state) {
      case "no slip yet" -> order;
      case "printed" -> printed;
      case "printed, to Utrecht" -> toUtrecht;
      case "printed, billed" -> Sales.readyToPick(Sales.anOrder(to(nobody, Optional.of(UTRECHT))));
      case "printed twice" ->
          changed(amend(printed, asked(printed, "email"), SalesSettings.unset()));
      case "shipped" -> Sales.shipped(printed, 1, 0, 0);
      case "cancelled" -> Sales.cancelled(printed);
      case "cancelled, to Utrecht" -> Sales.cancelled(toUtrecht);
      default -> throw new IllegalArgumentException(state);
    };
  }

  private static Amendment asked(Order order, String what) {
    var as = Amendment.none(order);
    boolean all = what.equals("all");
    var note = all || what.equals("note") ? Optional.of("call first") : as.note();
    var email =
        all || what.equals("email") ? as.email().map(address -> "new-" + address) : as.email();
    var phone = all || what.equals("phone") ? Optional.of("+31 6") : as.phone();
    var attributes =
        all || what.equals("attributes")
            ? List.of(new NameValue("gift", "yes"))
            : as.noteAttributes();
    var tags = all || what.equals("tags") ? List.of("vip") : as.tags();
    var address =
        switch (what) {
          case "all", "to Delft" -> Optional.of(DELFT);
          case "to nowhere" -> Optional.<Address>empty();
          default -> as.shippingAddress();
        };
    return new Amendment(email, phone, address, note, attributes, tags);
  }

  private static Decision<Order> amend(Order order, Amendment asked, SalesSettings settings) {
    return OrderDecider.amend(order, asked, settings, Sales.aShop(), Sales.LATER);
  }

  private static String amended(String state, String what) {
    var before = order(state);
    var asked = asked(before, what);
    return Decisions.told(
        amend(before, asked, SalesSettings.unset()),
        next -> {
          assertEquals(before.version() + 1, next.version());
          assertEquals(asked, Amendment.none(next), "it reads as was asked");
          assertEquals(before.content().lines(), next.content().lines());
          var parts = asked.parts(before).stream().map(Enum::name).collect(Collectors.joining(" "));
          return next.slipRevision() == before.slipRevision()
              ? parts
              : parts + ", slip " + next.slipRevision();
        });
  }

  @Test
  void whatMayStillChangeChangesAndIsPrintedWhereItShows() {
    var grid = Grid.of(AMENDMENTS);
    grid.check(AmendmentTest::amended);
    var all = grid.rows().getFirst().getLast();
    assertEquals(Grid.constants(Amendment.Part.class), Set.of(all.split(" ")));
  }

  private static final String PLACES =
      """
      order                         | to Delft       | to Delft, by its code | to Utrecht, in other hands | to Paris       | to Paris, by its code | to Utrecht without its country
      registered, taxed in NL       | moves          | moves                 | moves                      | no: OtherTaxes | no: OtherTaxes        | no: OtherTaxes
      registered, known by its code | moves          | moves                 | moves                      | no: OtherTaxes | no: OtherTaxes        | no: OtherTaxes
      registered, known by its name | moves          | moves                 | moves                      | no: OtherTaxes | no: OtherTaxes        | no: OtherTaxes
      registered, taxed in FR       | no: OtherTaxes | no: OtherTaxes        | moves                      | moves          | moves                 | no: OtherTaxes
      registered, never taxed       | moves          | moves                 | moves                      | moves          | moves                 | moves
      registered later, taxed in NL | moves          | moves                 | moves                      | moves          | moves                 | moves
      unregistered, taxed in NL     | moves          | moves                 | moves                      | moves          | moves                 | moves\
      """;

  private static Order taxed(String state) {
    var none = Optional.<String>empty();
    var first =
        switch (state) {
          case "registered, known by its code" -> in(UTRECHT, none, UTRECHT.countryCode());
          case "registered, known by its name" -> in(UTRECHT, UTRECHT.country(), none);
          default -> UTRECHT;
        };
    var content = to(Optional.of(first), Optional.empty());
    var priced = Sales.priced(content);
    if (state.endsWith("never taxed")) {
      return Sales.anOrder(content);
    }
    var country = state.contains("taxed in") ? state.substring(state.length() - 2) : "NL";
    var basis =
        new TaxBasis(
            LocalDate.of(2026, 3, 2), country, none, none, List.of(), none, none, List.of());
    return Sales.anOrder(
        DraftOrderDecider.create(new DraftId(1), 5, content, priced.taxedBy(basis), Sales.NOON));
  }

  private static SalesSettings settings(String state) {
    if (state.startsWith("unregistered")) {
      return SalesSettings.unset();
    }
    var from = state.startsWith("registered later") ? "2026-03-03" : "2026-03-02";
    var registration = new Registration("NL", true, LocalDate.parse(from), Optional.empty());
    return SalesSettings.unset()
        .withRegistrations(
            List.of(new TaxRegistration(new TaxRegistrationId(9), registration, Optional.empty())));
  }

  private static String moved(String state, String where) {
    var order = taxed(state);
    var none = Optional.<String>empty();
    var address =
        switch (where) {
          case "to Delft" -> DELFT;
          case "to Paris" -> Sales.anAddress("FR", "Paris");
          case "to Delft, by its code" -> in(DELFT, none, DELFT.countryCode());
          case "to Paris, by its code" ->
              in(Sales.anAddress("FR", "Paris"), none, Optional.of("FR"));
          case "to Utrecht, in other hands" -> ofGrace(order.content().shippingAddress());
          case "to Utrecht without its country" -> in(UTRECHT, none, none);
          default -> throw new IllegalArgumentException(where);
        };
    var as = Amendment.none(order);
    var asked =
        new Amendment(
            as.email(),
            as.phone(),
            Optional.of(address),
            as.note(),
            as.noteAttributes(),
            as.tags());
    return Decisions.told(amend(order, asked, settings(state)), _ -> "moves");
  }

  private static Address in(Address place, Optional<String> country, Optional<String> countryCode) {
    return address(place.firstName(), place, country, countryCode);
  }

  private static Address ofGrace(Optional<Address> place) {
    var same = place.orElseThrow();
    return address(Optional.of("Grace"), same, same.country(), same.countryCode());
  }

  private static Address address(
      Optional<String> whose,
      Address place,
      Optional<String> country,
      Optional<String> countryCode) {
    return new Address(
        whose,
        place.lastName(),
        place.company(),
        place.address1(),
        place.address2(),
        place.city(),
        place.province(),
        place.zip(),
        country,
        place.phone(),
        countryCode,
        place.provinceCode());
  }

  /// The invoice was issued with the taxes of the first place; within one place to taxes goods go
  /// where they are sent.
  @Test
  void goodsStayWhereTheTaxesOfTheInvoiceAreDue() {
    Grid.of(PLACES).check(AmendmentTest::moved);
  }

  @Test
  void aSlipThatIsPrintedLateReadsAsItsOrderDid() {
    var order = order("printed, to Utrecht");
    var then = order.slipText();
    var next = changed(amend(order, asked(order, "all"), SalesSettings.unset()));
    assertEquals(Optional.of("call first"), next.slipText().note());
    var read = next.reading(then);
    assertEquals(order.content().note(), read.content().note());
    assertEquals(order.content().email(), read.content().email());
    assertEquals(Optional.of(DELFT), read.content().shippingAddress());
    assertEquals(next, read.reading(next.slipText()));
  }
}
