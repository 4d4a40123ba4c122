package dev.utkast.demo;

import dev.utkast.demo.api.LocalAdmin;
import dev.utkast.demo.api.Refused;
import dev.utkast.demo.api.ShopClient;
import dev.utkast.demo.verify.Evidence;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// A shop to trade with: where its API is and an access token for it.
interface RunningSystem extends AutoCloseable {
  URI api();

  String token();

  /// A look at what its tables hold, where they can be reached from here.
  default Optional<Supplier<Evidence>> evidence() {
    return Optional.empty();
  }

  /// Ends a system that was started for the demo; leaves any other alone.
  @Override
  void close();

  /// Refuses a system that does not answer, does not know the token, keeps its books in another
  /// currency, or has no exchange rates of the days of the replay, before anything is done.
  ///
  /// @param parameters of the template for the shop of the replay
  static void require(String url, String token, Map<String, String> parameters) {
    try {
      var api = URI.create(url);
      var shop = new ShopClient(api, token, Duration.ZERO).get("shop.json").path("shop");
      var currency = shop.path("currency").asText();
      var admin = new LocalAdmin(api);
      boolean sameBooks = currency.equals(parameters.get("ShopCurrency"));
      if (!sameBooks || (admin.present() && !admin.hasRates())) {
        throw new Options.Misused(
            url
                + (sameBooks ? " has no exchange rates of those days" : " is a shop in " + currency)
                + "; one for this replay is ./utkast up --rates "
                + Options.root().resolve("demo/src/main/resources" + EcbTable.RESOURCE)
                + words(parameters));
      }
    } catch (Refused e) {
      throw new Options.Misused(
          switch (e.status()) {
            case 0 -> "nothing answers at " + url + "; ./utkast up starts a system here";
            case 401, 403 ->
                "the token is not known at " + url + "; ./utkast token prints a local system's";
            default -> url + " is no such system: " + e.getMessage();
          });
    }
  }

  private static String words(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(parameter -> " --set '%s=%s'".formatted(parameter.getKey(), parameter.getValue()))
        .collect(Collectors.joining());
  }

  /// A system that runs already.
  static RunningSystem at(URI api, String token) {
    return new RunningSystem() {
      @Override
      public URI api() {
        return api;
      }

      @Override
      public String token() {
        return token;
      }

      @Override
      public void close() {
        // somebody else's
      }
    };
  }
}
