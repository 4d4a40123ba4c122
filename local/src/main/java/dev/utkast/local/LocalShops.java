package dev.utkast.local;

import dev.utkast.aws.sales.Books;
import dev.utkast.aws.storage.DynamoDatabase;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.local.services.LocalServices;
import dev.utkast.local.template.SystemModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.joda.money.CurrencyUnit;

/// The shop that the template's parameters describe, as its functions will read it.
final class LocalShops {

  /// A function that knows this variable knows the whole shop.
  private static final String CURRENCY = "SHOP_CURRENCY";

  private static final String DRAFTS = "TABLE_DRAFTS";

  private LocalShops() {}

  /// Refuses parameters that every function would fail on.
  static void requireUsable(SystemModel model) {
    var environment = environment(model);
    if (environment.containsKey(CURRENCY)) {
      try {
        Wiring.of(environment).shop();
      } catch (IllegalStateException e) {
        throw new IllegalStateException(
            "the shop cannot be as it is set: " + e.getMessage() + "; see --set", e);
      }
    }
  }

  /// Refuses to go on in another currency than the books of this state are kept in.
  static void requireSameBooks(SystemModel model, LocalServices services, Path state) {
    var environment = environment(model);
    if (!environment.containsKey(CURRENCY) || !environment.containsKey(DRAFTS)) {
      return;
    }
    var database =
        new DynamoDatabase(
            services.dynamoDb(),
            table -> Objects.requireNonNull(environment.get(table.variable())));
    var wanted = CurrencyUnit.of(Objects.requireNonNull(environment.get(CURRENCY)));
    new Books(database)
        .currency()
        .filter(kept -> !kept.equals(wanted))
        .ifPresent(kept -> {
          throw new IllegalStateException(
              """
              the books in %s are kept in %s and cannot go on in %s: start with \
              --set ShopCurrency=%s, choose another --state, or forget this one with --fresh\
              """
                  .formatted(state, kept, wanted, kept));
        });
  }

  private static Map<String, String> environment(SystemModel model) {
    var all = new LinkedHashMap<String, String>();
    model.functions().forEach(function -> all.putAll(function.environment()));
    return all;
  }
}
