package dev.utkast.aws.storage;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// How large stored items are, as DynamoDB counts: names and values of all attributes in bytes,
/// documents deflated. It refuses items over 400 KB, and commits over 4 MB.
///
/// What people write may have less, so that what it becomes has room: a draft becomes an order with
/// its timeline, that an invoice and fulfillment orders, and none of them may fail for its size
/// once the sale is agreed.
public final class ItemSize {
  /// Of any item, and of all items of a commit.
  public static final int MOST = 400 * 1024;

  static final int MOST_TOGETHER = 4 * 1024 * 1024;

  /// Of a draft when somebody writes it: the order that comes of it has the lines and prices of the
  /// draft, and may have notes, tags and attributes written anew.
  public static final int WRITTEN_DRAFT = 200 * 1024;

  /// Of an order when somebody edits it: a payment or a parcel adds some dozen bytes to it.
  public static final int EDITED_ORDER = 330 * 1024;

  /// Of an order when a parcel is told of, with a message that may be long: payments come after it.
  public static final int SHIPPED_ORDER = 370 * 1024;

  private ItemSize() {}

  /// @throws ItemTooLargeException where an item has more bytes than it may
  static void hold(Item item, int most) {
    if (!fits(item, most)) {
      throw new ItemTooLargeException(item.key().table(), bytes(item), most);
    }
  }

  /// @return whether the store takes the item
  public static boolean fits(Item item) {
    return fits(item, MOST);
  }

  static boolean fits(Item item, int most) {
    return bytesAtMost(item) <= most || bytes(item) <= most;
  }

  /// What every database asks of a commit before it writes.
  ///
  /// @throws ItemTooLargeException where the store would refuse it for its size
  public static void check(List<Write> writes) {
    long together = 0;
    for (var write : writes) {
      switch (write) {
        case Write.PutNew(var item) -> together += checked(item);
        case Write.Replace(var item, _) -> together += checked(item);
        case Write.Overwrite(var item) -> together += checked(item);
        case Write.DeleteVersion _, Write.Delete _ -> {}
      }
    }
    if (together > MOST_TOGETHER) {
      long exact = writes.stream().mapToLong(ItemSize::bytes).sum();
      if (exact > MOST_TOGETHER) {
        var table = writes.getFirst().key().table();
        throw new ItemTooLargeException(table, Math.toIntExact(exact), MOST_TOGETHER);
      }
    }
  }

  private static int checked(Item item) {
    hold(item, MOST);
    return bytesAtMost(item);
  }

  private static int bytes(Write write) {
    return switch (write) {
      case Write.PutNew(var item) -> bytes(item);
      case Write.Replace(var item, _) -> bytes(item);
      case Write.Overwrite(var item) -> bytes(item);
      case Write.DeleteVersion _, Write.Delete _ -> 0;
    };
  }

  /// Without deflating, which most items need not for being small enough.
  private static int bytesAtMost(Item item) {
    return 3 * item.doc().length() + besides(item);
  }

  static int bytes(Item item) {
    return ItemFormat.write(item).entrySet().stream()
        .mapToInt(attribute -> {
          var value = attribute.getValue();
          int name = attribute.getKey().length();
          return value.b() != null
              ? name + value.b().asByteArrayUnsafe().length
              : name + (value.s() != null ? utf8(value.s()) : NUMBER);
        })
        .sum();
  }

  /// More than a number of ours takes: DynamoDB packs two digits in a byte.
  private static final int NUMBER = 21;

  private static int besides(Item item) {
    int index =
        item.index().entrySet().stream()
            .mapToInt(entry -> entry.getKey().length() + utf8(entry.getValue()))
            .sum();
    return index + utf8(item.key().pk()) + utf8(item.key().sk()) + 3 * NUMBER + 16;
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
