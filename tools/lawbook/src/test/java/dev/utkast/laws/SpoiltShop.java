package dev.utkast.laws;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import dev.utkast.laws.StoredShop.Sheet;
import dev.utkast.laws.items.Commits;
import dev.utkast.laws.items.Readings;
import dev.utkast.laws.items.StoredItems;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The healthy shop, of which anything that is stored can be spoiled, in its stored form.
final class SpoiltShop {
  private static final HealthyShop HEALTHY = new HealthyShop();

  /// What the tables read, whose code no law is part of.
  private static final Readings READINGS =
      new Readings() {
        private final IdentityHashMap<Item, Object> known = new IdentityHashMap<>();

        @Override
        @SuppressWarnings("unchecked")
        public <T> T read(Item item, Function<Item, T> reader) {
          return (T) known.computeIfAbsent(item, reader);
        }
      };

  final Map<String, Integer> copies = new HashMap<>(HEALTHY.copies);
  final Map<String, Integer> queued = new HashMap<>();
  final Map<String, Integer> deadLetters = new HashMap<>();
  private final Map<Key, Item> items = new LinkedHashMap<>();
  private final Map<String, byte[]> files = new HashMap<>();
  private final List<Write> writes = new ArrayList<>();
  private boolean watched = true;

  /// Nothing that the laws made outlives a test, so that a law is judged as it is.
  private final ChangeHistory witness = replay(_ -> {});

  SpoiltShop() {
    HEALTHY.items().forEach(item -> items.put(item.key(), item));
    items.values().stream()
        .filter(item -> item.key().table() == TableName.SLIPS)
        .map(item -> text("objectKey", item))
        .forEach(key -> files.put(key, HEALTHY.wiring.objects().get(key).orElseThrow()));
  }

  /// What any commit broke that made the healthy shop.
  static List<String> brokenWhileItWasMade() {
    var broken = new ArrayList<String>();
    replay(change ->
        Stream.concat(TransitionLaw.all(change).stream(), Law.always(change.after()).stream())
            .filter(report -> !report.holds())
            .forEach(report -> broken.add(report.toString())));
    return broken;
  }

  /// Each commit that made the healthy shop, once more.
  private static ChangeHistory replay(Consumer<Transition> each) {
    var known = new StoredItems(READINGS);
    var witness = new ChangeHistory();
    var standing = known.shop(HEALTHY.wiring.shop(), Instant.EPOCH).seenBy(witness);
    for (var commit : HEALTHY.commits) {
      var change = new Commits(READINGS).change(commit.writes(), commit.before(), standing);
      each.accept(change);
      Commits.apply(commit.writes(), known);
      witness.saw(change);
    }
    return witness;
  }

  /// As whoever did not see what led to it.
  void unwatched() {
    watched = false;
  }

  StoredShop stored() {
    return stored(new StoredItems(READINGS));
  }

  StoredShop stored(StoredItems stored) {
    items.values().forEach(stored::put);
    stored.readSheets(key -> Optional.ofNullable(files.get(key)).map(SpoiltShop::sheet));
    var shop =
        stored
            .shop(HEALTHY.wiring.shop(), HEALTHY.wiring.clock().instant())
            .taken(copies)
            .queued(queued, deadLetters);
    return watched ? shop.remindedUntilNow().seenBy(witness) : shop;
  }

  private static Sheet sheet(byte[] file) {
    var text = new String(file, StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    return Sheet.of(file, end < 0 ? Optional.empty() : Optional.of(text.substring(end + 1)));
  }

  Set<Law> broken() {
    var shop = stored();
    var broken = new TreeSet<Law>();
    for (var law : Law.values()) {
      if (!law.of(shop).holds()) {
        broken.add(law);
      }
    }
    return broken;
  }

  Item one(TableName table, Predicate<Item> which) {
    return items.values().stream()
        .filter(item -> item.key().table() == table && which.test(item))
        .findFirst()
        .orElseThrow();
  }

  Item numbered(TableName table, int number) {
    return one(
        table,
        item ->
            Character.isDigit(item.key().pk().charAt(0))
                && item.doc().contains("\"number\":" + number + ","));
  }

  Item draft(int number) {
    return numbered(TableName.DRAFTS, number);
  }

  Item order(int number) {
    return numbered(TableName.ORDERS, number);
  }

  Item starting(TableName table, String prefix, Item of) {
    return one(
        table, item -> item.key().pk().startsWith(prefix) && item.doc().contains(of.key().pk()));
  }

  Item fulfillmentOrder(int order) {
    return starting(TableName.ORDERS, "FO#", order(order));
  }

  Item parcel(int order, int number) {
    return one(
        TableName.ORDERS,
        item ->
            item.key().pk().startsWith("PARCEL#")
                && item.doc().contains("\"orderId\":" + order(order).key().pk())
                && item.doc().contains("\"number\":" + number + ","));
  }

  /// The last one of its type.
  Item event(String type) {
    return items.values().stream()
        .filter(item -> item.key().pk().startsWith("EVENTS#") && item.doc().contains(type))
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  Item payment(int draft) {
    return one(TableName.PAYMENTS, item -> item.key().pk().endsWith("#" + draft(draft).key().pk()));
  }

  Item document(int order, String series) {
    return one(
        TableName.INVOICES,
        item ->
            item.key().pk().equals("ORDER#" + order(order).key().pk())
                && item.key().sk().equals(series));
  }

  Item series(String name) {
    return one(TableName.INVOICES, item -> item.key().pk().equals("SERIES#" + name));
  }

  Item variant(String title) {
    return one(
        TableName.PRODUCTS,
        item ->
            item.key().pk().startsWith("VARIANT#")
                && item.doc().contains("\"productTitle\":\"" + title + "\""));
  }

  /// @param primary whether it is the level of the primary location
  Item level(String title, boolean primary) {
    return one(
        TableName.STOCK,
        item ->
            item.key().sk().equals("LEVEL")
                && item.doc().contains("\"itemId\":" + text("id", variant(title)))
                && item.key().pk().endsWith("#LOC#1") == primary);
  }

  Item move(String title, String kind, int nth) {
    return items.values().stream()
        .filter(item ->
            item.key().sk().startsWith("MOVE")
                && item.doc().contains("\"key\":\"" + kind + "#")
                && item.doc().contains("\"itemId\":" + text("id", variant(title))))
        .skip(nth)
        .findFirst()
        .orElseThrow();
  }

  Item moveOf(String kind, Item order) {
    return one(
        TableName.STOCK,
        item ->
            item.key().pk().equals("ORDER#" + order.key().pk())
                && item.doc().contains("\"key\":\"" + kind + "#"));
  }

  Item slip(Item of) {
    return one(
        TableName.SLIPS, item -> item.key().pk().equals(of.key().pk().replaceFirst("^FO#", "")));
  }

  Item mail(String kind, Item of) {
    var id = of.key().pk().replaceFirst("^[A-Z]+#", "");
    return one(TableName.MAIL, item -> item.key().pk().startsWith(kind + "#" + id));
  }

  Item link(int draft) {
    return one(TableName.LINKS, item -> item.doc().contains(draft(draft).key().pk()));
  }

  Item customer() {
    return one(
        TableName.CUSTOMERS,
        item -> item.key().sk().equals(Key.ALONE) && !item.key().pk().startsWith("EMAIL#"));
  }

  Item entry(String kind) {
    return one(
        TableName.CUSTOMERS,
        item -> item.key().sk().startsWith(kind) && !item.key().pk().startsWith("EMAIL#"));
  }

  /// What is kept of an order under the mail address of who has no record.
  Item guestEntry() {
    return one(
        TableName.CUSTOMERS,
        item -> item.key().sk().startsWith("ORDER#") && item.key().pk().startsWith("EMAIL#"));
  }

  static String text(String field, Item item) {
    return item.doc().replaceFirst("^.*?\"" + field + "\":\"?([^\",}]*).*$", "$1");
  }

  static Item edited(Item item, String pattern, String replacement) {
    var doc = item.doc().replaceAll(pattern, replacement);
    assertNotEquals(item.doc(), doc, "nothing was spoiled");
    return new Item(item.key(), item.version(), item.index(), item.expiresAt(), doc);
  }

  SpoiltShop edit(Item item, String pattern, String replacement) {
    return put(edited(item, pattern, replacement));
  }

  SpoiltShop put(Item item) {
    items.put(item.key(), item);
    return this;
  }

  SpoiltShop remove(Item item) {
    items.remove(item.key());
    return this;
  }

  /// Another item that says the same, but for its key.
  static Item copy(Item item, String pk, String sk) {
    return new Item(
        new Key(item.key().table(), pk, sk),
        item.version(),
        item.index(),
        item.expiresAt(),
        item.doc());
  }

  static Item version(Item item, long version) {
    return new Item(item.key(), version, item.index(), item.expiresAt(), item.doc());
  }

  static Item outOfIndex(Item item) {
    return new Item(item.key(), item.version(), Map.of(), item.expiresAt(), item.doc());
  }

  SpoiltShop file(Item slip, String content) {
    files.put(text("objectKey", slip), content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  SpoiltShop loseFile(Item slip) {
    files.remove(text("objectKey", slip));
    return this;
  }

  // What a commit wrote.

  SpoiltShop writes(Item item) {
    writes.add(new Write.PutNew(item));
    return this;
  }

  /// The next version of an item.
  SpoiltShop rewrites(Item item, String pattern, String replacement) {
    return writes(version(edited(item, pattern, replacement), item.version() + 1));
  }

  SpoiltShop removes(Item item) {
    writes.add(new Write.Delete(item.key()));
    return this;
  }

  Transition change() {
    return new Commits(READINGS).change(writes, items, stored());
  }

  Set<TransitionLaw> brokenByChange() {
    var change = change();
    var broken = new TreeSet<TransitionLaw>();
    for (var law : TransitionLaw.values()) {
      if (!law.of(change).holds()) {
        broken.add(law);
      }
    }
    return broken;
  }
}
