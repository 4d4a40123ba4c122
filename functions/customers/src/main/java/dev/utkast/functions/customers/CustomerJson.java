package dev.utkast.functions.customers;

import dev.utkast.aws.adminapi.AddressJson;
import dev.utkast.aws.adminapi.MoneyJson;
import dev.utkast.aws.adminapi.SaleJson;
import dev.utkast.aws.adminapi.TagsJson;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.ObjBuilder;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.customer.OrderHistory;
import dev.utkast.model.shop.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A customer as clients of the Admin API know it, with `language`, `locale`, `vat_number` and the
/// reason of a `tax_exemption` added. Addresses have no ids of their own and are numbered within
/// the customer, the default one first. `total_spent` is [OrderHistory#totalSpent], `null` where
/// that is not known. Consent to marketing is not kept, so there is none.
final class CustomerJson {
  private static final List<String> OF_ORDERS =
      List.of("orders_count", "total_spent", "last_order_id", "last_order_name");

  private CustomerJson() {}

  /// @param fields the names that a caller wants, if not all
  static boolean asksForOrders(Optional<String> fields) {
    return fields.isEmpty() || OF_ORDERS.stream().anyMatch(fields.get()::contains);
  }

  static Json.Obj write(Customer customer, OrderHistory history, Shop shop) {
    var addresses = addresses(customer);
    return Json.object()
        .put("id", customer.id())
        .put("email", customer.email())
        .put("created_at", SaleJson.at(customer.createdAt(), shop))
        .put("updated_at", SaleJson.at(customer.updatedAt(), shop))
        .put("first_name", customer.firstName())
        .put("last_name", customer.lastName())
        .put("orders_count", history.count())
        .put("state", "disabled")
        .put("total_spent", MoneyJson.ofNullable(history.totalSpent()))
        .put("last_order_id", SaleJson.id(history.last().map(OrderHistory.Last::id)))
        .put("note", customer.note())
        .put("verified_email", true)
        .putNull("multipass_identifier")
        .put("tax_exempt", customer.taxExempt())
        .put("tax_exemption", customer.taxExemption())
        .put("vat_number", customer.vatNumber())
        .put("tags", TagsJson.write(customer.tags()))
        .put("last_order_name", history.last().map(OrderHistory.Last::name))
        .put("currency", customer.currency().orElse(shop.currency().getCode()))
        .put("language", customer.language())
        .put("locale", customer.language())
        .put("phone", customer.phone())
        .put("addresses", addresses)
        .put("tax_exemptions", List.of())
        .put("email_marketing_consent", consent().build())
        .put(
            "sms_marketing_consent",
            customer.phone().isPresent()
                ? consent().putNull("consent_collected_from").build()
                : Json.Null.NULL)
        .put("admin_graphql_api_id", "gid://shopify/Customer/" + customer.id())
        .put("default_address", addresses.isEmpty() ? Json.Null.NULL : addresses.getFirst())
        .build();
  }

  private static ObjBuilder consent() {
    return Json.object()
        .put("state", "not_subscribed")
        .put("opt_in_level", "single_opt_in")
        .putNull("consent_updated_at");
  }

  private static List<Json> addresses(Customer customer) {
    var out = new ArrayList<Json>();
    for (int i = 0; i < customer.addresses().size(); i++) {
      var numbered = Json.object().put("id", i + 1L).put("customer_id", customer.id());
      out.add(
          AddressJson.fields(numbered, customer.addresses().get(i)).put("default", i == 0).build());
    }
    return out;
  }
}
