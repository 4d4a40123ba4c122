package dev.utkast.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the database in memory does beyond the contract: it tells of new outbox rows, as the outbox
/// table's stream does.
class MemoryDatabaseTest {
  private final MemoryDatabase database = new MemoryDatabase();
  private final List<Item> told = new ArrayList<>();

  private static Item row(String id) {
    return Item.of(Key.alone(TableName.OUTBOX, id), 1, "{}");
  }

  @Test
  void aNewOutboxRowIsToldAfterItsCommit() {
    database.onOutbox(item -> {
      assertEquals(true, database.get(item.key()).isPresent());
      told.add(item);
    });
    database.commit(
        new Write.PutNew(row("1")),
        new Write.PutNew(Item.of(Key.alone(TableName.DRAFTS, "1"), 1, "{}")));
    assertEquals(List.of(row("1")), told);
  }

  @Test
  void whatWasNotCommittedIsNotTold() {
    database.commit(new Write.PutNew(row("1")));
    database.onOutbox(told::add);
    assertThrows(
        ConflictException.class,
        () -> database.commit(new Write.PutNew(row("2")), new Write.PutNew(row("1"))));
    assertEquals(List.of(), told);
  }

  @Test
  void removingAndOverwritingTellNothing() {
    database.commit(new Write.PutNew(row("1")));
    database.onOutbox(told::add);
    database.commit(new Write.Overwrite(row("1")));
    database.commit(new Write.Delete(row("1").key()));
    assertEquals(List.of(), told);
  }

  @Test
  void everyListenerIsTold() {
    database.onOutbox(told::add);
    database.onOutbox(told::add);
    database.commit(new Write.PutNew(row("1")));
    assertEquals(2, told.size());
  }
}
