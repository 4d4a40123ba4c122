package dev.utkast.demo.replay;

import java.util.Map;
import java.util.function.Function;

/// One of the two sources of trade: how its shop is set up, and how it is replayed.
///
/// @param name of its journal
/// @param title the first line of everything
/// @param parameters of the template for a shop of this source
/// @param contents told before the replay starts: what was read
/// @param sales how many there are, for the rate
public record Source(
    String name,
    String title,
    Map<String, String> parameters,
    String contents,
    int sales,
    Function<ReplayContext, Replay> replay) {
  static Map<String, String> parameters(
      String name, String currency, String timeZone, String country) {
    return Map.of(
        "ShopName", name,
        "ShopCurrency", currency,
        "ShopTimeZone", timeZone,
        "ShopCountry", country,
        // Some pay a cheque's share of an order by card.
        "PayInParts", "yes");
  }
}
