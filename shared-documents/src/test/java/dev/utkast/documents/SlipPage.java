package dev.utkast.documents;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// A packing slip like another, but for what a test says of it.
final class SlipPage {
  private final PackingSlipDocument page;
  private Locale locale;
  private Letterhead shop;
  private String orderName;
  private List<String> shipTo;
  private Optional<String> deliveryMethod;
  private List<PackingSlipDocument.Line> lines;
  private Optional<String> note;
  private OptionalInt ordersCount;
  private Optional<String> qrCode;

  private SlipPage(PackingSlipDocument page) {
    this.page = page;
    this.locale = page.locale();
    this.shop = page.shop();
    this.orderName = page.orderName();
    this.shipTo = page.shipTo();
    this.deliveryMethod = page.deliveryMethod();
    this.lines = page.lines();
    this.note = page.note();
    this.ordersCount = page.ordersCount();
    this.qrCode = page.qrCode();
  }

  static SlipPage like(PackingSlipDocument page) {
    return new SlipPage(page);
  }

  SlipPage in(Locale given) {
    locale = given;
    return this;
  }

  SlipPage from(Letterhead given) {
    shop = given;
    return this;
  }

  SlipPage named(String given) {
    orderName = given;
    return this;
  }

  SlipPage to(List<String> given) {
    shipTo = given;
    return this;
  }

  SlipPage by(Optional<String> given) {
    deliveryMethod = given;
    return this;
  }

  SlipPage of(List<PackingSlipDocument.Line> given) {
    lines = given;
    return this;
  }

  SlipPage noting(Optional<String> given) {
    note = given;
    return this;
  }

  SlipPage counted(OptionalInt given) {
    ordersCount = given;
    return this;
  }

  SlipPage leadingTo(Optional<String> given) {
    qrCode = given;
    return this;
  }

  PackingSlipDocument made() {
    return new PackingSlipDocument(
        locale,
        shop,
        orderName,
        page.orderDate(),
        page.date(),
        page.shipped(),
        shipTo,
        deliveryMethod,
        lines,
        page.restFollows(),
        note,
        ordersCount,
        qrCode);
  }
}
