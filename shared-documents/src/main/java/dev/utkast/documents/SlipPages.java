package dev.utkast.documents;

import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.order.Order;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.Seller;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Fulfillment orders and parcels as the slips that go with them.
public final class SlipPages {
  private SlipPages() {}

  /// What is to be sent of a fulfillment order, made before anything is packed: so it says no day
  /// of shipping. What leaves in several parcels has a slip for each.
  public static PackingSlipDocument of(
      Order order, FulfillmentOrder fulfillmentOrder, Seller seller, Pictures pictures) {
    var units =
        fulfillmentOrder.lines().stream()
            .map(line -> new Fulfillment.Units(line.lineId(), line.quantity()))
            .toList();
    var made = seller.dayOf(fulfillmentOrder.createdAt());
    return of(order, units, made, Optional.empty(), false, pictures, seller);
  }

  /// What one parcel holds, and nothing else of its order.
  public static PackingSlipDocument of(
      Order order, Fulfillment parcel, Seller seller, Pictures pictures) {
    var left = seller.dayOf(parcel.createdAt());
    return of(
        order, parcel.lines(), left, Optional.of(left), parcel.restFollows(), pictures, seller);
  }

  private static PackingSlipDocument of(
      Order order,
      List<Fulfillment.Units> units,
      LocalDate made,
      Optional<LocalDate> shipped,
      boolean restFollows,
      Pictures pictures,
      Seller seller) {
    var content = order.content().onParcel();
    var locale = SalePages.locale(content, seller);
    var lines =
        units.stream()
            .flatMap(part ->
                order.line(part.lineId()).stream()
                    .map(line ->
                        new PackingSlipDocument.Line(
                            SalePages.item(line), part.quantity(), line.quantity())))
            .toList();
    return new PackingSlipDocument(
        locale,
        SalePages.letterhead(seller, pictures, locale),
        order.name(),
        seller.dayOf(order.createdAt()),
        made,
        shipped,
        SalePages.recipient(
            content,
            content.shippingAddress().or(content::billingAddress),
            seller.country(),
            locale),
        content.shipping().map(SaleContent.Shipping::title),
        lines,
        restFollows,
        content.note(),
        order.customerOrdinal() > 0 ? OptionalInt.of(order.customerOrdinal()) : OptionalInt.empty(),
        Optional.empty());
  }
}
