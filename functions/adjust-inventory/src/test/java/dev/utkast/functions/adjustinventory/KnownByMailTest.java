package dev.utkast.functions.adjustinventory;

import static dev.utkast.testkit.StoredOrders.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.lifecycle.OrderChangeDecider;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Amendment;
import dev.utkast.model.order.Cancellation;
import dev.utkast.model.order.Order;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.testkit.Copy;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.SampleShop;
import dev.utkast.testkit.StoredOrders;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which order of its customer the slip says an order is, where the customer has no record, or had
/// none.
class KnownByMailTest extends StockTest {
  private static final VariantId THING = new VariantId(11);
  private static final CustomerId ADA = new CustomerId(77);

  private final CustomersTable customers = new CustomersTable(wiring.database());

  private Order agreed(SaleContent content) {
    var draft = orders.draft(content);
    wiring.database().commit(new DraftsTable(wiring.database()).put(draft));
    var agreed = orders.agreed(draft);
    wiring.store().commit(agreed);
    return agreed.order();
  }

  private Order byMail(String email) {
    return agreed(StoredOrders.content(Optional.of(email), Optional.empty(), line(1, THING, 1)));
  }

  private Order ofRecord() {
    return agreed(StoredOrders.contentOf(ADA, line(1, THING, 1)));
  }

  private void adaHasARecord() {
    var ada =
        Copy.of(SampleShop.ada(ADA, wiring.clock().instant()))
            .with(Customer::email, Optional.of("ada@example.com"))
            .made();
    wiring.database().commit(customers.put(ada));
    wiring.database().commit(customers.claimEmail(ADA, Optional.empty(), ada.email()));
  }

  private int ordinal(Order order) {
    adjust(new Message.ClaimStock(order.id()));
    return orders.find(order).customerOrdinal();
  }

  private void cancelled(Order order) {
    var asked = new Cancellation(Cancellation.Reason.CUSTOMER, wiring.clock().instant());
    wiring
        .store()
        .commit(
            Decided.changed(
                OrderChangeDecider.cancel(orders.find(order), List.of(), asked, Set.of())));
  }

  private void readdressed(Order order, Optional<String> email) {
    var stored = orders.find(order);
    var asked =
        new Amendment(
            email,
            stored.phone(),
            stored.content().shippingAddress(),
            stored.content().note(),
            stored.content().noteAttributes(),
            stored.content().tags());
    wiring
        .store()
        .commit(
            Decided.changed(
                OrderChangeDecider.amend(
                    stored,
                    asked,
                    SalesSettings.unset(),
                    wiring.shop(),
                    new Actor.Staff("test"),
                    wiring.clock().instant())));
  }

  @ParameterizedTest
  @CsvSource({
    "ada@example.com, ada@example.com, 2",
    "ada@example.com, Ada@EXAMPLE.com, 2",
    "ada@bücher.example, ada@xn--bcher-kva.example, 2",
    "ada@example.com, eve@example.com, 1"
  })
  void whoOrdersAgainIsRecognisedByTheAddress(String first, String again, int place) {
    assertEquals(1, ordinal(byMail(first)));
    assertEquals(place, ordinal(byMail(again)));
  }

  @Test
  void ofWhomNothingIsKnownNothingIsCounted() {
    var nobody = StoredOrders.content(Optional.empty(), Optional.empty(), line(1, THING, 1));
    assertEquals(0, ordinal(agreed(nobody)));
  }

  @Test
  void ordersOnRecordAndByTheAddressCountTogether() {
    byMail("ada@example.com");
    adaHasARecord();
    assertEquals(2, ordinal(ofRecord()));
    assertEquals(3, ordinal(byMail("ADA@example.com")));
    assertEquals(4, ordinal(ofRecord()));
    assertEquals(4, customers.findWithOrders(ADA).orElseThrow().placed().size());
  }

  @Test
  void aCancelledOrderNeverLeftAndDoesNotCount() {
    adaHasARecord();
    cancelled(byMail("ada@example.com"));
    cancelled(ofRecord());
    assertEquals(1, ordinal(ofRecord()));
    assertEquals(2, ordinal(byMail("ada@example.com")));
  }

  /// What was cancelled after an order was made is not among those before it.
  @Test
  void aLaterOrderThatIsCancelledTakesNothingFromAnEarlierOne() {
    adaHasARecord();
    var first = ofRecord();
    cancelled(ofRecord());
    assertEquals(1, ordinal(first));
  }

  @Test
  void anOrderCountsForTheAddressThatItWasGivenSince() {
    var order = byMail("add@example.com");
    readdressed(order, Optional.of("ada@example.com"));
    assertEquals(1, ordinal(byMail("add@example.com")));
    assertEquals(2, ordinal(byMail("ada@example.com")));
    readdressed(order, Optional.of("ADA@example.com"));
    assertEquals(3, ordinal(byMail("ada@example.com")));
    readdressed(order, Optional.empty());
    assertEquals(3, ordinal(byMail("ada@example.com")));
    readdressed(order, Optional.of("ada@example.com"));
    assertEquals(5, ordinal(byMail("ada@example.com")));
  }

  @Test
  void aCancelledOrderStaysUncountedWhateverItsAddressBecomes() {
    var order = byMail("ada@example.com");
    cancelled(order);
    readdressed(order, Optional.of("eve@example.com"));
    assertEquals(1, ordinal(byMail("eve@example.com")));
  }

  /// Orders that were made before they were kept by address have no entry.
  @Test
  void anOlderOrderIsCancelledAllTheSame() {
    var order = orders.order(line(1, THING, 1));
    cancelled(order);
    assertEquals(1, ordinal(byMail("ada@example.com")));
  }
}
