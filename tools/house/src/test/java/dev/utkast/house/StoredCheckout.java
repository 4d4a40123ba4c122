package dev.utkast.house;

import dev.utkast.aws.payments.PaymentProvider;
import dev.utkast.aws.storage.CheckoutsTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.checkout.Checkout;
import dev.utkast.model.checkout.CheckoutDecider;
import dev.utkast.model.checkout.Payable;
import dev.utkast.model.id.CheckoutId;
import dev.utkast.model.id.DraftId;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.MemoryProvider;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/// What [StoredSales] has of a payment by card: attempt 8101.
final class StoredCheckout {
  private StoredCheckout() {}

  /// One attempt to pay what draft 1001 comes to, which succeeded, and of which nobody has told.
  static void store(Wiring wiring, Money total) {
    var id = new CheckoutId(8101);
    var page = URI.create("https://shop.example.com/invoices/" + StoredSales.LINK_SECRET);
    var provider = (MemoryProvider) wiring.provider(_ -> new MemoryProvider(() -> StoredSales.NOW));
    var opened =
        provider.open(
            new PaymentProvider.Opening(
                id,
                new DraftId(1001),
                total,
                "D12-1",
                Locale.ENGLISH,
                Optional.empty(),
                StoredSales.NOW.plus(Checkout.LIFE),
                page,
                page));
    provider.pay(opened.id());
    var sale = new Payable(new DraftId(1001), Optional.empty(), 1, total);
    var started =
        Decided.changed(
            CheckoutDecider.start(
                sale,
                total,
                false,
                List.of(),
                id,
                provider.name(),
                StoredSales.NOW.minusSeconds(600)));
    var checkouts = new CheckoutsTable(wiring.database());
    wiring.database().commit(checkouts.put(started.checkout()));
    wiring
        .database()
        .commit(
            checkouts.put(
                Decided.changed(
                    CheckoutDecider.opened(
                        started.checkout(), opened.id(), StoredSales.NOW.minusSeconds(600)))));
  }
}
