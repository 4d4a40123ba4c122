package dev.utkast.bench.simulation;

import dev.utkast.aws.http.Digests;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.ProductsTable;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.order.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/// What exists, in the order in which it came to be: what the simulated people can see and work on.
final class Known {
  private final Map<Long, DraftOrder> drafts = new LinkedHashMap<>();
  private final Map<Long, Order> orders = new LinkedHashMap<>();
  private final Map<Long, FulfillmentOrder> fulfillmentOrders = new LinkedHashMap<>();
  private final Map<Long, Variant> variants = new LinkedHashMap<>();
  private final Map<String, StockLevel> levels = new HashMap<>();
  private final Map<Long, Instant> countedSince = new HashMap<>();
  private final List<Long> customers = new ArrayList<>();
  private final List<Long> products = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();

  private final Map<Long, Money> paidWhenAgreed = new HashMap<>();
  private final Map<Long, Money> paidWhenCancelled = new HashMap<>();

  private final Set<Long> everyCustomer = new HashSet<>();
  private final Set<String> unsendableRows = new LinkedHashSet<>();

  /// Ids of the rows of the outbox that nobody can send.
  Set<String> unsendableRows() {
    return unsendableRows;
  }

  /// A payment link as it was mailed, the newest last.
  record Link(long draftId, String token) {}

  List<Link> links() {
    return links;
  }

  /// @return the link of a page's path, if it was ever mailed
  Optional<Link> link(String path) {
    return links.stream().filter(link -> path.endsWith("/" + link.token())).findFirst();
  }

  /// @return whether this link is the only one of its draft through which it may be seen and paid
  boolean isLive(Link link) {
    var draft = drafts.get(link.draftId());
    return draft != null
        && draft.linkHash().filter(Digests.sha256(link.token())::equals).isPresent()
        && !(draft.status() instanceof DraftStatus.Completed);
  }

  Map<Long, DraftOrder> drafts() {
    return drafts;
  }

  Map<Long, Order> orders() {
    return orders;
  }

  Map<Long, FulfillmentOrder> fulfillmentOrders() {
    return fulfillmentOrders;
  }

  /// What had been paid on each order when its sale was agreed.
  Map<Long, Money> paidWhenAgreed() {
    return paidWhenAgreed;
  }

  /// What had been paid on each order that was cancelled, at that moment.
  Map<Long, Money> paidWhenCancelled() {
    return paidWhenCancelled;
  }

  Map<String, StockLevel> levels() {
    return levels;
  }

  boolean hasVariant(long id) {
    return variants.containsKey(id);
  }

  /// Whether a claim had to find enough: its item may not be oversold, as it already stood when the
  /// claim looked.
  boolean denies(Movement claim) {
    var variant = variants.get(claim.itemId());
    return variant != null
        && variant.stockPolicy() == StockPolicy.DENY
        && variant.updatedAt().isBefore(claim.at());
  }

  /// Whether an item was counted all the time since some moment.
  boolean countedSince(long item, Instant at) {
    return variants.containsKey(item) && countedSince.getOrDefault(item, at).isBefore(at);
  }

  List<Variant> variants() {
    return List.copyOf(variants.values());
  }

  boolean isCustomer(long id) {
    return customers.contains(id);
  }

  List<Long> customers() {
    return customers;
  }

  List<Long> products() {
    return products;
  }

  void product(Item item) {
    if (item.key().pk().startsWith("VARIANT#")) {
      var variant = ProductsTable.readVariant(item);
      boolean counted =
          Optional.ofNullable(variants.put(variant.id(), variant))
              .filter(Variant::tracked)
              .isPresent();
      if (!variant.tracked()) {
        countedSince.remove(variant.id());
      } else if (!counted) {
        countedSince.put(variant.id(), variant.updatedAt());
      }
    } else if (item.version() == 1) {
      products.add(Long.valueOf(item.key().pk().replaceAll("[^0-9]", "")));
    }
  }

  void productRemoved(Item item) {
    var id = Long.valueOf(item.key().pk().replaceAll("[^0-9]", ""));
    if (item.key().pk().startsWith("VARIANT#")) {
      variants.remove(id);
    } else {
      products.remove(id);
    }
  }

  /// Ids of all the customers who ever were.
  Set<Long> everyCustomer() {
    return everyCustomer;
  }

  void customer(Item item) {
    if (CustomersTable.isCustomer(item) && item.version() == 1) {
      everyCustomer.add(Long.valueOf(item.key().pk()));
      customers.add(Long.valueOf(item.key().pk()));
    }
  }

  void customerRemoved(Item item) {
    if (CustomersTable.isCustomer(item)) {
      customers.remove(Long.valueOf(item.key().pk()));
    }
  }
}
