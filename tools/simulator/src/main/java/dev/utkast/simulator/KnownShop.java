package dev.utkast.simulator;

import dev.utkast.aws.storage.Write;
import dev.utkast.laws.ChangeHistory;
import dev.utkast.laws.StoredShop;
import dev.utkast.laws.Transition;
import dev.utkast.laws.items.Commits;
import dev.utkast.laws.items.Readings;
import dev.utkast.laws.items.StoredItems;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
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
///
/// @param stored the shop as it stands, also later
/// @param readings what was read of any item, for whoever sees it again
/// @param links as they were mailed, the newest last
/// @param forged tokens that nobody with a key has made
/// @param unsendableRows ids of the rows of the outbox that nobody can send
record KnownShop(
    StoredItems items,
    StoredShop stored,
    Readings readings,
    ChangeHistory witness,
    List<Link> links,
    Set<String> forged,
    Set<String> unsendableRows) {
  static KnownShop of(Shop shop) {
    var readings = new Readings();
    var items = new StoredItems(readings);
    var witness = new ChangeHistory();
    var stored = items.shop(shop, Instant.EPOCH).seenBy(witness);
    return new KnownShop(
        items,
        stored,
        readings,
        witness,
        new ArrayList<>(),
        new LinkedHashSet<>(),
        new LinkedHashSet<>());
  }

  /// @param change that the writes made
  void committed(List<Write> writes, Transition change) {
    Commits.apply(writes, items);
    witness.saw(change);
  }

  /// A payment link.
  record Link(DraftId draftId, int revision, int serial, String token) {}

  /// @return the link of a page's path, if it was ever mailed
  Optional<Link> link(String path) {
    return links.stream().filter(link -> path.endsWith("/" + link.token())).findFirst();
  }

  /// @return whether this link is of what its draft's customer is asked for now
  boolean isLive(Link link) {
    var draft = drafts().get(link.draftId());
    return draft != null
        && leads(link)
        && draft.revision() == link.revision()
        && !(draft.status() instanceof DraftStatus.Completed);
  }

  /// @return whether its draft was sent to nobody else since
  private boolean leads(Link link) {
    var asked = Optional.ofNullable(drafts().get(link.draftId())).flatMap(DraftOrder::asked);
    return asked.filter(now -> now.linkSerial() == link.serial()).isPresent();
  }

  /// @return whether this link is of an older revision than the one that its draft's customer is
  ///   asked for now
  boolean isRevised(Link link) {
    var draft = drafts().get(link.draftId());
    return draft != null
        && leads(link)
        && link.revision() < draft.revision()
        && draft.asked().filter(asked -> asked.revision() == draft.revision()).isPresent()
        && draft.status() instanceof DraftStatus.InvoiceSent;
  }

  Map<DraftId, DraftOrder> drafts() {
    return stored.sales().drafts();
  }

  Map<OrderId, Order> orders() {
    return stored.sales().orders();
  }

  List<Variant> variants() {
    return List.copyOf(stored.stock().variants().values());
  }

  List<CustomerId> customers() {
    return List.copyOf(stored.customers().known().keySet());
  }
}
