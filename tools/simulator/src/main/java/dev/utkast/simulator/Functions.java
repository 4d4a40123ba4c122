package dev.utkast.simulator;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.wiring.Ids;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.documents.Invoices;
import dev.utkast.documents.PackingSlipPage;
import dev.utkast.documents.PackingSlips;
import dev.utkast.functions.adjustinventory.AdjustInventory;
import dev.utkast.functions.catalog.Catalog;
import dev.utkast.functions.checkoverdue.CheckOverdue;
import dev.utkast.functions.confirmpayment.ConfirmPayment;
import dev.utkast.functions.customers.Customers;
import dev.utkast.functions.draftorders.DraftOrders;
import dev.utkast.functions.fetchexchangerates.FetchExchangeRates;
import dev.utkast.functions.fulfilorder.FulfilOrder;
import dev.utkast.functions.invoicepage.InvoicePage;
import dev.utkast.functions.issueinvoice.IssueInvoice;
import dev.utkast.functions.orders.Orders;
import dev.utkast.functions.relayoutbox.RelayOutbox;
import dev.utkast.functions.renderpackingslip.RenderPackingSlip;
import dev.utkast.functions.sendmail.SendMail;
import dev.utkast.functions.sweepoutbox.SweepOutbox;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// The real handlers, wired to the simulated services; each makes ids of its own, as functions in
/// different processes do.
///
/// Typesetting a PDF takes longer than all the rest of a sale together, so most are a few bytes in
/// its place; every so many pages one is really rendered.
final class Functions {
  private static final int REALLY_RENDERED = 400;
  static final String PLAIN = "%PDF-1.7 in place of a page";

  private static final long LINE_IDS = 1_000;

  private final RequestStreamHandler catalog;
  private final RequestStreamHandler customers;
  private final RequestStreamHandler drafts;
  private final RequestStreamHandler payments;
  private final RequestStreamHandler orders;
  private final RequestStreamHandler pages;
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
  /// @param mailed is shown each page that a mail brings
  Functions(
      Function<Ids, Wiring> wiring,
      SimulatedClock clock,
      Chance chance,
      Consumer<dev.utkast.documents.InvoicePage> mailed) {
    var own =
        new Object() {
          Wiring next() {
            return wiring.apply(new Ids(clock, fewLines(chance.child())));
          }
        };
    catalog = new Catalog(own.next());
    customers = new Customers(own.next());
    drafts = new DraftOrders(own.next());
    payments = new ConfirmPayment(own.next());
    orders = new Orders(own.next());
    pages = new InvoicePage(own.next());
    relay = new RelayOutbox(own.next());
    sweeper = new SweepOutbox(own.next());
    invoices = new IssueInvoice(own.next());
    mail =
        new SendMail(
            own.next(),
            Functions.<dev.utkast.documents.InvoicePage>sparing(
                Invoices::render,
                page -> {
                  mailed.accept(page);
                  return PLAIN;
                }));
    inventory = new AdjustInventory(own.next());
    fulfilment = new FulfilOrder(own.next());
    slips =
        new RenderPackingSlip(
            own.next(), Functions.<PackingSlipPage>sparing(PackingSlips::render, Functions::plain));
    rates = new FetchExchangeRates(own.next());
    overdue = new CheckOverdue(own.next());
  }

  /// Lines have few ids, so that those of different orders often have the same.
  private static RandomGenerator fewLines(RandomGenerator random) {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        return random.nextLong();
      }

      @Override
      public long nextLong(long bound) {
        return random.nextLong(Math.min(bound, LINE_IDS));
      }
    };
  }

  /// Renders one page in so many.
  private static <P> Function<P, byte[]> sparing(
      Function<P, byte[]> renderer, Function<P, String> plain) {
    var pages = new int[1];
    return page ->
        pages[0]++ % REALLY_RENDERED == REALLY_RENDERED / 2
            ? reallyRendered(renderer, page)
            : plain.apply(page).getBytes(StandardCharsets.UTF_8);
  }

  /// A function renders one page at a time; here there may be worlds beside each other.
  private static <P> byte[] reallyRendered(Function<P, byte[]> renderer, P page) {
    synchronized (Functions.class) {
      return renderer.apply(page);
    }
  }

  /// What stands in the place of a packing slip: what is in the parcel, and the note.
  static String plain(PackingSlipPage page) {
    var text = new StringBuilder(PLAIN);
    for (var line : page.lines()) {
      text.append('\n').append(line.quantity()).append(" x ").append(line.item().title());
    }
    page.note().ifPresent(note -> text.append('\n').append(note));
    return text.toString();
  }

  RequestStreamHandler of(Ask.Door door) {
    return switch (door) {
      case CATALOG -> catalog;
      case CUSTOMERS -> customers;
      case DRAFTS -> drafts;
      case PAYMENTS -> payments;
      case ORDERS -> orders;
      case PAGE -> pages;
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
}
