package dev.utkast.demo.verify;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.utkast.aws.messaging.MessageRefusedException;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.objects.ObjectStore;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.CustomersTable;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.InvoicesTable;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.LinksTable;
import dev.utkast.aws.storage.MailTable;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.storage.PaymentsTable;
import dev.utkast.aws.storage.ProductsTable;
import dev.utkast.aws.storage.SlipsTable;
import dev.utkast.aws.storage.StockTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.local.inbox.MailStore;
import dev.utkast.model.catalog.Variant;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.fulfillment.FulfillmentOrder;
import dev.utkast.model.inventory.Movement;
import dev.utkast.model.inventory.StockLevel;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.shop.Shop;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Everything the tables hold, read once, straight from the store and not through the API that
/// wrote it.
///
/// @param payments the ledger by the draft id of its sale
/// @param customers by their ids
/// @param reminders ids of the orders that the index of reminders holds
/// @param lastNumbers the counter of each legal series
/// @param movements by `item/location`
/// @param links the payment links that exist, by the digests of their secrets
/// @param outbox the rows that wait
/// @param mailsToAsk the mails that rows of the outbox ask for, those set aside included
/// @param queued how many messages wait in each queue, or are being worked on
/// @param deadLetters messages that were given up, by queue
/// @param copies how often the mail service took each mail, where it can be asked: a local one can
public record Evidence(
    Map<Long, DraftOrder> drafts,
    List<Order> orders,
    Map<Long, CustomersTable.WithOrders> customers,
    List<FulfillmentOrder> fulfillmentOrders,
    List<Fulfillment> parcels,
    Map<Long, List<PaymentEntry>> payments,
    List<Long> reminders,
    List<Invoice> invoices,
    Map<String, Long> lastNumbers,
    List<StockLevel> levels,
    Map<String, List<Movement>> movements,
    Map<Long, Variant> variants,
    List<SlipsTable.Slip> slips,
    List<MailTable.Mail> mails,
    Map<String, LinksTable.Link> links,
    List<String> outbox,
    Set<MailTable.Name> mailsToAsk,
    Map<QueueName, Integer> queued,
    Map<QueueName, Integer> deadLetters,
    Optional<Map<String, Integer>> copies,
    ObjectStore objects,
    Shop shop,
    Instant now) {

  private static final String LINK = "LINK#";
  private static final String SERIES = "SERIES#";
  private static final String SALE = "SALE#";

  public static Evidence read(Services services, Optional<MailStore> mailbox) {
    var tables = services.tables();
    var wiring = services.wiring();
    var orders = tables.all(TableName.ORDERS);
    var invoices = tables.all(TableName.INVOICES);
    var stock = tables.all(TableName.STOCK);
    var outbox = tables.all(TableName.OUTBOX);
    return new Evidence(
        tables.all(TableName.DRAFTS).stream()
            .filter(Evidence::numbered)
            .map(DraftsTable::read)
            .collect(toMap(DraftOrder::id, draft -> draft)),
        orders.stream().filter(Evidence::numbered).map(OrdersTable::read).toList(),
        CustomersTable.withOrders(tables.all(TableName.CUSTOMERS)),
        starting(orders, "FO#").stream().map(OrdersTable::readFulfillmentOrder).toList(),
        starting(orders, "PARCEL#").stream().map(OrdersTable::readFulfillment).toList(),
        ledger(tables.all(TableName.PAYMENTS)),
        orders.stream()
            .filter(item -> item.index().containsKey("reminder"))
            .map(item -> Long.valueOf(item.key().pk()))
            .toList(),
        starting(invoices, "ORDER#").stream().map(InvoicesTable::read).toList(),
        starting(invoices, SERIES).stream()
            .collect(toMap(item -> item.key().pk().substring(SERIES.length()), Item::version)),
        stock.stream().filter(StockTable::isLevel).map(StockTable::readLevel).toList(),
        stock.stream()
            .filter(item -> !StockTable.isLevel(item))
            .map(StockTable::readMovement)
            .collect(groupingBy(move -> move.itemId() + "/" + move.locationId())),
        starting(tables.all(TableName.PRODUCTS), "VARIANT#").stream()
            .map(ProductsTable::readVariant)
            .collect(toMap(Variant::id, variant -> variant)),
        tables.all(TableName.SLIPS).stream().map(SlipsTable::read).toList(),
        tables.all(TableName.MAIL).stream().map(MailTable::read).toList(),
        starting(tables.all(TableName.LINKS), LINK).stream()
            .collect(toMap(item -> item.key().pk().substring(LINK.length()), LinksTable::read)),
        outbox.stream()
            .map(item -> item.key().pk() + (Outbox.isSetAside(item) ? ", set aside" : ""))
            .toList(),
        outbox.stream().flatMap(Evidence::mailsOf).collect(toSet()),
        services.queued(),
        services.deadLetters(),
        mailbox.map(MailStore::copies),
        wiring.objects(),
        wiring.shop(),
        wiring.clock().instant());
  }

  /// Whether there are messages that a function is yet to be done with.
  boolean isAtWork() {
    return queued.values().stream().anyMatch(messages -> messages > 0);
  }

  public Optional<Invoice> invoice(long order, Invoice.Series series) {
    return invoices.stream()
        .filter(invoice -> invoice.orderId() == order && invoice.series() == series)
        .findFirst();
  }

  private static Stream<MailTable.Name> mailsOf(Item row) {
    try {
      return Outbox.read(row).row().messages().stream()
          .flatMap(message ->
              message instanceof Message.SendMail mail
                  ? Stream.of(MailTable.Name.of(mail))
                  : Stream.empty());
    } catch (MessageRefusedException _) {
      return Stream.empty(); // Nobody knows what it asks for; that it lies there is told anyway.
    }
  }

  private static Map<Long, List<PaymentEntry>> ledger(List<Item> items) {
    return items.stream()
        .collect(
            groupingBy(
                item -> Long.valueOf(item.key().pk().substring(SALE.length())),
                mapping(PaymentsTable::read, toList())));
  }

  private static boolean numbered(Item item) {
    return item.key().pk().chars().allMatch(Character::isDigit);
  }

  private static List<Item> starting(List<Item> items, String prefix) {
    return items.stream().filter(item -> item.key().pk().startsWith(prefix)).toList();
  }
}
