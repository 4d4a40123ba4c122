package dev.utkast.house;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Routes that read the same fields, under one name for the tables of fields.
final class RouteGroups {
  private static final Map<String, List<String>> GROUPS =
      Map.of(
          "product", List.of("POST products", "PUT products/{id}"),
          "variant",
              List.of(
                  "POST products/{id}/variants",
                  "PUT products/{id}/variants/{id}",
                  "PUT variants/{id}"),
          "level",
              List.of(
                  "POST inventory_levels/set",
                  "POST inventory_levels/adjust",
                  "POST inventory_levels/connect"),
          "customer", List.of("POST customers", "PUT customers/{id}"),
          "draft",
              List.of("POST draft_orders", "POST draft_orders/calculate", "PUT draft_orders/{id}"),
          "drafted", List.of("POST draft_orders", "PUT draft_orders/{id}"),
          "complete", List.of("PUT draft_orders/{id}/complete", "POST draft_orders/{id}/complete"),
          "payment", List.of("POST draft_orders/{id}/payments", "POST orders/{id}/transactions"),
          "registration", List.of("POST tax_registrations", "PUT tax_registrations/{id}"),
          "rate", List.of("POST tax_rates", "PUT tax_rates/{id}"));

  private RouteGroups() {}

  /// @param name of a group, or the key of one route
  /// @return their good requests
  static Stream<RouteTable.Good> of(String name) {
    return GROUPS.getOrDefault(name, List.of(name)).stream().map(RouteTable::row);
  }
}
