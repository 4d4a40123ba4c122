package dev.utkast.aws.adminapi;

import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.sales.TimelineEntry;
import dev.utkast.model.shop.Shop;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/// What happened to a sale, the earliest first: what it was, who did it, what it was about in
/// money, and all of it in a sentence of the language that the reader asks for.
public final class TimelineJson {
  private TimelineJson() {}

  public static Response answer(Request request, List<TimelineEntry> entries, Shop shop) {
    var paging = Paging.of(request, true, List.of());
    var words = TimelineWords.of(request.header("accept-language"));
    return paging.answerByPlace(request, "timeline", entries, one -> write(one, words, shop));
  }

  private static Json.Obj write(TimelineEntry entry, TimelineWords words, Shop shop) {
    return Json.object()
        .put("created_at", SaleJson.at(entry.at(), shop))
        .put("event", name(entry.what()))
        .put("author", entry.by().map(words::author).map(Json::of).orElse(Json.Null.NULL))
        .put("amount", amount(entry.what()).map(MoneyJson::withCurrency).orElse(Json.Null.NULL))
        .put("message", words.message(entry.what()))
        .build();
  }

  private static String name(TimelineEntry.What what) {
    return switch (what) {
      case TimelineEntry.OrderChanged(var event) -> snakeCase(event);
      case TimelineEntry.Written _ -> "note";
      default -> snakeCase(what);
    };
  }

  private static String snakeCase(Object what) {
    return what.getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toLowerCase(Locale.ROOT);
  }

  private static Optional<Money> amount(TimelineEntry.What what) {
    return what instanceof TimelineEntry.Payment(_, var amount, _)
        ? Optional.of(amount)
        : Optional.empty();
  }
}
