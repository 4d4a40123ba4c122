package dev.utkast.simulator;

import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import dev.utkast.model.message.Message;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a seeded bug does to the calls.
record Mutations(SeededBug bug, Chance chance) {
  /// The key under which something is kept.
  Key kept(Key key) {
    if (bug == SeededBug.MAIL_KEY_WITHOUT_STEP && key.table() == TableName.MAIL) {
      return Key.alone(TableName.MAIL, key.pk().replaceFirst("#[0-9]+$", ""));
    }
    return key;
  }

  boolean hides(Key key) {
    return switch (bug) {
      case MESSAGE_ID_AS_KEY -> StockTable.isBatch(key);
      case MOVEMENTS_NOT_LOOKED_UP -> key.sk().startsWith("MOVE");
      case PAYMENTS_NOT_LOOKED_UP -> key.table() == TableName.PAYMENTS;
      case MAIL_NOT_LOOKED_UP -> key.table() == TableName.MAIL;
      case KEYS_FORGOTTEN -> key.table() == TableName.IDEMPOTENCY;
      case SELLER_NOT_ASKED_FOR -> key.equals(SettingsTable.IDENTITY);
      default -> false;
    };
  }

  boolean repeats(long number) {
    return bug == SeededBug.NUMBERS_REPEAT && number > 1 && chance.of(0.1);
  }

  /// The parts in which a commit is made: one, unless a bug tears it apart.
  List<List<Write>> split(List<Write> writes) {
    boolean withNew = writes.stream().anyMatch(Mutations::isNewCustomer);
    Predicate<Write> late = write -> isLate(write, writes.getFirst(), withNew);
    var first = writes.stream().filter(late.negate()).toList();
    var second = writes.stream().filter(late).toList();
    return first.isEmpty() || second.isEmpty() ? List.of(writes) : List.of(first, second);
  }

  private boolean isLate(Write write, Write first, boolean withNewCustomer) {
    var table = write.key().table();
    boolean row = table == TableName.OUTBOX && write instanceof Write.PutNew;
    return switch (bug) {
      case OUTBOX_BEFORE_COMMIT -> !row;
      case OUTBOX_AFTER_COMMIT -> row;
      case ANSWER_APART -> table == TableName.IDEMPOTENCY;
      case LEGAL_NUMBER_APART -> !write.key().pk().startsWith("SERIES#");
      case COMMIT_NOT_ATOMIC -> !write.equals(first);
      case CUSTOMER_BEFORE_DRAFT -> withNewCustomer && table != TableName.CUSTOMERS;
      case DRAFT_BEFORE_CUSTOMER -> withNewCustomer && table == TableName.CUSTOMERS;
      default -> false;
    };
  }

  private static boolean isNewCustomer(Write write) {
    return write instanceof Write.PutNew(var item) && CustomersTable.isCustomer(item);
  }

  /// What is committed of a commit.
  List<Write> remembered(List<Write> writes) {
    if (bug == SeededBug.MAIL_NOT_ASKED_FOR && chance.of(0.1)) {
      return writes.stream().filter(write -> !asksForMailOnly(write)).toList();
    }
    if (bug == SeededBug.ORDER_EVENT_LOST && chance.of(0.3)) {
      return writes.stream()
          .filter(write -> !(write instanceof Write.PutNew(var item) && OrdersTable.isEvent(item)))
          .toList();
    }
    if (bug == SeededBug.GUEST_NOT_NOTED || bug == SeededBug.GUEST_NOT_FORGOTTEN) {
      return writes.stream().filter(write -> !isOfGuest(write)).toList();
    }
    if (bug == SeededBug.ORDER_EVENT_TWICE) {
      return writes.stream().flatMap(Mutations::toldTwice).toList();
    }
    boolean count = writes.stream().anyMatch(write -> write.key().table() == TableName.STOCK);
    return bug == SeededBug.COUNTED_THOUGH_DELETED && count
        ? writes.stream().filter(write -> write.key().table() != TableName.PRODUCTS).toList()
        : writes;
  }

  /// The entry of an order under its mail address that a bug forgets to put there, or to remove.
  private boolean isOfGuest(Write write) {
    boolean entry = write.key().pk().startsWith("EMAIL#") && write.key().sk().startsWith("ORDER#");
    boolean put = write instanceof Write.PutNew;
    return entry && put == (bug == SeededBug.GUEST_NOT_NOTED);
  }

  private static boolean asksForMailOnly(Write write) {
    return write.key().table() == TableName.OUTBOX
        && write instanceof Write.PutNew(var item)
        && Outbox.read(item).row().messages().stream().allMatch(Message.SendMail.class::isInstance);
  }

  private static Stream<Write> toldTwice(Write write) {
    if (write instanceof Write.PutNew(var item) && OrdersTable.isEvent(item)) {
      return Stream.of(write, new Write.PutNew(moved(item, item.key().sk() + "0")));
    }
    return Stream.of(write);
  }

  private String mistold(String event) {
    return switch (bug) {
      case ORDER_EVENT_OF_ANOTHER_TIME ->
          event.replaceFirst("\"at\":\"[^\"]*\"", "\"at\":\"2026-03-01T00:00:00Z\"");
      case ORDER_EVENT_BY_ANOTHER ->
          event.replaceFirst("\"by\":\\{[^}]*}", "\"by\":{\"type\":\"Customer\"}");
      default -> event;
    };
  }

  Write weaken(Write write) {
    var key = write.key();
    if (write instanceof Write.PutNew(var item)) {
      if (OrdersTable.isEvent(item)) {
        return new Write.PutNew(Item.of(key, 1, mistold(item.doc())));
      } else if (bug == SeededBug.MESSAGE_ID_AS_KEY && hides(key)) {
        return new Write.PutNew(moved(item, key.sk() + "#" + chance.below(1_000_000)));
      } else if (bug == SeededBug.CLAIM_KEY_WITHOUT_ORDER && StockTable.isBatch(key)) {
        return new Write.PutNew(Item.of(key, 1, item.doc().replaceAll("CLAIM#[0-9]+#", "CLAIM#")));
      } else if (bug == SeededBug.CUSTOMER_ORDERS_IN_ONE_PLACE && key.sk().startsWith("ORDER#")) {
        return new Write.Overwrite(moved(item, "ORDER#"));
      }
    }
    if (!kept(key).equals(key)) {
      return switch (write) {
        case Write.PutNew(var item) -> new Write.PutNew(kept(item));
        case Write.Replace(var item, var version) -> new Write.Replace(kept(item), version);
        case Write.Overwrite _, Write.DeleteVersion _, Write.Delete _ -> write;
      };
    }
    boolean weak =
        switch (bug) {
          case ORDER_VERSION_IGNORED -> key.table() == TableName.ORDERS && replaces(write);
          case DRAFT_VERSION_IGNORED -> key.table() == TableName.DRAFTS && replaces(write);
          case LEVEL_VERSION_IGNORED -> key.sk().equals("LEVEL") && replaces(write);
          case MAIL_OVERWRITTEN, MAIL_NOT_LOOKED_UP -> key.table() == TableName.MAIL;
          case KEYS_FORGOTTEN -> key.table() == TableName.IDEMPOTENCY;
          case BOOKS_OPENED_AGAIN -> key.table() == TableName.DRAFTS && key.pk().equals("BOOKS");
          case MAIL_ADDRESS_NOT_UNIQUE -> key.pk().startsWith("EMAIL#");
          default -> false;
        };
    return weak
        ? switch (write) {
          case Write.PutNew(var item) -> new Write.Overwrite(item);
          case Write.Replace(var item, _) -> new Write.Overwrite(item);
          case Write.DeleteVersion(var removed, _) -> new Write.Delete(removed);
          case Write.Overwrite _, Write.Delete _ -> write;
        }
        : write;
  }

  /// Whether what lies under a key is gone when something new is put there.
  boolean loses(Key key) {
    return hides(key)
        && (bug == SeededBug.MOVEMENTS_NOT_LOOKED_UP || bug == SeededBug.PAYMENTS_NOT_LOOKED_UP);
  }

  private static Item moved(Item item, String sk) {
    return Item.of(new Key(item.key().table(), item.key().pk(), sk), item.version(), item.doc());
  }

  private Item kept(Item item) {
    return Item.of(kept(item.key()), item.version(), item.doc());
  }

  private static boolean replaces(Write write) {
    return write instanceof Write.Replace;
  }
}
