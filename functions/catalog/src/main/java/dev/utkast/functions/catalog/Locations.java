package dev.utkast.functions.catalog;

import dev.utkast.aws.adminapi.AddressJson;
import dev.utkast.aws.adminapi.Paging;
import dev.utkast.aws.adminapi.SparseFields;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.id.LocationId;
import dev.utkast.model.shop.Shop;
import java.util.List;

/// `locations`: the primary one is the shop itself and was never made; others are added with a
/// POST, which is our extension.
final class Locations {
  /// As many as one query reads whole, the primary one included.
  static final int MAX = 200;

  private final Wiring wiring;
  private final SettingsTable settings;
  private final Stock stock;

  Locations(Wiring wiring) {
    this.wiring = wiring;
    this.settings = new SettingsTable(wiring.database());
    this.stock = new Stock(wiring.database(), wiring.shop(), wiring.clock());
  }

  Response list(Request request) {
    var paging = Paging.of(request, true, List.of());
    return paging.answer(
        request,
        "locations",
        paging.window(stock.locations(), Location::id),
        Location::id,
        one -> LocationJson.write(one, shop()));
  }

  Response count(Request request) {
    return Response.ok(Json.object().put("count", stock.locations().size()).build());
  }

  Response get(Request request) {
    var id = request.id(1, LocationId::new);
    var location =
        id.equals(Location.PRIMARY_ID)
            ? Location.primary(shop())
            : settings.location(id).orElseThrow(HttpProblem::notFound);
    var json = SparseFields.select(request, LocationJson.write(location, shop()));
    return Response.ok(Json.object().put("location", json).build());
  }

  Response create(Request request) {
    var now = wiring.clock().instant();
    var fields = request.envelope("location");
    var name = fields.requiredText("name");
    // A place has no person, and tells none.
    for (var field : List.of("first_name", "last_name", "company")) {
      fields.unkept(field);
    }
    fields.unkept("metafields");
    fields.unkept("fulfills_online_orders", Json.Bool.TRUE);
    fields.unkept("active", Json.Bool.TRUE);
    fields.unkept("legacy", Json.Bool.FALSE);
    var address = AddressJson.read(fields);
    if (address.countryCode().isEmpty()) {
      address.country().ifPresent(country -> fields.error("country", "is unknown: " + country));
    }
    if (stock.locations().size() >= MAX) {
      fields.error("base", "there are " + MAX + " locations already");
    }
    fields.refuseIfWrong();
    var location = new Location(new LocationId(wiring.ids().next()), 1, name, address, now, now);
    var body = Json.object().put("location", LocationJson.write(location, shop())).build();
    return request.commit(wiring.database(), Response.created(body), settings.put(location));
  }

  private Shop shop() {
    return wiring.shop();
  }
}
