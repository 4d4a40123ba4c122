package dev.utkast.aws.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.testkit.MemoryDatabase;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A list over an index that does not know yet what happened to the items.
class ListingTest {
  private static final Index BY_STATUS = new Index("by-status", "status", "id16");

  private final MemoryDatabase items = new MemoryDatabase();
  private final MemoryDatabase index = new MemoryDatabase();
  private final Listing listing = new Listing(lagging(), TableName.DRAFTS, BY_STATUS);

  /// Answers what is asked of an index from what it once was.
  private Database lagging() {
    return (Database)
        Proxy.newProxyInstance(
            Database.class.getClassLoader(), new Class<?>[] {Database.class}, this::answer);
  }

  private Object answer(Object proxy, Method asked, Object[] arguments) throws Throwable {
    return asked.invoke(asked.getName().equals("queryIndex") ? index : items, arguments);
  }

  private static Item item(long id, String status) {
    return Item.of(Key.alone(TableName.DRAFTS, Long.toString(id)), 1, Long.toString(id))
        .indexed(Map.of("status", status, "id16", Listing.sortable(id)));
  }

  private void stored(long... ids) {
    for (long id : ids) {
      items.commit(new Write.PutNew(item(id, "open")));
      index.commit(new Write.PutNew(item(id, "open")));
    }
  }

  private void deleted(long... ids) {
    for (long id : ids) {
      items.commit(new Write.Delete(item(id, "open").key()));
    }
  }

  private List<Long> page(List<String> statuses, Optional<Long> from, boolean forward, int limit) {
    return listing.page(statuses, from, forward, limit, item -> Long.valueOf(item.doc()));
  }

  /// As a client follows pages, to the first that is not full.
  private List<List<Long>> pages(boolean forward, int limit) {
    var pages = new ArrayList<List<Long>>();
    var from = Optional.<Long>empty();
    do {
      pages.add(page(List.of("open"), from, forward, limit));
      from = pages.getLast().stream().reduce((_, last) -> last);
    } while (pages.getLast().size() == limit);
    return pages;
  }

  @Test
  void aPageIsFullAlthoughSomeOfItWasDeleted() {
    stored(LongStream.rangeClosed(1, 9).toArray());
    deleted(1, 2, 4, 5, 6, 9);
    assertEquals(List.of(List.of(3L, 7L), List.of(8L)), pages(true, 2));
    assertEquals(List.of(List.of(8L, 7L), List.of(3L)), pages(false, 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 9, 10, 11})
  void nothingIsSkippedOrShownTwiceWhateverThePageSize(int limit) {
    stored(LongStream.rangeClosed(1, 20).toArray());
    deleted(1, 3, 4, 5, 6, 7, 8, 9, 10, 19);
    var expected = List.of(2L, 11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 20L);
    assertEquals(expected, pages(true, limit).stream().flatMap(List::stream).toList());
    assertEquals(expected.reversed(), pages(false, limit).stream().flatMap(List::stream).toList());
  }

  @Test
  void aListOfWhichAllWasDeletedIsEmpty() {
    stored(1, 2, 3);
    deleted(1, 2, 3);
    assertEquals(List.of(List.of()), pages(true, 2));
  }

  @Test
  void whatIsInAnotherStateByNowIsNotShownAsIfItWereNot() {
    stored(1, 2, 3);
    items.commit(new Write.Overwrite(item(2, "closed")));
    assertEquals(List.of(1L, 3L), page(List.of("open"), Optional.empty(), true, 5));
  }
}
