package dev.utkast.aws.http;

import dev.utkast.aws.json.Json;
import dev.utkast.model.order.TimelineEvent;
import dev.utkast.model.shop.Shop;
import java.util.List;

/// What happened to a sale, the earliest first.
public final class TimelineJson {
  private TimelineJson() {}

  public static Response answer(Request request, List<TimelineEvent> events, Shop shop) {
    var paging = Paging.of(request, true, List.of());
    return paging.answer(
        request,
        "timeline",
        paging.window(Paging.places(events.size()), place -> place),
        place -> place,
        place -> event(events.get(Math.toIntExact(place) - 1), shop));
  }

  private static Json.Obj event(TimelineEvent event, Shop shop) {
    return Json.object()
        .put("created_at", SaleJson.at(event.at(), shop))
        .put("message", event.what())
        .build();
  }
}
