package dev.utkast.house;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Reads the rows of [DoorToDeedRows] for [DoorToDeedTest].
final class DoorToDeedTable {
  private DoorToDeedTable() {}

  private static final String LEVELS = "inventory_levels?inventory_item_ids=2001&location_ids=1";

  /// Where what was written is read: a path, in which an id of the answer stands for `*`.
  static final Map<String, String> READ_AT =
      Map.ofEntries(
          Map.entry("products", "products/*"),
          Map.entry("products/{id}/variants", "variants/*"),
          Map.entry("products/{id}/variants/{id}", "variants/2001"),
          Map.entry("locations", "locations/*"),
          Map.entry("inventory_levels/set", LEVELS),
          Map.entry("inventory_levels/adjust", LEVELS),
          Map.entry("inventory_levels/connect", LEVELS),
          Map.entry("customers", "customers/*"),
          Map.entry("draft_orders", "draft_orders/*"),
          Map.entry("draft_orders/{id}/complete", "draft_orders/1001/payments"),
          Map.entry("draft_orders/{id}/payments", "draft_orders/1001/payments"),
          Map.entry("orders/{id}/transactions", "orders/4001/transactions"),
          Map.entry("orders/{id}/cancel", "orders/4001"),
          Map.entry("orders/{id}/refunds", "orders/4004/refunds"),
          Map.entry("fulfillment_orders/{id}/hold", "fulfillment_orders/5001"),
          Map.entry("fulfillments", "orders/4001/fulfillments"),
          Map.entry("tax_registrations", "tax_registrations/*"),
          Map.entry("tax_rates", "tax_rates/*"));

  /// The fields of an address, each in an address that it makes sense in.
  private static final Map<String, String> ADDRESS =
      Map.ofEntries(
          Map.entry("first_name", "\"Mark A\""),
          Map.entry("last_name", "\"Mark B\""),
          Map.entry("company", "\"Mark C\""),
          Map.entry("address1", "\"Mark D\""),
          Map.entry("address2", "\"Mark E\""),
          Map.entry("city", "\"Mark F\""),
          Map.entry("zip", "\"90210\""),
          Map.entry("phone", "\"+1 44\""),
          Map.entry("province", "\"California\""),
          Map.entry("province_code", "\"CA\""),
          Map.entry("country", "\"United States\""),
          Map.entry("country_code", "\"GB\""));

  /// One thing said.
  record Said(String path, String literal) {
    static Said of(String text) {
      var parts = text.split(" = ", 2);
      return new Said(parts[0].strip(), parts[1].strip());
    }
  }

  /// @param found where it is found; a message's text where the path is `message`
  /// @param seen what people see of it
  record Row(RouteTable.Good good, List<Said> said, Said found, Optional<Seen> seen) {
    String field() {
      return said.getFirst().path();
    }

    @Override
    public String toString() {
      return good.key() + " " + field() + " = " + said.getFirst().literal();
    }
  }

  /// @param in those of [Deeds], and no others
  /// @param alone whether it would change what others say
  record Seen(TreeSet<String> in, String text, boolean alone) {
    /// Such as `page, slip "Mark 1"`; without a text it is what is said.
    static Seen of(String cell, Said said) {
      int quote = cell.indexOf('"');
      var text = quote < 0 ? said.literal() : cell.substring(quote);
      var names = (quote < 0 ? cell : cell.substring(0, quote)).replaceFirst("^(alone )?in ", "");
      var in = new TreeSet<>(List.of(names.strip().split(", ")));
      in.remove("nothing");
      return new Seen(in, text.replace("\"", ""), cell.startsWith("alone"));
    }
  }

  private static final List<Row> READ =
      DoorToDeedRows.ROWS
          .lines()
          .filter(line -> !line.isBlank())
          .flatMap(DoorToDeedTable::addresses)
          .flatMap(DoorToDeedTable::rows)
          .toList();

  static List<Row> rows() {
    return READ;
  }

  /// A line for each field of an address, which is sent in a whole one.
  private static Stream<String> addresses(String line) {
    if (!line.contains("ADDRESS")) {
      return Stream.of(line);
    }
    return ADDRESS.entrySet().stream()
        .map(field -> {
          var prefix = line.substring(line.indexOf('|') + 1, line.indexOf("ADDRESS")).strip();
          var others =
              field.getKey().startsWith("country")
                  ? "; " + prefix + "province = null; " + prefix + "province_code = null"
                  : "; " + prefix + "country_code = \"US\"";
          var other =
              switch (field.getKey()) {
                case "country" -> others + "; " + prefix + "country_code = null";
                case "province" -> others + "; " + prefix + "province_code = null";
                default -> others;
              };
          return line.replace("ADDRESS", field.getKey() + " = " + field.getValue() + other);
        });
  }

  private static Stream<Row> rows(String line) {
    var cells = new ArrayList<>(Arrays.stream(line.split(" [|] ")).map(String::strip).toList());
    var said = Arrays.stream(cells.get(1).split("; ")).map(Said::of).toList();
    boolean isSeen = cells.getLast().startsWith("in ") || cells.getLast().startsWith("alone in ");
    var seen =
        isSeen ? Optional.of(Seen.of(cells.removeLast(), said.getFirst())) : Optional.<Seen>empty();
    return RouteGroups.of(cells.get(0))
        .map(good ->
            new Row(good, said, found(cells, said.getFirst()), seen.filter(_ -> isSold(good))));
  }

  /// What is only calculated, nobody gets to see.
  private static boolean isSold(RouteTable.Good good) {
    return !good.path().endsWith("/calculate");
  }

  private static Said found(List<String> cells, Said said) {
    if (cells.size() < 3) {
      return said;
    }
    var told = cells.get(2);
    if (told.equals("refused")) {
      return new Said(told, "");
    }
    if (told.startsWith("stored ")) {
      return new Said("stored", told.substring("stored ".length()));
    }
    if (!told.startsWith("message")) {
      return Said.of(told);
    }
    var text = told.substring("message".length()).strip();
    return new Said("message", text.isEmpty() ? said.literal().replace("\"", "") : text);
  }
}
