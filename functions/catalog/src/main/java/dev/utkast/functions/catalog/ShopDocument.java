package dev.utkast.functions.catalog;

import dev.utkast.aws.adminapi.SparseFields;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.BatchedReads;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.Reads;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.storage.Write;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.shop.Seller;
import java.util.ArrayList;

/// `shop`: who sells. A PUT changes the fields that it names, and holds for documents that are made
/// afterwards.
final class ShopDocument {
  private final Wiring wiring;

  ShopDocument(Wiring wiring) {
    this.wiring = wiring;
  }

  Response get(Request request) {
    return Response.ok(
        Json.object().put("shop", SparseFields.select(request, json(new Stored(reads())))).build());
  }

  Response update(Request request) {
    return ConflictRetry.deciding(() -> {
      var before = new Stored(reads());
      var asked = new ShopRequest(request.instruction("shop"), before.seller, json(before));
      var next = asked.read();
      if (next.equals(before.seller.identity())) {
        return Response.ok(Json.object().put("shop", json(before)).build());
      }
      var after = new Stored(new Seller(wiring.shop(), next), before.settings);
      var writes = new ArrayList<Write>();
      var table = new SettingsTable(wiring.database());
      writes.add(table.put(next));
      asked.picture().ifPresent(picture -> writes.add(table.put(picture.logo(), picture.bytes())));
      return request.commit(
          wiring.database(), Response.ok(Json.object().put("shop", json(after)).build()), writes);
    });
  }

  private Reads reads() {
    return new BatchedReads(wiring.database(), SettingsTable.IDENTITY, SettingsTable.SALES);
  }

  private Json.Obj json(Stored stored) {
    var today = wiring.shop().dayOf(wiring.clock().instant());
    return ShopJson.write(stored.seller, stored.settings, today);
  }

  /// The shop as one read found it.
  private final class Stored {
    private final Seller seller;
    private final SalesSettings settings;

    Stored(Reads reads) {
      var table = new SettingsTable(reads);
      this.seller = new Seller(wiring.shop(), table.identity());
      this.settings = table.sales();
    }

    Stored(Seller seller, SalesSettings settings) {
      this.seller = seller;
      this.settings = settings;
    }
  }
}
