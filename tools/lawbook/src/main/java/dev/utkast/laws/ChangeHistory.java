package dev.utkast.laws;

import dev.utkast.laws.StoredShop.MailName;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.VariantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/// What only somebody knows who saw every change: the simulator. Who reads a shop's tables does
/// not, and laws that ask for it pass there.
public final class ChangeHistory {
  private final Set<MailName> mailsAsked = new HashSet<>();
  private final Set<CustomerId> customers = new HashSet<>();
  private final Map<VariantId, Instant> countedSince = new HashMap<>();
  private final Map<OrderId, Money> paidWhenAgreed = new HashMap<>();
  private final Map<OrderId, Money> paidWhenCancelled = new HashMap<>();

  /// Remembers what a change, now made, tells.
  public void saw(Transition change) {
    var after = change.after();
    after.traffic().asked().forEach(mailsAsked::add);
    customers.addAll(after.customers().known().keySet());
    after.stock().variants().values().forEach(variant -> sawVariant(change, variant));
    for (var order : after.sales().orders().values()) {
      paidWhenAgreed.putIfAbsent(order.id(), order.paid());
      if (order.cancellation().isPresent()) {
        paidWhenCancelled.putIfAbsent(order.id(), order.paid());
      }
    }
  }

  private void sawVariant(Transition change, Variant variant) {
    var before = Optional.ofNullable(change.before().stock().variants().get(variant.id()));
    if (!variant.tracked()) {
      countedSince.remove(variant.id());
    } else if (before.filter(Variant::tracked).isEmpty()) {
      countedSince.put(variant.id(), variant.updatedAt());
    }
  }

  /// @return whether any change asked for the mail
  boolean askedFor(MailName mail) {
    return mailsAsked.contains(mail);
  }

  Set<MailName> mailsAsked() {
    return Set.copyOf(mailsAsked);
  }

  /// @return whether there ever was such a customer
  boolean knewCustomer(CustomerId id) {
    return customers.contains(id);
  }

  /// @return whether an item was counted all the time since some moment
  boolean countedSince(VariantId item, Instant at) {
    return Optional.ofNullable(countedSince.get(item))
        .filter(since -> since.isBefore(at))
        .isPresent();
  }

  /// @return what had been paid on an order when its sale was agreed
  Optional<Money> paidWhenAgreed(OrderId orderId) {
    return Optional.ofNullable(paidWhenAgreed.get(orderId));
  }

  /// @return what had been paid on an order when it was cancelled
  Optional<Money> paidWhenCancelled(OrderId orderId) {
    return Optional.ofNullable(paidWhenCancelled.get(orderId));
  }
}
