package dev.utkast.functions.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.lifecycle.InvoiceDecider;
import dev.utkast.model.order.Order;
import dev.utkast.model.pricing.Discount;
import dev.utkast.model.pricing.ManualRate;
import dev.utkast.model.pricing.Pricing;
import dev.utkast.model.pricing.PricingRules;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.sale.AppliedDiscount;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.sale.SaleLine;
import dev.utkast.model.shop.Seller;
import dev.utkast.testkit.Copy;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.SampleSale;
import dev.utkast.testkit.StoredOrders;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/// `explain=true` on orders and their invoices tells how they were priced when the sale was agreed.
class OrderExplanationTest {

  private static final List<ManualRate> TAXES =
      List.of(new ManualRate("State tax", new BigDecimal("0.06")));
  private static final String TOTAL = "document: total = 30.00 + 0.00 + 1.80 = 31.80 USD";

  private final MemoryWiring wiring = MemoryWiring.standard();
  private final HttpCalls staff = new HttpCalls(new Orders(wiring)).withScopes("read_orders");
  private final Order order = agreed();

  private Order agreed() {
    var now = wiring.clock().instant();
    var rules = PricingRules.of(CurrencyUnit.USD, TaxContext.none().withManualRates(TAXES));
    var content = content();
    var draft =
        DraftOrderDecider.create(
            new DraftId(1), 1, content, Pricing.price(content.toCart(), rules), now);
    wiring.database().commit(List.of(new DraftsTable(wiring.database()).put(draft)));
    var agreed = new StoredOrders(wiring).agreed(draft);
    wiring.store().commit(agreed);
    var none = new InvoiceDecider.FoundSeries(Optional.empty(), 0);
    var order = agreed.order();
    wiring
        .store()
        .commit(
            Decided.changed(
                InvoiceDecider.issue(
                    order,
                    order.paid(),
                    List.of(),
                    none,
                    wiring.ids()::next,
                    Seller.of(wiring.shop()))));
    return order;
  }

  private static SaleContent content() {
    var cups = Copy.of(SampleSale.line(1, "Cup", 2, "20.00")).with(SaleLine::grams, 0L).made();
    return SampleSale.of(cups)
        .with(SaleContent::email, Optional.<String>empty())
        .with(
            SaleContent::discount,
            Optional.of(
                new AppliedDiscount(
                    new Discount.FixedAmount(Money.of(CurrencyUnit.USD, 10)),
                    Optional.empty(),
                    Optional.empty())))
        .with(SaleContent::manualRates, TAXES)
        .content();
  }

  @Test
  void anOrderIsExplained() {
    var at = "orders/" + order.id() + ".json";
    var explained = staff.get(at + "?explain=true");
    assertEquals(200, explained.status(), explained.text());
    assertEquals(TOTAL, lastStep(explained.at("order")));
    assertEquals(Json.Null.NULL, staff.get(at).at("order.pricing_explanation"));
  }

  @Test
  void itsInvoiceIsExplainedTheSame() {
    var at = "orders/" + order.id() + "/invoices.json";
    var explained = staff.get(at + "?explain=true");
    assertEquals("INV-000001", explained.textAt("invoices.0.number"));
    assertEquals(TOTAL, lastStep(explained.at("invoices.0")));
    assertEquals(
        staff.get("orders/" + order.id() + ".json?explain=true").at("order.pricing_explanation"),
        explained.at("invoices.0.pricing_explanation"));
    assertEquals(Json.Null.NULL, staff.get(at).at("invoices.0.pricing_explanation"));
  }

  @Test
  void aListOfOrdersExplainsNothing() {
    var refused = staff.get("orders.json?explain=true");
    assertEquals(400, refused.status());
    assertEquals("explain is not a parameter of this request", refused.textAt("errors"));
  }

  private static String lastStep(Json document) {
    return document.at("pricing_explanation").at("steps").items().stream()
        .map(step -> step.textAt("text"))
        .collect(Collectors.toList())
        .getLast();
  }
}
