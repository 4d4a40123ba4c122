package dev.utkast.functions.sendmail;

import static dev.utkast.memory.StoredOrders.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.mail.MailRefusedException;
import dev.utkast.aws.mail.Mailer;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.InvoicesTable;
import dev.utkast.aws.storage.MailTable;
import dev.utkast.aws.storage.MailTable.Mail;
import dev.utkast.aws.storage.OrdersTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.memory.Deliveries;
import dev.utkast.memory.FaultyPorts;
import dev.utkast.memory.MemoryMailer;
import dev.utkast.memory.MemoryWiring;
import dev.utkast.memory.StoredOrders;
import dev.utkast.memory.contract.Clause;
import dev.utkast.memory.contract.ConsumerContract;
import dev.utkast.memory.contract.Consumption;
import dev.utkast.model.catalog.Location;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.fulfillment.Fulfillment;
import dev.utkast.model.invoice.InvoiceDecider;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.order.OrderDecider;
import dev.utkast.model.payment.PaymentEntry;
import dev.utkast.model.payment.PaymentNotice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SendMailTest {
  private static final byte[] PDF = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);

  private final MemoryWiring wiring = MemoryWiring.standard();
  private final Sale sale = new Sale(wiring);

  private static RequestStreamHandler function(Wiring wiring) {
    return new SendMail(wiring, _ -> PDF);
  }

  /// A draft that was invoiced, and an order with its invoice and a parcel.
  private record Sale(MemoryWiring wiring, StoredOrders orders) {
    Sale(MemoryWiring wiring) {
      this(wiring, new StoredOrders(wiring));
    }

    Message.SendMail request(Message.Wishes wishes) {
      var drafts = new DraftsTable(wiring.database());
      var draft = orders.draft(StoredOrders.content(line(1, 11, 2)));
      wiring.database().commit(drafts.put(draft));
      return requestAgain(draft, wishes);
    }

    /// A revision of its own each time.
    Message.SendMail requestAgain(DraftOrder draft, Message.Wishes wishes) {
      var now = wiring.clock().instant();
      var link = new DraftOrderDecider.PaymentLink("secret", "hash");
      if (DraftOrderDecider.sendInvoice(
              draft, draft.priced(), draft.content().email(), link, wishes, now)
          instanceof DraftOrderDecider.Outcome.Changed(var next, var messages)) {
        wiring.database().commit(new DraftsTable(wiring.database()).put(next));
        return (Message.SendMail) messages.getFirst();
      }
      throw new AssertionError("not sent");
    }

    Order order() {
      return orders.order(line(1, 11, 2));
    }

    Message.SendMail invoice(Order order) {
      var invoices = new InvoicesTable(wiring.database());
      var now = wiring.clock().instant();
      if (InvoiceDecider.issue(order, Optional.empty(), 0, 8, wiring.shop(), now)
          instanceof InvoiceDecider.Outcome.Issued(var made)) {
        wiring.database().commit(invoices.takeNumber(made), invoices.putNew(made));
      }
      return new Message.SendMail(MailKind.INVOICE, order.id(), 1, now);
    }

    Message.SendMail reminder(Order order, int step) {
      return new Message.SendMail(MailKind.REMINDER, order.id(), step, wiring.clock().instant());
    }

    Message.SendMail shipped(Order order) {
      var now = wiring.clock().instant();
      var none = new Fulfillment.Tracking(Optional.empty(), Optional.empty(), Optional.empty());
      var units = List.of(new Fulfillment.Units(1, 2));
      var parcel =
          new Fulfillment(
              wiring.ids().next(), order.id(), 1, Location.PRIMARY_ID, 1, units, none, now);
      wiring.database().commit(new OrdersTable(wiring.database()).putNew(parcel));
      return new Message.SendMail(MailKind.SHIPPING_CONFIRMATION, parcel.id(), 1, now);
    }

    void paid(Order order) {
      var now = wiring.clock().instant();
      var entry =
          new PaymentEntry(
              9,
              PaymentEntry.Kind.PAYMENT,
              PaymentNotice.MANUAL,
              "transfer 1",
              order.total(),
              Optional.empty(),
              now);
      orders.stored(OrderDecider.paid(orders.find(order), order.total(), entry, now));
    }
  }

  private static Message.Wishes noWishes() {
    return new Message.Wishes(Optional.empty(), List.of(), Optional.empty(), Optional.empty());
  }

  private void send(Message... messages) {
    assertEquals(List.of(), Deliveries.deliver(function(wiring), messages));
  }

  private List<MemoryMailer.Sent> sent() {
    return ((MemoryMailer) wiring.mailer()).sent();
  }

  private Mail mail(Message.SendMail message) {
    return new MailTable(wiring.database()).find(message).orElseThrow();
  }

  private static String header(MemoryMailer.Sent mail, String name) {
    return new String(mail.raw(), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachKindOfMailGoesOutToTheCustomer() {
    var order = sale.order();
    var mails =
        List.of(
            sale.request(noWishes()),
            sale.invoice(order),
            sale.reminder(order, 1),
            sale.shipped(order));
    for (var wanted : mails) {
      int before = sent().size();
      send(wanted);
      assertEquals(before + 1, sent().size(), wanted.kind() + " was not sent");
      assertEquals(List.of("ada@example.com"), sent().getLast().recipients());
      assertEquals(Mail.State.SENT, mail(wanted).state());
    }
  }

  @Test
  void oneMailGoesOutHoweverOftenItIsAskedFor() {
    var wanted = sale.invoice(sale.order());
    send(wanted, wanted);
    send(wanted);
    assertEquals(1, sent().size());
    assertEquals(1, mail(wanted).attempts());
  }

  @Test
  void eachStepOfTheLadderIsAMailOfItsOwn() {
    var order = sale.order();
    send(sale.reminder(order, 1), sale.reminder(order, 2));
    assertEquals(2, sent().size());
  }

  @Test
  void aMailThatMayHaveGoneOutIsSentAgainAndCounted() {
    var wanted = sale.invoice(sale.order());
    Mailer dying =
        (from, recipients, raw) -> {
          wiring.mailer().send(from, recipients, raw);
          throw new FaultyPorts.Killed("after the mail");
        };
    var function = function(wiring.with(dying));
    assertThrows(FaultyPorts.Killed.class, () -> Deliveries.deliver(function, wanted));
    assertEquals(Mail.State.SENDING, mail(wanted).state());
    send(wanted);
    assertEquals(2, sent().size());
    assertEquals(Mail.State.SENT, mail(wanted).state());
    assertEquals(2, mail(wanted).attempts());
    assertEquals(header(sent().getFirst(), "Message-ID"), header(sent().get(1), "Message-ID"));
  }

  @Test
  void aRefusedMailIsKeptAsRefusedAndNeverTriedAgain() {
    var wanted = sale.invoice(sale.order());
    Mailer refusing =
        (_, _, _) -> {
          throw new MailRefusedException("no", new IllegalStateException());
        };
    assertEquals(List.of(), Deliveries.deliver(function(wiring.with(refusing)), wanted));
    assertEquals(Mail.State.REFUSED, mail(wanted).state());
    send(wanted);
    assertEquals(0, sent().size());
  }

  @Test
  void anAddressThatIsNoneIsARefusedMail() {
    var wishes =
        new Message.Wishes(
            Optional.of("ada@example.com\r\nBcc: all@example.com"),
            List.of(),
            Optional.empty(),
            Optional.empty());
    var wanted = sale.request(wishes);
    send(wanted);
    assertEquals(Mail.State.REFUSED, mail(wanted).state());
    assertEquals(0, sent().size());
  }

  @Test
  void aRequestOfARevisionThatWasReplacedIsNotSent() {
    var draft = sale.orders().draft(StoredOrders.content(line(1, 11, 2)));
    wiring.database().commit(new DraftsTable(wiring.database()).put(draft));
    var first = sale.requestAgain(draft, noWishes());
    var invoiced = new DraftsTable(wiring.database()).find(draft.id()).orElseThrow();
    var second = sale.requestAgain(invoiced, noWishes());
    send(first, second);
    assertEquals(1, sent().size());
    assertEquals(Optional.empty(), new MailTable(wiring.database()).find(first));
  }

  @Test
  void aReminderOfWhatWasPaidMeanwhileIsNotSent() {
    var order = sale.order();
    var reminder = sale.reminder(order, 1);
    sale.paid(order);
    send(reminder);
    assertEquals(0, sent().size());
  }

  @Test
  void blindCopiesAreInTheEnvelopeOnly() {
    var wishes =
        new Message.Wishes(
            Optional.of("office@example.com"),
            List.of("boss@example.com"),
            Optional.of("For you"),
            Optional.empty());
    send(sale.request(wishes));
    var mail = sent().getFirst();
    assertEquals(List.of("office@example.com", "boss@example.com"), mail.recipients());
    assertEquals("To: office@example.com", header(mail, "To"));
    assertEquals("Subject: For you", header(mail, "Subject"));
    assertTrue(!new String(mail.raw(), StandardCharsets.UTF_8).contains("boss@"));
  }

  @Test
  void theMailOfAnInvoiceThatIsNotThereFails() {
    var wanted =
        new Message.SendMail(MailKind.INVOICE, sale.order().id(), 1, wiring.clock().instant());
    assertEquals(List.of(wanted), Deliveries.deliver(function(wiring), wanted));
    assertEquals(Optional.empty(), new MailTable(wiring.database()).find(wanted));
  }

  static Stream<Clause<Consumption>> contract() {
    return ConsumerContract.clausesOfQueues();
  }

  @ParameterizedTest
  @MethodSource("contract")
  void keepsTheContractOfConsumers(Clause<Consumption> clause) {
    clause.holdsFor(Consumption.ofQueue(SendMailTest::function, SendMailTest::someMails));
  }

  private static List<Message> someMails(MemoryWiring wiring) {
    var sale = new Sale(wiring);
    var order = sale.order();
    return List.of(
        sale.request(noWishes()),
        sale.invoice(order),
        sale.reminder(order, 1),
        sale.shipped(order));
  }
}
