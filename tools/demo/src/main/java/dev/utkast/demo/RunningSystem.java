package dev.utkast.demo;

import dev.utkast.demo.api.LocalAdmin;
import dev.utkast.demo.api.Refused;
import dev.utkast.demo.api.ShopClient;
import dev.utkast.demo.source.EcbTable;
import dev.utkast.laws.StoredShop;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// A shop to trade with: where its API is and an access token for it.
///
/// @param stored a look at what its tables hold, where they can be reached from here
/// @param end ends a system that was started for the demo, and leaves any other alone
record RunningSystem(URI api, String token, Optional<Supplier<StoredShop>> stored, Runnable end)
    implements AutoCloseable {
  /// A system that runs already.
  static RunningSystem at(String url, String token) {
    return new RunningSystem(URI.create(url), token, Optional.empty(), () -> {});
  }

  @Override
  public void close() {
    end.run();
  }

  /// Refuses a system that does not answer, does not know the token, keeps its books in another
  /// currency, or has no exchange rates of the days of the replay, before anything is done.
  ///
  /// @param parameters of the template for the shop of the replay
  void require(Map<String, String> parameters) {
    try {
      var shop = new ShopClient(api, token, Duration.ZERO).get("shop.json").at("shop");
      var currency = shop.textAt("currency");
      var admin = new LocalAdmin(api);
      boolean sameBooks = currency.equals(parameters.get("ShopCurrency"));
      if (!sameBooks || (admin.present() && !admin.hasRates())) {
        throw new Misused(
            api
                + (sameBooks ? " has no exchange rates of those days" : " is a shop in " + currency)
                + "; one for this replay is ./utkast up --rates "
                + Options.root().resolve("tools/demo/src/main/resources" + EcbTable.RESOURCE)
                + words(parameters));
      }
    } catch (Refused e) {
      throw new Misused(
          switch (e.status()) {
            case 0 -> "nothing answers at " + api + "; ./utkast up starts a system here";
            case 401, 403 ->
                "the token is not known at " + api + "; ./utkast token prints a local system's";
            default -> api + " is no such system: " + e.getMessage();
          });
    }
  }

  private static String words(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(parameter -> " --set '%s=%s'".formatted(parameter.getKey(), parameter.getValue()))
        .collect(Collectors.joining());
  }
}
