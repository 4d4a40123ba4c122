package dev.utkast.documents;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a line is about, as the buyer knows it: the product's title and, where there are any, its
/// variant, stock keeping unit and the buyer's own details. Refuses nothing but null: titles come
/// from people and are printed as they are.
public record Item(
    String title, Optional<String> variant, Optional<String> sku, List<Detail> details) {

  private static final int TERSE_CHARACTERS = 100;

  public Item {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(variant, "variant");
    Objects.requireNonNull(sku, "sku");
    details = List.copyOf(details);
  }

  /// An item known by its title alone.
  public static Item titled(String title) {
    return new Item(title, Optional.empty(), Optional.empty(), List.of());
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
  Item terse() {
    return new Item(
        PlainText.shortened(title, TERSE_CHARACTERS),
        variant.map(known -> PlainText.shortened(known, TERSE_CHARACTERS)),
        sku.map(known -> PlainText.shortened(known, TERSE_CHARACTERS)),
        List.of());
  }
}
