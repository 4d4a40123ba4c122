package dev.utkast.simulator;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.wiring.Ids;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.documents.InvoiceDocument;
import dev.utkast.documents.Invoices;
import dev.utkast.documents.PackingSlipDocument;
import dev.utkast.documents.PackingSlips;
import dev.utkast.functions.adjustinventory.AdjustInventory;
import dev.utkast.functions.cardpayments.CardPayments;
import dev.utkast.functions.catalog.Catalog;
import dev.utkast.functions.checkoverdue.CheckOverdue;
import dev.utkast.functions.confirmpayment.ConfirmPayment;
import dev.utkast.functions.customers.Customers;
import dev.utkast.functions.draftorders.DraftOrders;
import dev.utkast.functions.fetchexchangerates.FetchExchangeRates;
import dev.utkast.functions.invoicepage.InvoicePage;
import dev.utkast.functions.issueinvoice.IssueInvoice;
import dev.utkast.functions.orders.Orders;
import dev.utkast.functions.paymentwebhook.PaymentWebhook;
import dev.utkast.functions.reconcilepayments.ReconcilePayments;
import dev.utkast.functions.relayoutbox.RelayOutbox;
import dev.utkast.functions.renderpackingslip.RenderPackingSlip;
import dev.utkast.functions.sendmail.SendMail;
import dev.utkast.functions.sweepoutbox.SweepOutbox;
import dev.utkast.simulator.ClientRequest.Door;
import dev.utkast.testkit.FewLineIds;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The real handlers, wired to the simulated services; each makes ids of its own, as functions in
/// different processes do.
///
/// Typesetting a PDF takes longer than all the rest of a sale together, so most are a few bytes in
/// its place; every so many pages one is really rendered.
final class SimulatedFunctions {
  private static final int REALLY_RENDERED = 400;
  static final String PLAIN = "%PDF-1.7 in place of a page";

  private static final long LINE_IDS = 1_000;

  private final Map<Door, RequestStreamHandler> doors = new EnumMap<>(Door.class);
  private final Map<QueueName, RequestStreamHandler> consumers = new EnumMap<>(QueueName.class);
  final RequestStreamHandler relay;
  final RequestStreamHandler sweeper;
  final RequestStreamHandler rates;
  final RequestStreamHandler overdue;
  final RequestStreamHandler reconciler;

  /// @param wiring gives each function its own, with the ids it is given
  /// @param mailed is shown each page that a mail brings
  SimulatedFunctions(Run run, Function<Ids, Wiring> wiring, Consumer<InvoiceDocument> mailed) {
    Supplier<Wiring> own =
        () -> wiring.apply(new Ids(run.clock(), new FewLineIds(run.chance().child(), LINE_IDS)));
    doors.put(Door.CATALOG, new Catalog(own.get()));
    doors.put(Door.CUSTOMERS, new Customers(own.get()));
    doors.put(Door.DRAFTS, new DraftOrders(own.get()));
    doors.put(Door.PAYMENTS, new ConfirmPayment(own.get()));
    doors.put(Door.ORDERS, new Orders(own.get()));
    doors.put(Door.PAGE, new InvoicePage(own.get()));
    var cards = new CardPayments(own.get());
    doors.put(Door.CARDS, cards);
    doors.put(Door.EVENTS, new PaymentWebhook(own.get()));
    consumers.put(QueueName.CARD_PAYMENTS, cards);
    relay = new RelayOutbox(own.get());
    sweeper = new SweepOutbox(own.get());
    consumers.put(QueueName.ISSUE_INVOICE, new IssueInvoice(own.get()));
    Function<InvoiceDocument, byte[]> mailedPage =
        sparing(
            Invoices::render,
            page -> {
              mailed.accept(page);
              return PLAIN;
            });
    consumers.put(QueueName.SEND_MAIL, new SendMail(own.get(), mailedPage));
    consumers.put(QueueName.ADJUST_INVENTORY, new AdjustInventory(own.get()));
    Function<PackingSlipDocument, byte[]> slip =
        sparing(PackingSlips::render, SimulatedFunctions::plain);
    consumers.put(QueueName.RENDER_PACKING_SLIP, new RenderPackingSlip(own.get(), slip));
    rates = new FetchExchangeRates(own.get());
    overdue = new CheckOverdue(own.get());
    reconciler = new ReconcilePayments(own.get());
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
    synchronized (SimulatedFunctions.class) {
      return renderer.apply(page);
    }
  }

  /// What stands in the place of a packing slip: what is in the parcel, and the note.
  static String plain(PackingSlipDocument page) {
    var text = new StringBuilder(PLAIN);
    for (var line : page.lines()) {
      text.append('\n').append(line.quantity()).append(" x ").append(line.item().title());
    }
    page.note().ifPresent(note -> text.append('\n').append(note));
    return text.toString();
  }

  RequestStreamHandler of(Door door) {
    return requireNonNull(doors.get(door));
  }

  RequestStreamHandler of(QueueName queue) {
    return requireNonNull(consumers.get(queue));
  }
}
