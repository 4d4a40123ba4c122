package dev.utkast.functions.renderpackingslip;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.messaging.QueueBatch;
import dev.utkast.aws.sales.Sellers;
import dev.utkast.aws.storage.BatchedReads;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.Reads;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.storage.SlipsTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.documents.PackingSlipDocument;
import dev.utkast.documents.PackingSlips;
import dev.utkast.documents.SlipPages;
import dev.utkast.model.fulfillment.SlipDecider;
import dev.utkast.model.id.FulfillmentId;
import dev.utkast.model.id.FulfillmentOrderId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Optional;
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
  private final Sellers sellers;
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
    this.sellers = new Sellers(wiring.database(), wiring.shop());
    this.renderer = renderer;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    QueueBatch.consume(
        in, out, context, wiring.pauses(), Message.ToRenderPackingSlip.class, this::consume);
  }

  /// Another copy of the message may have been here in the meantime, with the same slip.
  private void consume(Message.ToRenderPackingSlip message) {
    switch (message) {
      case Message.RenderPackingSlip wanted -> ConflictRetry.running(() -> render(wanted));
    }
  }

  private void render(Message.RenderPackingSlip wanted) {
    var id = wanted.fulfillmentOrderId();
    var keys = new ArrayList<>(wanted.orderId().map(OrdersTable::key).stream().toList());
    keys.add(
        wanted
            .fulfillmentId()
            .map(OrdersTable::parcelKey)
            .orElse(OrdersTable.fulfillmentOrderKey(id)));
    keys.add(SettingsTable.IDENTITY);
    var reads = new BatchedReads(wiring.database(), keys);
    if (wanted.fulfillmentId().isPresent()) {
      renderParcel(id, wanted.fulfillmentId().get(), wanted.text(), reads);
    } else {
      render(id, wanted.revision().orElse(0), wanted.text(), reads);
    }
  }

  private void renderParcel(
      FulfillmentOrderId id, FulfillmentId parcelId, Optional<Message.SlipText> text, Reads reads) {
    var slips = new SlipsTable(reads);
    if (slips.ofParcel(parcelId).isPresent()) {
      return;
    }
    var orders = new OrdersTable(reads);
    var parcel =
        orders
            .findFulfillment(parcelId)
            .orElseThrow(() -> new IllegalStateException("no fulfillment " + parcelId));
    var order = order(orders, parcel.orderId(), id);
    var page =
        SlipPages.of(
            SlipDecider.shown(order, text), parcel, sellers.today(reads), sellers::picture);
    var slip = stored(page, SlipsTable.keyOfParcel(parcelId), id, Optional.of(parcelId), 0);
    wiring.database().commit(slips.putNew(slip));
  }

  private void render(
      FulfillmentOrderId id, int revision, Optional<Message.SlipText> text, Reads reads) {
    var slips = new SlipsTable(reads);
    var earlier = slips.current(id);
    if (SlipDecider.isPrinted(earlier.map(known -> revisionOf(known.slip())), revision)) {
      return;
    }
    var orders = new OrdersTable(reads);
    var fulfillmentOrder =
        orders
            .findFulfillmentOrder(id)
            .orElseThrow(() -> new IllegalStateException("no fulfillment order " + id));
    var shown = SlipDecider.shown(order(orders, fulfillmentOrder.orderId(), id), revision, text);
    if (shown.isEmpty()) {
      return;
    }
    var page = SlipPages.of(shown.get(), fulfillmentOrder, sellers.today(reads), sellers::picture);
    var slip = stored(page, SlipsTable.objectKey(id, revision), id, Optional.empty(), revision);
    long version = earlier.map(SlipsTable.Current::version).orElse(0L) + 1;
    wiring.database().commit(slips.put(slip, version));
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

  private static Order order(
      OrdersTable orders, OrderId orderId, FulfillmentOrderId fulfillmentOrderId) {
    return orders
        .find(orderId)
        .orElseThrow(
            () -> new IllegalStateException("no order of fulfillment order " + fulfillmentOrderId));
  }
}
