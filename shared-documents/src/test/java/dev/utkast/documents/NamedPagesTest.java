package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.customer.Address;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.fulfillment.FulfillmentDecider;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.pricing.Pricing;
import dev.utkast.model.pricing.PricingRules;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.Seller;
import dev.utkast.model.shop.Shop;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/// Every page says who it is for.
class NamedPagesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final String MAIL = "ada@example.com";
  private static final Shop SHOP =
      new Shop(
          "Loom",
          "shop@example.com",
          CurrencyUnit.EUR,
          ZoneId.of("Europe/Amsterdam"),
          "NL",
          "",
          Shop.DEFAULT_REMINDER_DAYS);

  private static Address nameless() {
    Optional<String> none = Optional.empty();
    return new Address(
        none,
        none,
        none,
        Optional.of("Damrak 1"),
        none,
        Optional.of("Amsterdam"),
        none,
        none,
        none,
        none,
        Optional.of("NL"),
        none);
  }

  private static Customer ada() {
    var unknown = Customer.unknown(new CustomerId(7), NOW);
    return new Customer(
        unknown.id(),
        1,
        unknown.email(),
        Optional.of("Ada"),
        Optional.of("Lovelace"),
        unknown.phone(),
        unknown.note(),
        List.of(),
        false,
        List.of(),
        unknown.currency(),
        unknown.language(),
        0,
        Optional.empty(),
        Optional.empty(),
        NOW,
        NOW,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private static List<String> billedTo(Optional<Address> address, Optional<Customer> customer) {
    var content = content(address).inTheNameOf(customer);
    var priced =
        Pricing.price(content.toCart(), PricingRules.of(CurrencyUnit.EUR, TaxContext.none()));
    var draft = DraftOrderDecider.create(new DraftId(1), 12, content, priced, NOW);
    var page =
        SalePages.paymentRequest(
            draft, Seller.of(SHOP), Pictures.none(), draft.total(), Optional.empty());
    var html = Jsoup.parse(Invoices.html(page));
    page.buyer()
        .lines()
        .forEach(line -> assertTrue(html.text().contains(line), () -> line + ": " + html.text()));
    assertEquals(1, html.getElementsContainingOwnText(MAIL).size(), "the mail address, once");
    return page.buyer().lines();
  }

  @Test
  void anAddressWithoutANameIsInTheNameOfTheCustomer() {
    assertEquals(
        List.of("Ada Lovelace", "Damrak 1", "Amsterdam"),
        billedTo(Optional.of(nameless()), Optional.of(ada())));
  }

  @Test
  void whoHasNoAddressIsNamedAllTheSame() {
    assertEquals(List.of("Ada Lovelace"), billedTo(Optional.empty(), Optional.of(ada())));
  }

  @Test
  void whoIsKnownByAMailAddressAloneIsNamedByIt() {
    assertEquals(
        List.of(MAIL, "Damrak 1", "Amsterdam"),
        billedTo(Optional.of(nameless()), Optional.empty()));
    assertEquals(List.of(MAIL), billedTo(Optional.empty(), Optional.empty()));
  }

  /// Whoever lives there may have typed the mail address of somebody else.
  @Test
  void aSlipGoesByTheMailAddressThatWasTypedNotByTheNameOfWhoHasIt() {
    var content = content(Optional.of(nameless())).inTheNameOf(Optional.of(ada()));
    var priced =
        Pricing.price(content.toCart(), PricingRules.of(CurrencyUnit.EUR, TaxContext.none()));
    var draft = DraftOrderDecider.create(new DraftId(1), 12, content, priced, NOW);
    var order = OrderDecider.start(draft, new OrderId(2), 1, draft.total(), SHOP, NOW);
    var toSend =
        FulfillmentDecider.make(order, List.of(), new LocationId(1), () -> 3, NOW).orElseThrow();
    var slip = SlipPages.of(order, toSend, Seller.of(SHOP), Pictures.none());
    assertEquals(List.of(MAIL, "Damrak 1", "Amsterdam"), slip.shipTo());
  }

  private static SaleContent content(Optional<Address> address) {
    return Scarves.content(
        List.of(Scarves.line(1, TaxContext.STANDARD, true)),
        Optional.of(MAIL),
        address,
        Optional.of("en"));
  }
}
