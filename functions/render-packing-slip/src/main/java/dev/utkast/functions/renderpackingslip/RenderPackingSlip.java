package dev.utkast.functions.renderpackingslip;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.messaging.QueueBatch;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.SlipsTable;
import dev.utkast.aws.storage.Write;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.documents.PackingSlipDocument;
import dev.utkast.documents.PackingSlips;
import dev.utkast.documents.SalePages;
import dev.utkast.model.fulfillment.SlipDecider;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Queue `render-packing-slip` → one PDF for each fulfillment order, and for each parcel that holds
/// less than all of one, in the documents bucket under a key made of its id.
///
/// The same fulfillment order renders to the same bytes, and the bucket takes a key once, so a
/// message that comes again does no harm; the row in the slips table says that it is there. What an
/// amended order prints has its revision in the key.
public final class RenderPackingSlip implements RequestStreamHandler {
  private static final String PDF = "application/pdf";

  private final Wiring wiring;
  private final OrdersTable orders;
  private final SlipsTable slips;
  private final Function<PackingSlipDocument, byte[]> renderer;

  public RenderPackingSlip() {
    this(Wiring.fromEnvironment());
  }

  public RenderPackingSlip(Wiring wiring) {
    this(wiring, PackingSlips::render);
  }

  /// @param renderer from a page to its PDF; must give the same bytes for the same page
  public RenderPackingSlip(Wiring wiring, Function<PackingSlipDocument, byte[]> renderer) {
    this.wiring = wiring;
    this.renderer = renderer;
    this.orders = new OrdersTable(wiring.database());
    this.slips = new SlipsTable(wiring.database());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    QueueBatch.consume(
        in, out, context, wiring.pauses(), Message.ToRenderPackingSlip.class, this::consume);
  }

  private void consume(Message.ToRenderPackingSlip message) {
    switch (message) {
      case Message.RenderPackingSlip(var id, var parcelId, var revision, var text) -> {
        if (parcelId.isPresent()) {
          renderParcel(id, parcelId.get(), text);
        } else {
          render(id, revision.orElse(0), text);
        }
      }
    }
  }

  private void renderParcel(
      FulfillmentOrderId id, FulfillmentId parcelId, Optional<Message.SlipText> text) {
    if (slips.ofParcel(parcelId).isPresent()) {
      return;
    }
    var parcel =
        orders
            .findFulfillment(parcelId)
            .orElseThrow(() -> new IllegalStateException("no fulfillment " + parcelId));
    var order = order(parcel.orderId(), id);
    var page = SalePages.packingSlip(SlipDecider.shown(order, text), parcel, wiring.shop());
    var slip = stored(page, SlipsTable.keyOfParcel(parcelId), id, Optional.of(parcelId), 0);
    commit(slips.putNew(slip), () -> slips.ofParcel(parcelId).isPresent());
  }

  private void render(FulfillmentOrderId id, int revision, Optional<Message.SlipText> text) {
    var earlier = slips.current(id);
    if (SlipDecider.isPrinted(earlier.map(known -> revisionOf(known.slip())), revision)) {
      return;
    }
    var fulfillmentOrder =
        orders
            .findFulfillmentOrder(id)
            .orElseThrow(() -> new IllegalStateException("no fulfillment order " + id));
    var shown = SlipDecider.shown(order(fulfillmentOrder.orderId(), id), revision, text);
    if (shown.isEmpty()) {
      return;
    }
    var page = SalePages.packingSlip(shown.get(), fulfillmentOrder, wiring.shop());
    var slip = stored(page, SlipsTable.objectKey(id, revision), id, Optional.empty(), revision);
    long version = earlier.map(SlipsTable.Current::version).orElse(0L) + 1;
    commit(
        slips.put(slip, version),
        () -> SlipDecider.isPrinted(slips.find(id).map(RenderPackingSlip::revisionOf), revision));
  }

  private static int revisionOf(SlipsTable.Slip slip) {
    return slip.revision().orElse(0);
  }

  private SlipsTable.Slip stored(
      PackingSlipDocument page,
      String key,
      FulfillmentOrderId id,
      Optional<FulfillmentId> parcelId,
      int revision) {
    var pdf = renderer.apply(page);
    wiring.objects().putNew(key, pdf, PDF);
    var number = revision == 0 ? Optional.<Integer>empty() : Optional.of(revision);
    return new SlipsTable.Slip(id, key, pdf.length, wiring.clock().instant(), parcelId, number);
  }

  private void commit(Write write, BooleanSupplier done) {
    try {
      wiring.database().commit(write);
    } catch (ConflictException e) {
      // Fine if another copy of the message was here in the meantime, with the same slip; it may
      // have been in the way only.
      if (!done.getAsBoolean()) {
        throw e;
      }
    }
  }

  private Order order(OrderId orderId, FulfillmentOrderId fulfillmentOrderId) {
    return orders
        .find(orderId)
        .orElseThrow(
            () -> new IllegalStateException("no order of fulfillment order " + fulfillmentOrderId));
  }
}
