package dev.utkast.documents;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// An invoice like another, but for what a test says of it.
final class InvoicePage {
  private final InvoiceDocument page;
  private Letterhead seller;
  private LocalDate issued;
  private Optional<LocalDate> due;
  private Optional<InvoiceDocument.ShopTotals> shopTotals;
  private InvoiceDocument.Buyer buyer;
  private String number;
  private Particulars particulars;
  private InvoiceDocument.References references;
  private List<InvoiceDocument.Line> lines;
  private InvoiceDocument.Totals totals;
  private List<String> remarks;
  private Optional<InvoiceDocument.BankTransfer> transfer;
  private Optional<URI> payLink;

  private InvoicePage(InvoiceDocument page) {
    this.page = page;
    this.seller = page.seller();
    this.issued = page.issued();
    this.due = page.due();
    this.shopTotals = page.shopTotals();
    this.buyer = page.buyer();
    this.number = page.number();
    this.particulars = page.particulars();
    this.references = page.references();
    this.lines = page.lines();
    this.totals = page.totals();
    this.remarks = page.remarks();
    this.transfer = page.bankTransfer();
    this.payLink = page.payLink();
  }

  static InvoicePage like(InvoiceDocument page) {
    return new InvoicePage(page);
  }

  InvoicePage from(Letterhead given) {
    seller = given;
    return this;
  }

  InvoicePage issued(LocalDate given) {
    issued = given;
    return this;
  }

  InvoicePage due(Optional<LocalDate> given) {
    due = given;
    return this;
  }

  InvoicePage inShopCurrency(Optional<InvoiceDocument.ShopTotals> given) {
    shopTotals = given;
    return this;
  }

  InvoicePage to(InvoiceDocument.Buyer given) {
    buyer = given;
    return this;
  }

  InvoicePage numbered(String given) {
    number = given;
    return this;
  }

  InvoicePage stating(Particulars given) {
    particulars = given;
    return this;
  }

  InvoicePage referringTo(InvoiceDocument.References given) {
    references = given;
    return this;
  }

  InvoicePage of(List<InvoiceDocument.Line> given) {
    lines = given;
    return this;
  }

  InvoicePage adding(InvoiceDocument.Totals given) {
    totals = given;
    return this;
  }

  InvoicePage remarking(List<String> given) {
    remarks = given;
    return this;
  }

  InvoicePage paidTo(InvoiceDocument.BankTransfer given) {
    transfer = Optional.of(given);
    return this;
  }

  InvoicePage paidAt(Optional<URI> given) {
    payLink = given;
    return this;
  }

  /// The same lines of other items, one for each.
  InvoicePage ofItems(List<PrintedItem> items) {
    return of(
        IntStream.range(0, items.size())
            .mapToObj(i -> {
              var line = lines.get(i);
              return new InvoiceDocument.Line(
                  items.get(i),
                  line.quantity(),
                  line.unitPrice(),
                  line.netUnitPrice(),
                  line.discount(),
                  line.discountTitle(),
                  line.taxRate(),
                  line.amount());
            })
            .toList());
  }

  InvoiceDocument made() {
    return new InvoiceDocument(
        page.kind(),
        page.locale(),
        seller,
        buyer,
        number,
        issued,
        due,
        particulars,
        references,
        lines,
        totals,
        shopTotals,
        page.exchangeRate(),
        page.paymentState(),
        transfer,
        remarks,
        payLink);
  }
}
