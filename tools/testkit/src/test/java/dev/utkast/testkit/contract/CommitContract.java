package dev.utkast.testkit.contract;

import static dev.utkast.testkit.contract.Keys.item;
import static dev.utkast.testkit.contract.Keys.put;

import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.ItemTooLargeException;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// What every [Database] keeps when it is written to: each write under its condition, all writes of
/// a commit or none.
public final class CommitContract {
  private CommitContract() {}

  public static Stream<Clause<Database>> clauses() {
    return Stream.of(single(), together()).flatMap(List::stream);
  }

  private static List<Clause<Database>> single() {
    return List.of(
        new Clause<>("an item is found as it was put", CommitContract::foundAsPut),
        new Clause<>("what was never put is not found", CommitContract::neverPut),
        new Clause<>("a new item never lies over another", CommitContract::putNewConflicts),
        new Clause<>("a replacement needs the version that was read", CommitContract::replaces),
        new Clause<>("nothing is replaced where nothing lies", CommitContract::replacesNothing),
        new Clause<>("overwriting asks for nothing", CommitContract::overwrites),
        new Clause<>("a removal needs the version that was read", CommitContract::removes),
        new Clause<>("forgetting asks for nothing", CommitContract::forgets),
        new Clause<>("documents of any size come back whole", CommitContract::anySize),
        new Clause<>("what is larger than items may be is refused", CommitContract::tooLarge));
  }

  private static List<Clause<Database>> together() {
    return List.of(
        new Clause<>("all of a commit happens, or nothing", CommitContract::allOrNothing),
        new Clause<>("a conflict names the keys that failed", CommitContract::conflictNamesKeys),
        new Clause<>("all kinds of writes go together", CommitContract::allKinds),
        new Clause<>("a commit takes a hundred writes", CommitContract::hundredWrites),
        new Clause<>("a commit refuses a hundred and one", CommitContract::tooManyWrites),
        new Clause<>("one item is written once in a commit", CommitContract::writtenOnce),
        new Clause<>("an empty commit is fine", database -> database.commit(List.of())),
        new Clause<>("of many who replace one version one wins", CommitContract::oneWins),
        new Clause<>("of many who put one key one wins", CommitContract::oneCreates));
  }

  private static void foundAsPut(Database database) {
    var key = Keys.alone();
    var item =
        Item.of(key, 1, "{\"title\":\"Ærlig grøn 茶 🍵 \\\"x\\\"\"}")
            .indexed(Map.of("status", "open", "id16", "0000000000000042"))
            .expiring(Instant.parse("2030-01-01T00:00:00Z"));
    database.commit(new Write.PutNew(item));
    Expect.same(Optional.of(item), database.get(key));
  }

  private static void neverPut(Database database) {
    Expect.same(Optional.empty(), database.get(Keys.alone()));
  }

  private static void putNewConflicts(Database database) {
    var key = Keys.alone();
    put(database, key);
    var conflict =
        Expect.refused(
            ConflictException.class, () -> database.commit(new Write.PutNew(item(key, 1))));
    Expect.same(Set.of(key), conflict.failed());
    Expect.same(Optional.of(item(key, 1)), database.get(key));
  }

  private static void replaces(Database database) {
    var key = Keys.alone();
    put(database, key);
    database.commit(new Write.Replace(item(key, 2), 1));
    Expect.same(Optional.of(item(key, 2)), database.get(key));
    var conflict =
        Expect.refused(
            ConflictException.class, () -> database.commit(new Write.Replace(item(key, 7), 1)));
    Expect.same(Set.of(key), conflict.failed());
    Expect.same(Optional.of(item(key, 2)), database.get(key));
  }

  private static void replacesNothing(Database database) {
    var key = Keys.alone();
    Expect.refused(
        ConflictException.class, () -> database.commit(new Write.Replace(item(key, 2), 1)));
    Expect.same(Optional.empty(), database.get(key));
  }

  private static void overwrites(Database database) {
    var key = Keys.alone();
    database.commit(new Write.Overwrite(item(key, 5)));
    database.commit(new Write.Overwrite(item(key, 3)));
    Expect.same(Optional.of(item(key, 3)), database.get(key));
  }

  private static void removes(Database database) {
    var key = Keys.alone();
    put(database, key);
    var conflict =
        Expect.refused(
            ConflictException.class, () -> database.commit(new Write.DeleteVersion(key, 2)));
    Expect.same(Set.of(key), conflict.failed());
    database.commit(new Write.DeleteVersion(key, 1));
    Expect.same(Optional.empty(), database.get(key));
    Expect.refused(ConflictException.class, () -> database.commit(new Write.DeleteVersion(key, 1)));
  }

  private static void forgets(Database database) {
    var key = Keys.alone();
    database.commit(new Write.Delete(key));
    put(database, key);
    database.commit(new Write.Delete(key));
    Expect.same(Optional.empty(), database.get(key));
  }

  private static void anySize(Database database) {
    for (int size : List.of(2, 698, 699, 700, 701, 4_096, 300_000)) {
      var key = Keys.alone();
      var item = Item.of(key, 1, text(size));
      database.commit(new Write.PutNew(item));
      Expect.same(Optional.of(item), database.get(key));
      Expect.same(Map.of(key, item), database.getAll(List.of(key)));
    }
  }

  /// Half a byte of it is in each letter, once it is deflated.
  private static void tooLarge(Database database) {
    var fits = Keys.alone();
    database.commit(new Write.PutNew(Item.of(fits, 1, text(700_000))));
    Expect.that(database.get(fits).isPresent(), "what fits is stored");
    var other = Keys.alone();
    var large = Keys.alone();
    Expect.refused(
        ItemTooLargeException.class,
        () ->
            database.commit(
                new Write.PutNew(Item.of(other, 1, "{}")),
                new Write.PutNew(Item.of(large, 1, text(900_000)))));
    Expect.same(Map.of(), database.getAll(List.of(other, large)));
  }

  /// Hexadecimal digits without a pattern, and a letter of two bytes at the end.
  private static String text(int size) {
    var text = new StringBuilder(size);
    long state = 42;
    while (text.length() < size - 1) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      text.append(Character.forDigit((int) (state >>> 60), 16));
    }
    return text.append('ø').toString();
  }

  private static void allOrNothing(Database database) {
    var there = Keys.alone();
    var other = Keys.alone();
    put(database, there);
    Expect.refused(
        ConflictException.class,
        () ->
            database.commit(
                new Write.PutNew(item(other, 1)), new Write.Replace(item(there, 9), 8)));
    Expect.same(Optional.empty(), database.get(other));
    Expect.same(Optional.of(item(there, 1)), database.get(there));
  }

  private static void conflictNamesKeys(Database database) {
    var taken = Keys.alone();
    var gone = Keys.alone();
    var fine = Keys.alone();
    put(database, taken);
    var conflict =
        Expect.refused(
            ConflictException.class,
            () ->
                database.commit(
                    new Write.PutNew(item(taken, 1)),
                    new Write.PutNew(item(fine, 1)),
                    new Write.DeleteVersion(gone, 1)));
    Expect.same(Set.of(taken, gone), conflict.failed());
  }

  private static void allKinds(Database database) {
    var keys = Stream.generate(Keys::alone).limit(5).toArray(Key[]::new);
    put(database, keys[1], keys[2], keys[3], keys[4]);
    database.commit(
        new Write.PutNew(item(keys[0], 1)),
        new Write.Replace(item(keys[1], 2), 1),
        new Write.Overwrite(item(keys[2], 6)),
        new Write.DeleteVersion(keys[3], 1),
        new Write.Delete(keys[4]));
    Expect.same(
        Map.of(keys[0], item(keys[0], 1), keys[1], item(keys[1], 2), keys[2], item(keys[2], 6)),
        database.getAll(List.of(keys)));
  }

  private static void hundredWrites(Database database) {
    var keys = Stream.generate(Keys::alone).limit(Database.MAX_WRITES).toList();
    database.commit(keys.stream().<Write>map(key -> new Write.PutNew(item(key, 1))).toList());
    Expect.same(Database.MAX_WRITES, database.getAll(keys).size());
  }

  private static void tooManyWrites(Database database) {
    var keys = Stream.generate(Keys::alone).limit(Database.MAX_WRITES + 1L).toList();
    Expect.refused(
        IllegalArgumentException.class,
        () ->
            database.commit(
                keys.stream().<Write>map(key -> new Write.PutNew(item(key, 1))).toList()));
    Expect.same(Map.of(), database.getAll(keys));
  }

  private static void writtenOnce(Database database) {
    var key = Keys.alone();
    var failure =
        Expect.refused(
            RuntimeException.class,
            () ->
                database.commit(new Write.PutNew(item(key, 1)), new Write.Overwrite(item(key, 2))));
    Expect.that(!(failure instanceof ConflictException), "a mistake of ours, not a conflict");
    Expect.same(Optional.empty(), database.get(key));
  }

  private static void oneWins(Database database) {
    var key = Keys.alone();
    put(database, key);
    Expect.same(1, winners(() -> database.commit(new Write.Replace(item(key, 2), 1))));
  }

  private static void oneCreates(Database database) {
    var key = Keys.alone();
    var other = Keys.alone();
    Expect.same(
        1,
        winners(() ->
            database.commit(new Write.PutNew(item(key, 1)), new Write.PutNew(item(other, 1)))));
  }

  private static int winners(Runnable commit) {
    var winners = new AtomicInteger();
    Concurrently.run(
        16,
        () -> {
          try {
            commit.run();
            winners.incrementAndGet();
          } catch (ConflictException _) {
            // Somebody else was first: that is the point.
          }
        });
    return winners.get();
  }
}
