package dev.utkast.simulator;

import static dev.utkast.simulator.InvariantBroken.unless;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.storage.Write;
import dev.utkast.laws.Transition;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.shop.ShopIdentity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Who sells, as staff have set it one time after the other. A legal document says what was set
/// when it was issued, or since its order was made: it is issued some time after that.
final class SellersSeen {
  private static final RecordCodec<ShopIdentity> CODEC = RecordCodec.of(ShopIdentity.class);

  private final List<ShopIdentity> set = new ArrayList<>(List.of(ShopIdentity.unset()));
  private final Map<OrderId, Integer> whenAgreed = new HashMap<>();

  void saw(List<Write> writes, Transition change) {
    for (var write : writes) {
      if (write.key().equals(SettingsTable.IDENTITY)) {
        switch (write) {
          case Write.PutNew(var item) -> set.add(CODEC.read(item.doc()));
          case Write.Replace(var item, _) -> set.add(CODEC.read(item.doc()));
          case Write.Overwrite _, Write.DeleteVersion _, Write.Delete _ -> {}
        }
      }
    }
    for (var order : change.after().sales().orders().values()) {
      whenAgreed.putIfAbsent(order.id(), set.size() - 1);
    }
    for (var document : change.after().papers().invoices().values()) {
      unless(
          sinceAgreed(document).contains(document.identity().orElseGet(ShopIdentity::unset)),
          "a legal document says who sold when it was issued",
          document.name());
    }
  }

  private List<ShopIdentity> sinceAgreed(Invoice document) {
    return set.subList(whenAgreed.getOrDefault(document.orderId(), 0), set.size());
  }
}
