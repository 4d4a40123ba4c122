package dev.utkast.aws.storage;

import dev.utkast.aws.json.RecordCodec;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.invoice.Invoice;
import java.util.Optional;

/// Legal documents and the counters of their series.
///
/// | pk           | sk          | what                     | written                           |
/// | ------------ | ----------- | ------------------------ | --------------------------------- |
/// | ORDER#id     | INVOICE     | the invoice of an order  | only where none exists            |
/// | ORDER#id     | CREDIT_NOTE | its credit note          | only where none exists            |
/// | SERIES#name  | -           | version = last number    | conditionally, with the document  |
///
/// The number is taken in the transaction that stores the document, so a series has no gaps, and
/// nothing here is ever changed or removed. Asked for: the documents of an order.
public final class InvoicesTable {
  private static final String SERIES = "SERIES#";
  private static final RecordCodec<Invoice> CODEC = RecordCodec.of(Invoice.class);

  private final Reads reads;

  public InvoicesTable(Reads reads) {
    this.reads = reads;
  }

  public Optional<Invoice> find(OrderId orderId, Invoice.Series series) {
    return reads.get(key(orderId, series)).map(InvoicesTable::read);
  }

  public long lastNumber(Invoice.Series series) {
    return reads.get(seriesKey(series)).map(Item::version).orElse(0L);
  }

  public Write putNew(Invoice invoice) {
    return new Write.PutNew(
        Item.of(key(invoice.orderId(), invoice.series()), 1, CODEC.write(invoice)));
  }

  /// Takes the document's number: conditional on the number before it being the last.
  public Write takeNumber(Invoice invoice) {
    return Writes.next(Item.of(seriesKey(invoice.series()), invoice.number(), "{}"));
  }

  public static Invoice read(Item item) {
    return CODEC.read(item.doc());
  }

  public static Key key(OrderId orderId, Invoice.Series series) {
    return new Key(TableName.INVOICES, "ORDER#" + orderId, series.name());
  }

  public static Key seriesKey(Invoice.Series series) {
    return Key.alone(TableName.INVOICES, SERIES + series.name());
  }

  static boolean isCounter(Key key) {
    return key.pk().startsWith(SERIES);
  }
}
