package dev.utkast.functions.renderpackingslip;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.messaging.QueueBatch;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.SlipsTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.documents.PackingSlipPage;
import dev.utkast.documents.PackingSlips;
import dev.utkast.documents.SalePages;
import dev.utkast.model.message.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/// Queue `render-packing-slip` → one PDF for each fulfillment order, in the documents bucket under
/// a key made of its id.
///
/// The same fulfillment order renders to the same bytes, and the bucket takes a key once, so a
/// message that comes again does no harm; the row in the slips table says that it is there.
public final class RenderPackingSlip implements RequestStreamHandler {
  private static final String PDF = "application/pdf";

  private final Wiring wiring;
  private final OrdersTable orders;
  private final SlipsTable slips;
  private final Function<PackingSlipPage, byte[]> renderer;

  public RenderPackingSlip() {
    this(Wiring.fromEnvironment());
  }

  public RenderPackingSlip(Wiring wiring) {
    this(wiring, PackingSlips::render);
  }

  /// @param renderer from a page to its PDF; must give the same bytes for the same page
  public RenderPackingSlip(Wiring wiring, Function<PackingSlipPage, byte[]> renderer) {
    this.wiring = wiring;
    this.renderer = renderer;
    this.orders = new OrdersTable(wiring.database());
    this.slips = new SlipsTable(wiring.database());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    QueueBatch.consume(in, out, this::consume);
  }

  private void consume(Message message) {
    if (!(message instanceof Message.RenderPackingSlip(var id))) {
      throw new IllegalArgumentException("not for this queue: " + message);
    }
    if (slips.find(id).isEmpty()) {
      render(id);
    }
  }

  private void render(long id) {
    var fulfillmentOrder =
        orders
            .findFulfillmentOrder(id)
            .orElseThrow(() -> new IllegalStateException("no fulfillment order " + id));
    var order =
        orders
            .find(fulfillmentOrder.orderId())
            .orElseThrow(() -> new IllegalStateException("no order of fulfillment order " + id));
    var pdf = renderer.apply(SalePages.packingSlip(order, fulfillmentOrder, wiring.shop()));
    var key = SlipsTable.objectKey(id);
    wiring.objects().putNew(key, pdf, PDF);
    try {
      wiring
          .database()
          .commit(slips.putNew(new SlipsTable.Slip(id, key, pdf.length, wiring.clock().instant())));
    } catch (ConflictException e) {
      // Fine if another copy of the message was here in the meantime, with the same slip; it may
      // have been in the way only.
      if (slips.find(id).isEmpty()) {
        throw e;
      }
    }
  }
}
