package dev.utkast.testkit.contract;

import static dev.utkast.testkit.contract.Keys.item;
import static dev.utkast.testkit.contract.Keys.put;

import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.IndexEntry;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.Range;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What every [Database] keeps when it is asked: order, ranges, limits, indexes, counters.
public final class QueryContract {
  private static final int LIMIT = 100;

  private QueryContract() {}

  public static Stream<Clause<Database>> clauses() {
    return Stream.of(
        new Clause<>("more keys than a batch holds are all looked up", QueryContract::manyKeys),
        new Clause<>("a partition is read in the order of its keys", QueryContract::inOrder),
        new Clause<>("a range is what it says, to the very key", QueryContract::ranges),
        new Clause<>("a query sees no other partition", QueryContract::onlyItsPartition),
        new Clause<>("a partition of many pages is read to its end", QueryContract::manyPages),
        new Clause<>("an index is read in the order of its range", QueryContract::indexInOrder),
        new Clause<>("an index is narrowed and limited", QueryContract::indexRanges),
        new Clause<>("a changed item moves within the index", QueryContract::indexFollows),
        new Clause<>("an item without the attributes is not in it", QueryContract::sparse),
        new Clause<>("a scan shows what lies there, within its limit", QueryContract::scans),
        new Clause<>("a counter counts from one", QueryContract::counts),
        new Clause<>("no number is given twice", QueryContract::countsTogether));
  }

  private static void manyKeys(Database database) {
    var keys = Stream.generate(Keys::alone).limit(250).toList();
    keys.forEach(key -> put(database, key));
    var asked = new ArrayList<>(keys);
    asked.addAll(keys.subList(0, 20));
    asked.add(Keys.alone());
    asked.add(Key.alone(TableName.ORDERS, Keys.fresh()));
    var found = database.getAll(asked);
    Expect.same(new HashSet<>(keys), found.keySet());
    Expect.same(item(keys.getLast(), 1), found.get(keys.getLast()));
    Expect.same(Map.of(), database.getAll(List.of()));
  }

  private static void inOrder(Database database) {
    var partition = partitionOf(database, "MOVE#2", "LEVEL", "MOVE#10", "MOVE#1", "move#0");
    var order = List.of("LEVEL", "MOVE#1", "MOVE#10", "MOVE#2", "move#0");
    Expect.same(order, places(database, partition, new Range.All(), true, LIMIT));
    Expect.same(order.reversed(), places(database, partition, new Range.All(), false, LIMIT));
    Expect.same(List.of("LEVEL", "MOVE#1"), places(database, partition, new Range.All(), true, 2));
    Expect.same(
        List.of("move#0", "MOVE#2"), places(database, partition, new Range.All(), false, 2));
  }

  private static void ranges(Database database) {
    var partition = partitionOf(database, "a", "b", "ba", "c");
    var expected =
        Map.of(
            new Range.All(), List.of("a", "b", "ba", "c"),
            new Range.After("b"), List.of("ba", "c"),
            new Range.Before("b"), List.of("a"),
            new Range.UpTo("b"), List.of("a", "b"),
            new Range.UpTo("bb"), List.of("a", "b", "ba"),
            new Range.Prefix("b"), List.of("b", "ba"),
            new Range.Prefix("x"), List.<String>of());
    expected.forEach((range, places) -> {
      Expect.same(places, places(database, partition, range, true, LIMIT));
      Expect.same(places.reversed(), places(database, partition, range, false, LIMIT));
    });
  }

  private static void onlyItsPartition(Database database) {
    var partition = partitionOf(database, "a");
    put(database, Keys.in(partition + "0", "b"));
    put(database, new Key(TableName.PAYMENTS, partition, "c"));
    Expect.same(List.of("a"), places(database, partition, new Range.All(), true, LIMIT));
    Expect.same(List.of(), places(database, Keys.fresh(), new Range.All(), true, LIMIT));
  }

  /// DynamoDB ends a page at a megabyte, whatever the limit.
  private static void manyPages(Database database) {
    var partition = Keys.fresh();
    var text = new StringBuilder("\"");
    long state = 7;
    while (text.length() < 300_000) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      text.append(Long.toString(state, 36));
    }
    var doc = text.append('"').toString();
    var expected = new ArrayList<String>();
    for (int i = 10; i < 18; i++) {
      database.commit(new Write.PutNew(Item.of(Keys.in(partition, "p" + i), 1, doc)));
      expected.add("p" + i);
    }
    Expect.same(expected, places(database, partition, new Range.All(), true, LIMIT));
    Expect.same(expected.subList(0, 7), places(database, partition, new Range.All(), true, 7));
  }

  private static String partitionOf(Database database, String... places) {
    var partition = Keys.fresh();
    for (var place : places) {
      put(database, Keys.in(partition, place));
    }
    return partition;
  }

  private static List<String> places(
      Database database, String partition, Range range, boolean ascending, int limit) {
    return database.query(TableName.STOCK, partition, range, ascending, limit).stream()
        .map(item -> item.key().sk())
        .toList();
  }

  private static Key indexed(Database database, String status, String id) {
    var key = Keys.alone();
    database.commit(new Write.PutNew(item(key, 1).indexed(Map.of("status", status, "id16", id))));
    return key;
  }

  private static void indexInOrder(Database database) {
    var status = Keys.fresh();
    var second = indexed(database, status, "02");
    var first = indexed(database, status, "01");
    var third = indexed(database, status, "03");
    indexed(database, Keys.fresh(), "02");
    var order =
        List.of(
            new IndexEntry(first, "01"), new IndexEntry(second, "02"), new IndexEntry(third, "03"));
    Expect.eventually(order, () -> entries(database, status, new Range.All(), true, LIMIT));
    Expect.same(order.reversed(), entries(database, status, new Range.All(), false, LIMIT));
  }

  private static List<IndexEntry> entries(
      Database database, String status, Range range, boolean ascending, int limit) {
    return database.queryIndex(
        TableName.DRAFTS, DraftsTable.BY_STATUS, status, range, ascending, limit);
  }

  private static List<String> ids(
      Database database, String status, Range range, boolean ascending, int limit) {
    return entries(database, status, range, ascending, limit).stream()
        .map(IndexEntry::range)
        .toList();
  }

  private static void indexRanges(Database database) {
    var status = Keys.fresh();
    for (int i = 1; i <= 5; i++) {
      indexed(database, status, "0" + i);
    }
    var after = new Range.After("02");
    Expect.eventually(5L, () -> count(database, status, new Range.All()));
    Expect.same(List.of("03", "04"), ids(database, status, after, true, 2));
    Expect.same(List.of("05", "04"), ids(database, status, after, false, 2));
    Expect.same(List.of("01"), ids(database, status, new Range.Before("02"), true, LIMIT));
    Expect.same(List.of("01", "02"), ids(database, status, new Range.UpTo("02"), true, LIMIT));
    Expect.same(3L, count(database, status, after));
    Expect.same(0L, count(database, Keys.fresh(), new Range.All()));
  }

  private static long count(Database database, String status, Range range) {
    return database.count(TableName.DRAFTS, DraftsTable.BY_STATUS, status, range);
  }

  private static void indexFollows(Database database) {
    var before = Keys.fresh();
    var after = Keys.fresh();
    var key = indexed(database, before, "01");
    var moved = item(key, 2).indexed(Map.of("status", after, "id16", "01"));
    database.commit(new Write.Replace(moved, 1));
    Expect.eventually(0L, () -> count(database, before, new Range.All()));
    Expect.eventually(1L, () -> count(database, after, new Range.All()));
    database.commit(new Write.DeleteVersion(key, 2));
    Expect.eventually(0L, () -> count(database, after, new Range.All()));
  }

  private static void sparse(Database database) {
    var status = Keys.fresh();
    var key = indexed(database, status, "01");
    indexed(database, status, "02");
    database.commit(new Write.Replace(item(key, 2).indexed(Map.of("status", status)), 1));
    Expect.eventually(List.of("02"), () -> ids(database, status, new Range.All(), true, LIMIT));
  }

  private static void scans(Database database) {
    var keys =
        Stream.generate(() -> Key.alone(TableName.OUTBOX, Keys.fresh()))
            .limit(3)
            .collect(Collectors.toSet());
    keys.forEach(key -> put(database, key));
    var found =
        database.scan(TableName.OUTBOX, Optional.empty(), 1_000).stream()
            .map(Item::key)
            .collect(Collectors.toSet());
    Expect.that(found.containsAll(keys), "a scan shows all of " + keys);
    var first =
        database.scan(TableName.OUTBOX, Optional.empty(), 2).stream().map(Item::key).toList();
    Expect.same(2, first.size());
    var paged = new HashSet<>(first);
    var page = first;
    // A page goes on behind the last item of the one before, though that be gone meanwhile.
    database.commit(new Write.Delete(first.getLast()));
    while (page.size() == 2) {
      var last = Optional.of(page.getLast());
      page = database.scan(TableName.OUTBOX, last, 2).stream().map(Item::key).toList();
      Expect.that(paged.addAll(page) || page.isEmpty(), "a page shows what none before it has");
    }
    Expect.that(paged.containsAll(keys), "the pages show all of " + keys);
    keys.forEach(key -> database.commit(new Write.Delete(key)));
  }

  private static void counts(Database database) {
    var counter = Key.alone(TableName.DRAFTS, Keys.fresh());
    Expect.same(1L, database.nextNumber(counter));
    Expect.same(2L, database.nextNumber(counter));
    Expect.same(1L, database.nextNumber(Key.alone(TableName.DRAFTS, Keys.fresh())));
    Expect.same(1L, database.nextNumber(Key.alone(TableName.ORDERS, counter.pk())));
  }

  private static void countsTogether(Database database) {
    var counter = Key.alone(TableName.ORDERS, Keys.fresh());
    Set<Long> taken = ConcurrentHashMap.newKeySet();
    Concurrently.run(
        8,
        () -> {
          for (int i = 0; i < 20; i++) {
            taken.add(database.nextNumber(counter));
          }
        });
    Expect.same(LongStream.rangeClosed(1, 160).boxed().collect(Collectors.toSet()), taken);
  }
}
