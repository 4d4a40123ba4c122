package dev.utkast.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a line is about, as the buyer knows it: the product's title and, where there are any, its
/// variant, stock keeping unit and the buyer's own details. Refuses nothing: titles come from
/// people and are printed as they are.
///
/// @param continued whether something of it is left out, which is said where it is printed
public record PrintedItem(
    String title,
    Optional<String> variant,
    Optional<String> sku,
    List<Detail> details,
    boolean continued) {

  private static final int TERSE_CHARACTERS = 100;

  /// What stands in a line of a document at least, in the narrow column of an invoice.
  private static final int LINE_CHARACTERS = 45;

  private static final int FIRST_WIDE_CHARACTER = 0x1100;

  public PrintedItem {
    details = List.copyOf(details);
  }

  public PrintedItem(
      String title, Optional<String> variant, Optional<String> sku, List<Detail> details) {
    this(title, variant, sku, details, false);
  }

  /// An item known by its title alone.
  public static PrintedItem titled(String title) {
    return new PrintedItem(title, Optional.empty(), Optional.empty(), List.of());
  }

  /// As much of each item as there is room for, in lines of text: all of it where that is enough,
  /// else the longest are cut, all at the same length.
  static List<PrintedItem> within(int room, List<PrintedItem> items) {
    var lengths = items.stream().mapToLong(PrintedItem::lines).toArray();
    int least = 0;
    int most = room;
    while (least < most) {
      int middle = (least + most + 1) / 2;
      long together = 0;
      for (var length : lengths) {
        together += Math.min(length, middle);
      }
      if (together <= room) {
        least = middle;
      } else {
        most = middle - 1;
      }
    }
    int each = least;
    return items.stream().map(item -> item.within(each)).toList();
  }

  /// The item in so many lines; title, variant and number are always whole.
  private PrintedItem within(int most) {
    if (lines() <= most || details.isEmpty()) {
      return this;
    }
    var kept = new ArrayList<Detail>();
    long left = most - titled().lines() - 1;
    for (var detail : details) {
      if (lines(detail) > left) {
        long characters = left * LINE_CHARACTERS / 2 - detail.name().length();
        if (characters > 1) {
          var cut = PlainText.shortened(detail.value(), (int) characters);
          kept.add(new Detail(detail.name(), cut));
        }
        break;
      }
      kept.add(detail);
      left -= lines(detail);
    }
    return new PrintedItem(title, variant, sku, kept, true);
  }

  private PrintedItem titled() {
    return new PrintedItem(title, variant, sku, List.of());
  }

  private long lines() {
    return lines(title, "")
        + (variant.isPresent() || sku.isPresent() ? lines(variant.orElse(""), sku.orElse("")) : 0)
        + details.stream().mapToLong(PrintedItem::lines).sum();
  }

  private static long lines(Detail detail) {
    return lines(detail.name(), detail.value());
  }

  /// Of two texts, one behind the other.
  private static long lines(String first, String second) {
    return 1 + (width(first) + width(second)) / LINE_CHARACTERS;
  }

  /// A plain loop, for a document may hold a hundred million characters of details.
  private static long width(String text) {
    long width = text.length();
    for (int i = 0; i < text.length(); i++) {
      width += text.charAt(i) >= FIRST_WIDE_CHARACTER ? 1 : 0;
    }
    return width;
  }

  long characters() {
    var ofDetails =
        details.stream()
            .mapToLong(detail -> detail.name().length() + detail.value().length())
            .sum();
    return title.length()
        + variant.map(String::length).orElse(0)
        + sku.map(String::length).orElse(0)
        + ofDetails;
  }

  /// The same item in few words, for a page that would otherwise be too large: cut short, without
  /// the buyer's details.
  PrintedItem terse() {
    var terse =
        new PrintedItem(
            PlainText.shortened(title, TERSE_CHARACTERS),
            variant.map(known -> PlainText.shortened(known, TERSE_CHARACTERS)),
            sku.map(known -> PlainText.shortened(known, TERSE_CHARACTERS)),
            List.of());
    return new PrintedItem(
        terse.title, terse.variant, terse.sku, List.of(), continued || !terse.equals(this));
  }
}
