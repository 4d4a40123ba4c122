package dev.utkast.model.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.Decisions;
import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.catalog.Product;
import dev.utkast.model.catalog.ProductStatus;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.StockRefusal;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.id.ProductId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.inventory.StockPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What goes out of the catalogue, by what lies on the shelves of its variants: `on hand/committed`
/// at each location.
class CatalogDeciderTest {
  private static final VariantId RED = new VariantId(71);
  private static final VariantId BLUE = new VariantId(72);

  private static final String GOING =
      """
      stock       | rewritten without it       | product deleted            | one of two deleted         | last one deleted
      none        | goes                       | goes                       | goes                       | no: LastVariant
      0/0         | goes                       | goes                       | goes                       | no: LastVariant
      0/0 0/0     | goes                       | goes                       | goes                       | no: LastVariant
      1/0         | no: Stocked 1/0 at 1       | no: Stocked 1/0 at 1       | no: Stocked 1/0 at 1       | no: LastVariant
      0/1         | no: Stocked 0/1 at 1       | no: Stocked 0/1 at 1       | no: Stocked 0/1 at 1       | no: LastVariant
      -1/0        | no: Stocked -1/0 at 1      | no: Stocked -1/0 at 1      | no: Stocked -1/0 at 1      | no: LastVariant
      0/-1        | no: Stocked 0/-1 at 1      | no: Stocked 0/-1 at 1      | no: Stocked 0/-1 at 1      | no: LastVariant
      0/0 2/2     | no: Stocked 2/2 at 2       | no: Stocked 2/2 at 2       | no: Stocked 2/2 at 2       | no: LastVariant\
      """;

  private static Product product(VariantId... variants) {
    return new Product(
        new ProductId(70),
        4,
        "Cup",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        ProductStatus.ACTIVE,
        List.of("Colour"),
        List.of(variants),
        Sales.NOON,
        Sales.NOON,
        Optional.empty(),
        Optional.empty());
  }

  private static List<StockLevel> levels(String words) {
    if (words.equals("none")) {
      return List.of();
    }
    var parts = words.split(" ");
    return Arrays.stream(parts)
        .map(part ->
            Shelves.level(RED, new LocationId(1 + Arrays.asList(parts).indexOf(part)), 3, part))
        .toList();
  }

  private static String decided(String stock, String action) {
    var levels = levels(stock);
    var both = product(RED, BLUE);
    var red = Shelves.variant(RED, StockPolicy.DENY);
    var blue = Shelves.variant(BLUE, StockPolicy.DENY);
    return switch (action) {
      case "rewritten without it" ->
          told(
              CatalogDecider.write(product(BLUE), List.of(blue), List.of(red), levels),
              new Change.ProductWritten(product(BLUE), List.of(blue), List.of(red)));
      case "product deleted" ->
          told(
              CatalogDecider.delete(both, List.of(red, blue), levels),
              new Change.ProductDeleted(both, List.of(red, blue)));
      case "one of two deleted" ->
          told(
              CatalogDecider.delete(red, both, levels, Sales.LATER),
              new Change.ProductWritten(
                  both.withVariants(List.of(BLUE), Sales.LATER), List.of(), List.of(red)));
      case "last one deleted" ->
          told(
              CatalogDecider.delete(red, product(RED), levels, Sales.LATER),
              new Change.ProductWritten(product(), List.of(), List.of()));
      default -> throw new IllegalArgumentException(action);
    };
  }

  private static <T> String told(Decision<T> decision, T expected) {
    if (decision
        instanceof
        Decision.Refused<T>(
            StockRefusal.Stocked(var item, var location, var onHand, var committed))) {
      assertEquals(RED, item);
      return "no: Stocked " + onHand + "/" + committed + " at " + location;
    }
    return Decisions.told(
        decision,
        change -> {
          assertEquals(expected, change);
          return "goes";
        });
  }

  static Decision<?> deletingStocked(StockLevel level) {
    return CatalogDecider.delete(
        product(RED), List.of(Shelves.variant(RED, StockPolicy.DENY)), List.of(level));
  }

  static Decision<?> deletingTheLast() {
    return CatalogDecider.delete(
        Shelves.variant(RED, StockPolicy.DENY), product(RED), List.of(), Sales.LATER);
  }

  @Test
  void nothingGoesOutOfSightThatLiesOnAShelfOrIsPromised() {
    Grid.of(GOING).check(CatalogDeciderTest::decided);
  }

  @Test
  void whatOnlyChangesIsWritten() {
    var blue = Shelves.variant(BLUE, StockPolicy.DENY);
    assertEquals(
        Decision.changed(new Change.ProductWritten(product(BLUE), List.of(blue), List.of())),
        CatalogDecider.write(product(BLUE), List.of(blue), List.of(), List.of()));
  }
}
