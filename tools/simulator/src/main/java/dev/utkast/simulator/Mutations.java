package dev.utkast.simulator;

import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import dev.utkast.model.message.Message;
import java.util.ArrayList;
import java.util.List;

/// What a seeded bug does to the calls.
final class Mutations {
  private final SeededBug bug;
  private final Chance chance;

  Mutations(SeededBug bug, Chance chance) {
    this.bug = bug;
    this.chance = chance;
  }

  /// The key under which something is kept.
  Key kept(Key key) {
    if (bug == SeededBug.MAIL_KEY_WITHOUT_STEP && key.table() == TableName.MAIL) {
      return Key.alone(TableName.MAIL, key.pk().replaceFirst("#[0-9]+$", ""));
    }
    if (bug == SeededBug.CLAIM_KEY_WITHOUT_ORDER && key.sk().startsWith("MOVE#CLAIM#")) {
      return new Key(key.table(), key.pk(), key.sk().replaceFirst("#[0-9]+#", "#"));
    }
    return key;
  }

  boolean hides(Key key) {
    return switch (bug) {
      case MESSAGE_ID_AS_KEY -> key.sk().startsWith("MOVE#CLAIM#");
      case MOVEMENTS_NOT_LOOKED_UP -> key.sk().startsWith("MOVE#");
      case PAYMENTS_NOT_LOOKED_UP -> key.table() == TableName.PAYMENTS;
      case MAIL_NOT_LOOKED_UP -> key.table() == TableName.MAIL;
      case KEYS_FORGOTTEN -> key.table() == TableName.IDEMPOTENCY;
      default -> false;
    };
  }

  boolean repeats(long number) {
    return bug == SeededBug.NUMBERS_REPEAT && number > 1 && chance.of(0.1);
  }

  /// The parts in which a commit is made: one, unless a bug tears it apart.
  List<List<Write>> split(List<Write> writes) {
    var first = new ArrayList<Write>();
    var second = new ArrayList<Write>();
    boolean withNew = writes.stream().anyMatch(Mutations::isNewCustomer);
    for (var write : writes) {
      boolean row = write.key().table() == TableName.OUTBOX && write instanceof Write.PutNew;
      boolean answer = write.key().table() == TableName.IDEMPOTENCY;
      boolean customer = write.key().table() == TableName.CUSTOMERS;
      boolean late =
          switch (bug) {
            case OUTBOX_BEFORE_COMMIT -> !row;
            case OUTBOX_AFTER_COMMIT -> row;
            case ANSWER_APART -> answer;
            case LEGAL_NUMBER_APART -> !write.key().pk().startsWith("SERIES#");
            case COMMIT_NOT_ATOMIC -> !first.isEmpty();
            case CUSTOMER_BEFORE_DRAFT -> withNew && !customer;
            case DRAFT_BEFORE_CUSTOMER -> withNew && customer;
            default -> false;
          };
      (late ? second : first).add(write);
    }
    if (first.isEmpty() || second.isEmpty()) {
      return List.of(writes);
    }
    return List.of(first, second);
  }

  private static boolean isNewCustomer(Write write) {
    return write instanceof Write.PutNew(var item) && CustomersTable.isCustomer(item);
  }

  /// What is committed of a commit.
  List<Write> remembered(List<Write> writes) {
    if (bug == SeededBug.MAIL_NOT_ASKED_FOR && chance.of(0.1)) {
      return writes.stream().filter(write -> !asksForMailOnly(write)).toList();
    }
    boolean count = writes.stream().anyMatch(write -> write.key().table() == TableName.STOCK);
    return bug == SeededBug.COUNTED_THOUGH_DELETED && count
        ? writes.stream().filter(write -> write.key().table() != TableName.PRODUCTS).toList()
        : writes;
  }

  private static boolean asksForMailOnly(Write write) {
    return write.key().table() == TableName.OUTBOX
        && write instanceof Write.PutNew(var item)
        && Outbox.read(item).row().messages().stream().allMatch(Message.SendMail.class::isInstance);
  }

  Write weaken(Write write) {
    var key = write.key();
    if (write instanceof Write.PutNew(var item)
        && hides(key)
        && bug == SeededBug.MESSAGE_ID_AS_KEY) {
      var messageKey = new Key(key.table(), key.pk(), key.sk() + "#" + chance.below(1_000_000));
      return new Write.PutNew(Item.of(messageKey, item.version(), item.doc()));
    }
    if (bug == SeededBug.CUSTOMER_ORDERS_IN_ONE_PLACE && key.sk().startsWith("ORDER#")) {
      var place = new Key(key.table(), key.pk(), "ORDER#");
      return write instanceof Write.PutNew(var item)
          ? new Write.Overwrite(Item.of(place, item.version(), item.doc()))
          : write;
    }
    if (!kept(key).equals(key)) {
      return switch (write) {
        case Write.PutNew(var item) -> new Write.PutNew(kept(item));
        case Write.Replace(var item, var version) -> new Write.Replace(kept(item), version);
        case Write.Overwrite _, Write.Remove _, Write.Forget _ -> write;
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
          case Write.Remove(var removed, _) -> new Write.Forget(removed);
          case Write.Overwrite _, Write.Forget _ -> write;
        }
        : write;
  }

  /// Whether what lies under a key is gone when something new is put there.
  boolean loses(Key key) {
    return switch (bug) {
      case MOVEMENTS_NOT_LOOKED_UP -> key.sk().startsWith("MOVE#");
      case PAYMENTS_NOT_LOOKED_UP -> key.table() == TableName.PAYMENTS;
      default -> false;
    };
  }

  private Item kept(Item item) {
    return Item.of(kept(item.key()), item.version(), item.doc());
  }

  private static boolean replaces(Write write) {
    return write instanceof Write.Replace;
  }
}
