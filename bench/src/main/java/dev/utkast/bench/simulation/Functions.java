package dev.utkast.bench.simulation;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.wiring.Ids;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.documents.Invoices;
import dev.utkast.documents.PackingSlips;
import dev.utkast.functions.adjustinventory.AdjustInventory;
import dev.utkast.functions.catalog.Catalog;
import dev.utkast.functions.checkoverdue.CheckOverdue;
import dev.utkast.functions.confirmpayment.ConfirmPayment;
import dev.utkast.functions.customers.Customers;
import dev.utkast.functions.draftorders.DraftOrders;
import dev.utkast.functions.fetchexchangerates.FetchExchangeRates;
import dev.utkast.functions.fulfilorder.FulfilOrder;
import dev.utkast.functions.issueinvoice.IssueInvoice;
import dev.utkast.functions.orders.Orders;
import dev.utkast.functions.relayoutbox.RelayOutbox;
import dev.utkast.functions.renderpackingslip.RenderPackingSlip;
import dev.utkast.functions.sendmail.SendMail;
import dev.utkast.functions.sweepoutbox.SweepOutbox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/// The real handlers, wired to the simulated services; each makes ids of its own, as functions in
/// different processes do.
///
/// Typesetting a PDF takes longer than all the rest of a sale together, so most are a few bytes in
/// its place; every so many pages one is really rendered.
final class Functions {
  private static final int REALLY_RENDERED = 400;
  private static final byte[] PLAIN =
      "%PDF-1.7 in place of a page".getBytes(StandardCharsets.UTF_8);

  private final RequestStreamHandler catalog;
  private final RequestStreamHandler customers;
  private final RequestStreamHandler drafts;
  private final RequestStreamHandler payments;
  private final RequestStreamHandler orders;
  private final RequestStreamHandler relay;
  private final RequestStreamHandler sweeper;
  private final RequestStreamHandler invoices;
  private final RequestStreamHandler mail;
  private final RequestStreamHandler inventory;
  private final RequestStreamHandler fulfilment;
  private final RequestStreamHandler slips;
  private final RequestStreamHandler rates;
  private final RequestStreamHandler overdue;

  /// @param wiring gives each function its own, with the ids it is given
  Functions(Function<Ids, Wiring> wiring, SimulatedClock clock, Chance chance) {
    var own =
        new Object() {
          Wiring next() {
            return wiring.apply(new Ids(clock, chance.child()));
          }
        };
    catalog = new Catalog(own.next());
    customers = new Customers(own.next());
    drafts = new DraftOrders(own.next());
    payments = new ConfirmPayment(own.next());
    orders = new Orders(own.next());
    relay = new RelayOutbox(own.next());
    sweeper = new SweepOutbox(own.next());
    invoices = new IssueInvoice(own.next());
    mail =
        new SendMail(
            own.next(), Functions.<dev.utkast.documents.InvoicePage>sparing(Invoices::render));
    inventory = new AdjustInventory(own.next());
    fulfilment = new FulfilOrder(own.next());
    slips =
        new RenderPackingSlip(
            own.next(),
            Functions.<dev.utkast.documents.PackingSlipPage>sparing(PackingSlips::render));
    rates = new FetchExchangeRates(own.next());
    overdue = new CheckOverdue(own.next());
  }

  /// Renders one page in so many, the first included, by what is on it: the same page always the
  /// same.
  private static <P> Function<P, byte[]> sparing(Function<P, byte[]> renderer) {
    var pages = new int[1];
    return page ->
        pages[0]++ % REALLY_RENDERED == REALLY_RENDERED / 2 ? renderer.apply(page) : PLAIN;
  }

  RequestStreamHandler of(Ask.Door door) {
    return switch (door) {
      case CATALOG -> catalog;
      case CUSTOMERS -> customers;
      case DRAFTS -> drafts;
      case PAYMENTS -> payments;
      case ORDERS -> orders;
    };
  }

  RequestStreamHandler of(QueueName queue) {
    return switch (queue) {
      case ISSUE_INVOICE -> invoices;
      case SEND_MAIL -> mail;
      case ADJUST_INVENTORY -> inventory;
      case FULFIL_ORDER -> fulfilment;
      case RENDER_PACKING_SLIP -> slips;
    };
  }

  RequestStreamHandler relay() {
    return relay;
  }

  RequestStreamHandler sweeper() {
    return sweeper;
  }

  RequestStreamHandler rates() {
    return rates;
  }

  RequestStreamHandler overdue() {
    return overdue;
  }

  static Json invoke(RequestStreamHandler handler, Json event) {
    var out = new ByteArrayOutputStream();
    try {
      handler.handleRequest(
          new ByteArrayInputStream(event.write().getBytes(StandardCharsets.UTF_8)),
          out,
          new NoContext());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Json.parse(out.toString(StandardCharsets.UTF_8));
  }
}
