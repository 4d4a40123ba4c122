package dev.utkast.laws;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.mail.MailRefusedException;
import dev.utkast.aws.mail.Mailer;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.LinksTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import dev.utkast.aws.wiring.Ids;
import dev.utkast.events.ScheduledEvent;
import dev.utkast.functions.adjustinventory.AdjustInventory;
import dev.utkast.functions.catalog.Catalog;
import dev.utkast.functions.checkoverdue.CheckOverdue;
import dev.utkast.functions.confirmpayment.ConfirmPayment;
import dev.utkast.functions.customers.Customers;
import dev.utkast.functions.draftorders.DraftOrders;
import dev.utkast.functions.issueinvoice.IssueInvoice;
import dev.utkast.functions.orders.Orders;
import dev.utkast.functions.relayoutbox.RelayOutbox;
import dev.utkast.functions.renderpackingslip.RenderPackingSlip;
import dev.utkast.functions.sendmail.SendMail;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.lifecycle.LinkTarget;
import dev.utkast.testkit.Deliveries;
import dev.utkast.testkit.FewLineIds;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.Invocations;
import dev.utkast.testkit.MemoryDatabase;
import dev.utkast.testkit.MemoryQueues;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.SettableClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A shop with a bit of everything that the functions themselves made, and all of it healthy: sales
/// that are paid, partly paid, cancelled, overdue and reminded of, one variant on two lines, lines
/// of different orders under one id, parcels that hold a part, levels that were only connected,
/// stock that ran short or may be oversold, a draft with a live link, a mail that was refused, a
/// sale that was paid by card and given back in part.
final class HealthyShop {
  private static final Pattern MESSAGE_ID = Pattern.compile("(?i)Message-ID:\\s*<([^@>]+)@");
  private static final String[] SCOPES = {
    "read_products",
    "write_products",
    "read_inventory",
    "write_inventory",
    "read_locations",
    "write_locations",
    "read_orders",
    "write_orders",
    "read_draft_orders",
    "write_draft_orders",
    "read_customers",
    "write_customers",
    "write_fulfillments",
    "write_payments",
    "read_fulfillments",
    "read_payments"
  };

  /// So few that those of different orders often have the same.
  private static final long LINE_IDS = 6;

  final Map<String, Integer> copies = new HashMap<>();

  /// All that was written, one after the other.
  final List<Commit> commits = new ArrayList<>();

  final MemoryWiring wiring;
  private final MemoryDatabase database;
  private final Map<QueueName, RequestStreamHandler> consumers = new EnumMap<>(QueueName.class);
  private final HttpCalls catalog;
  private final HttpCalls customers;
  private final HttpCalls drafts;
  private final HttpCalls payments;
  private final HttpCalls orders;
  private final RequestStreamHandler relay;
  private final RequestStreamHandler overdue;
  private final List<Item> relayed = new ArrayList<>();

  HealthyShop() {
    var standard = MemoryWiring.standard();
    database = (MemoryDatabase) standard.database();
    wiring =
        new MemoryWiring(
            seen(),
            standard.queues(),
            standard.objects(),
            mailer(),
            standard.clock(),
            new Ids(standard.clock(), new FewLineIds(new Random(7), LINE_IDS)),
            standard.shop(),
            standard.rateFeed(),
            standard.linkKeys());
    catalog = calls(new Catalog(wiring));
    customers = calls(new Customers(wiring));
    drafts = calls(new DraftOrders(wiring));
    payments = calls(new ConfirmPayment(wiring));
    orders = calls(new Orders(wiring));
    relay = new RelayOutbox(wiring);
    overdue = new CheckOverdue(wiring);
    consumers.put(QueueName.ADJUST_INVENTORY, new AdjustInventory(wiring));
    consumers.put(QueueName.ISSUE_INVOICE, new IssueInvoice(wiring));
    consumers.put(QueueName.SEND_MAIL, new SendMail(wiring, plain(page -> page.number())));
    consumers.put(
        QueueName.RENDER_PACKING_SLIP, new RenderPackingSlip(wiring, plain(HealthyShop::text)));
    trade();
  }

  /// @param before what lay under the keys of the writes
  record Commit(List<Write> writes, Map<Key, Item> before) {}

  /// The database, each commit noted.
  private Database seen() {
    return (Database)
        Proxy.newProxyInstance(
            Database.class.getClassLoader(),
            new Class<?>[] {Database.class},
            (_, method, arguments) -> {
              if (method.getName().equals("commit") && arguments[0] instanceof List<?> writes) {
                commit(writes.stream().map(Write.class::cast).toList());
                return null;
              }
              try {
                return method.invoke(database, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void commit(List<Write> writes) {
    var before = new HashMap<Key, Item>();
    writes.forEach(
        write -> database.get(write.key()).ifPresent(item -> before.put(write.key(), item)));
    database.commit(writes);
    commits.add(new Commit(writes, before));
  }

  private static HttpCalls calls(RequestStreamHandler function) {
    return new HttpCalls(function).withScopes(SCOPES);
  }

  private static <P> Function<P, byte[]> plain(Function<P, String> text) {
    return page -> ("%PDF\n" + text.apply(page)).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(dev.utkast.documents.PackingSlipDocument page) {
    var lines = new ArrayList<String>();
    page.lines().forEach(line -> lines.add(line.quantity() + " x " + line.item().title()));
    page.note().ifPresent(lines::add);
    return String.join("\n", lines);
  }

  private Mailer mailer() {
    return (_, recipients, raw) -> {
      if (recipients.toString().contains("refused")) {
        throw new MailRefusedException("refused", new IllegalStateException("mailbox unknown"));
      }
      var found = MESSAGE_ID.matcher(new String(raw, StandardCharsets.ISO_8859_1));
      var id = found.find() ? found.group(1) : "none";
      copies.merge(id, 1, Integer::sum);
      return id;
    };
  }

  private void trade() {
    long chair = variant("Chair", "deny", true);
    long lamp = variant("Lamp", "continue", true);
    long poster = variant("Poster", "deny", false);
    long shelf = variant("Shelf", "deny", true);
    count(chair, 40);
    count(shelf, 3);
    long elsewhere =
        ok(catalog.post("locations.json", "{\"location\":{\"name\":\"Cellar\"}}"))
            .longAt("location.id");
    connect(chair, elsewhere);
    long ada =
        ok(customers.post(
                "customers.json",
                "{\"customer\":{\"first_name\":\"Ada\",\"email\":\"ada@example.com\"}}"))
            .longAt("customer.id");
    var customer = ",\"customer\":{\"id\":%d}".formatted(ada);
    settle();

    long twice = order(draft(line(chair, 2), line(chair, 3), customer));
    ship(twice, 1, true);
    ship(twice, 0, false);
    long services = order(draft(custom("Repair", false), line(lamp, 4), mail("b@example.com")));
    ship(services, 0, true);
    sold(draft(line(chair, 1), line(poster, 2), customer), "40.00");
    long gone = order(draft(line(chair, 2), line(lamp, 1), mail("c@example.com")));
    payMore(gone, "1.00", "R-more");
    cancel(gone, "{\"reason\":\"customer\"}");
    long stolen = order(draft(line(chair, 2), line(chair, 1), customer));
    cancel(stolen, "{\"reason\":\"fraud\",\"restock\":false,\"email\":false}");
    order(draft(line(shelf, 5), line(chair, 1), mail("refused@example.com")));
    order(draft(line(chair, 1), custom("Advice", false), ""));
    long noted = order(draft(line(chair, 1), custom("Frame", true), mail("d@example.com")));
    ok(orders.put("orders/" + noted + ".json", "{\"order\":{\"note\":\"with a bow\"}}"));
    long asked = draft(line(chair, 1), line(lamp, 1), mail("e@example.com"));
    ask(asked);
    askedBefore(asked);
    long part = draft(line(lamp, 2), line(poster, 1), mail("f@example.com"));
    ask(part);
    pay(part, "5.00", "R-part");
    draft(line(lamp, 1), line(poster, 1), mail("g@example.com"));
    settle();

    overdue(lamp);
    byCard();
  }

  /// Tried twice, paid, refunded in part, and disputed until the bank decided.
  private void byCard() {
    long sold = draft(custom("Lesson", false), custom("Course", false), mail("i@example.com"));
    ask(sold);
    new CardPayments(wiring).settle(new DraftId(sold));
    settle();
  }

  private void overdue(long lamp) {
    ((SettableClock) wiring.clock()).advance(Duration.ofDays(9));
    long late = draft(line(lamp, 1), line(lamp, 1), mail("h@example.com"));
    ok(drafts.put("draft_orders/" + late + "/complete.json?payment_pending=true", ""));
    settle();
    ((SettableClock) wiring.clock()).advance(Duration.ofDays(9));
    Invocations.invoke(overdue, ScheduledEvent.of("check-overdue", wiring.clock().instant()));
    settle();
  }

  /// What older versions stored of the link that they sent.
  private void askedBefore(long draft) {
    var end = wiring.clock().instant().plus(Duration.ofDays(90));
    var target = new LinkTarget(new DraftId(draft), 1, end, Optional.empty());
    database.commit(new LinksTable(database).putLink("0".repeat(64), target));
  }

  private long variant(String title, String policy, boolean counted) {
    var body =
        """
        {"product":{"title":"%s","variants":[{"price":"10.00","sku":"%s",\
        "inventory_policy":"%s"%s}]}}\
        """
            .formatted(
                title, title, policy, counted ? ",\"inventory_management\":\"shopify\"" : "");
    return ok(catalog.post("products.json", body)).longAt("product.variants.0.id");
  }

  private void count(long item, int available) {
    ok(
        catalog.post(
            "inventory_levels/set.json",
            "{\"inventory_item_id\":%d,\"location_id\":1,\"available\":%d}"
                .formatted(item, available)));
  }

  private void connect(long item, long location) {
    ok(
        catalog.post(
            "inventory_levels/connect.json",
            "{\"inventory_item_id\":%d,\"location_id\":%d}".formatted(item, location)));
  }

  private static String line(long variant, int quantity) {
    return "{\"variant_id\":%d,\"quantity\":%d}".formatted(variant, quantity);
  }

  private static String custom(String title, boolean parcel) {
    return "{\"title\":\"%s\",\"price\":\"5.00\",\"quantity\":1,\"requires_shipping\":%s}"
        .formatted(title, parcel);
  }

  private static String mail(String address) {
    return ",\"email\":\"%s\"".formatted(address);
  }

  private long draft(String one, String other, String more) {
    var body = "{\"draft_order\":{\"line_items\":[%s,%s]%s}}".formatted(one, other, more);
    return ok(drafts.post("draft_orders.json", body)).longAt("draft_order.id");
  }

  /// Completed as paid.
  private long order(long draft) {
    var done = ok(drafts.put("draft_orders/" + draft + "/complete.json", ""));
    settle();
    return done.longAt("draft_order.order_id");
  }

  private void ask(long draft) {
    ok(drafts.post("draft_orders/" + draft + "/send_invoice.json", "{}"));
  }

  /// Paid in one payment.
  private void sold(long draft, String amount) {
    pay(draft, amount, "R" + draft);
    settle();
  }

  private void payMore(long order, String amount, String reference) {
    ok(
        payments.post(
            "orders/" + order + "/transactions.json",
            "{\"transaction\":{\"amount\":\"%s\",\"currency\":\"USD\",\"reference\":\"%s\"}}"
                .formatted(amount, reference)));
  }

  private void pay(long draft, String amount, String reference) {
    ok(
        payments.post(
            "draft_orders/" + draft + "/payments.json",
            "{\"payment\":{\"amount\":\"%s\",\"currency\":\"USD\",\"reference\":\"%s\"}}"
                .formatted(amount, reference)));
  }

  private void cancel(long order, String how) {
    ok(orders.post("orders/" + order + "/cancel.json", how));
    settle();
  }

  /// @param units of the first line; 0 for all that is left
  private void ship(long order, int units, boolean told) {
    var made =
        ok(orders.get("orders/" + order + "/fulfillment_orders.json"))
            .at("fulfillment_orders")
            .items()
            .getFirst();
    var line = made.at("line_items").items().getFirst();
    var part =
        ",\"fulfillment_order_line_items\":[{\"id\":%s,\"quantity\":%d}]"
            .formatted(line.at("id").write(), units);
    ok(
        orders.post(
            "fulfillments.json",
            """
            {"fulfillment":{"line_items_by_fulfillment_order":[{"fulfillment_order_id":%s%s}],\
            "notify_customer":%s}}\
            """
                .formatted(made.at("id").write(), units == 0 ? "" : part, told)));
    settle();
  }

  private static HttpCalls.Answer ok(HttpCalls.Answer answer) {
    if (answer.status() >= 300) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
    return answer;
  }

  /// All that is on its way arrives.
  private void settle() {
    boolean moved = true;
    while (moved) {
      moved = false;
      for (var row : database.everything(TableName.OUTBOX)) {
        Deliveries.deliver(
            relay, Deliveries.Source.STREAM, List.of(Deliveries.inserted(row, relayed.size())));
        relayed.add(row);
        moved = true;
      }
      for (var queue : QueueName.values()) {
        for (var message : ((MemoryQueues) wiring.queues()).take(queue)) {
          Deliveries.deliver(
              requireNonNull(consumers.get(queue), queue.name()),
              Deliveries.Source.QUEUE,
              List.of(Deliveries.queued(queue, "message-1", message)));
          moved = true;
        }
      }
    }
  }

  List<Item> items() {
    return Arrays.stream(TableName.values()).flatMap(t -> database.everything(t).stream()).toList();
  }
}
