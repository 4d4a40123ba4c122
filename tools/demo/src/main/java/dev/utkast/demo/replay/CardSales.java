package dev.utkast.demo.replay;

import dev.utkast.aws.json.Json;
import dev.utkast.demo.api.CardPages;
import dev.utkast.demo.api.JsonPath;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;

/// The share of sales whose customers pay by card: on the page behind their link, at the provider
/// of a local system. No other shop has a provider whose cards a replay may use.
final class CardSales {
  /// One sale in so many, by the source's own number.
  private static final int ONE_IN = 8;

  /// What every currency's least amount at the provider is below.
  private static final BigDecimal LEAST = BigDecimal.ONE;

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final ReplayContext context;
  private final CardPages pages = new CardPages(PATIENCE);

  CardSales(ReplayContext context) {
    this.context = context;
  }

  /// @param amount in the shop's currency
  boolean pays(int number, BigDecimal amount) {
    return number % ONE_IN == 0
        && amount.compareTo(LEAST) >= 0
        && context.calendar().admin().present();
  }

  /// Goes there and pays. Killed in between, it pays on the page that it had opened.
  ///
  /// @param path of what has the link
  /// @param link where it stands in that
  void pay(String step, String path, String link, BigDecimal amount) {
    var facts =
        context
            .journal()
            .once(
                step + "/page",
                () -> {
                  var page = URI.create(JsonPath.text(context.client().get(path), link));
                  var provider = pages.begin(page, amount);
                  return Json.object().put("provider", provider.toString()).build();
                });
    pages.approve(URI.create(facts.textAt("provider")));
  }
}
