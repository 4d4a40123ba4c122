package dev.utkast.simulator;

import dev.utkast.aws.http.Digests;
import dev.utkast.aws.storage.Write;
import dev.utkast.laws.StoredShop;
import dev.utkast.laws.Transition;
import dev.utkast.laws.Witness;
import dev.utkast.laws.items.Commits;
import dev.utkast.laws.items.Readings;
import dev.utkast.laws.items.StoredItems;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.order.Order;
import dev.utkast.model.shop.Shop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What exists, in the order in which it came to be: what the simulated people can see and work on.
final class Known {
  private final Readings readings = new Readings();
  private final StoredItems items = new StoredItems(readings);
  private final Witness witness = new Witness();
  private final StoredShop stored;
  private final List<Link> links = new ArrayList<>();
  private final Set<String> unsendableRows = new LinkedHashSet<>();

  Known(Shop shop) {
    stored = items.shop(shop, Instant.EPOCH).seenBy(witness);
  }

  /// The shop as it stands, also later.
  StoredShop shop() {
    return stored;
  }

  Witness witness() {
    return witness;
  }

  /// What was read of any item, for whoever sees it again.
  Readings readings() {
    return readings;
  }

  /// @param change that the writes made
  void committed(List<Write> writes, Transition change) {
    Commits.apply(writes, items);
    witness.saw(change);
  }

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
    var draft = drafts().get(link.draftId());
    return draft != null
        && draft.linkHash().filter(Digests.sha256(link.token())::equals).isPresent()
        && !(draft.status() instanceof DraftStatus.Completed);
  }

  Map<Long, DraftOrder> drafts() {
    return stored.sales().drafts();
  }

  Map<Long, Order> orders() {
    return stored.sales().orders();
  }

  Map<Long, FulfillmentOrder> fulfillmentOrders() {
    return stored.goods().fulfillmentOrders();
  }

  List<Variant> variants() {
    return List.copyOf(stored.stock().variants().values());
  }

  boolean isCustomer(long id) {
    return stored.customers().known().containsKey(id);
  }

  List<Long> customers() {
    return List.copyOf(stored.customers().known().keySet());
  }
}
