package dev.utkast.functions.sendmail;

import static dev.utkast.testkit.StoredOrders.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.mail.MailNotTakenException;
import dev.utkast.aws.mail.MailRefusedException;
import dev.utkast.aws.mail.Mailer;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.MailTable;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.decision.Actor;
import dev.utkast.model.draftorder.DraftOrderDecider;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.mail.Mail;
import dev.utkast.model.mail.NotSent;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.shop.ShopIdentity;
import dev.utkast.testkit.Alarms;
import dev.utkast.testkit.Copy;
import dev.utkast.testkit.Decided;
import dev.utkast.testkit.Deliveries;
import dev.utkast.testkit.FaultyPorts;
import dev.utkast.testkit.InterceptedDatabase;
import dev.utkast.testkit.MemoryMailer;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.StoredOrders;
import dev.utkast.testkit.contract.Clause;
import dev.utkast.testkit.contract.Consumption;
import dev.utkast.testkit.contract.QueueConsumerTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendMailTest {
  private static final byte[] PDF = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);

  private final MemoryWiring wiring = MemoryWiring.standard();
  private final Sale sale = new Sale(wiring);

  private static RequestStreamHandler function(Wiring wiring) {
    return new SendMail(wiring, _ -> PDF);
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
            sale.request(Sale.noWishes()),
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

  /// The sender's address is the one that the mail service knows.
  @Test
  void aMailIsOfTheShopAsItIsSetAndAnswersGoThere() {
    var identity =
        Copy.of(ShopIdentity.unset())
            .with(ShopIdentity::version, 1L)
            .with(ShopIdentity::name, Optional.of("Oak"))
            .with(ShopIdentity::email, Optional.of("hello@oak.example"))
            .made();
    var wanted = sale.reminder(sale.order(), 1);
    wiring.database().commit(List.of(new SettingsTable(wiring.database()).put(identity)));
    send(wanted);
    assertEquals("From: Oak <shop@example.com>", header(sent().getLast(), "From"));
    assertEquals("Reply-To: Oak <hello@oak.example>", header(sent().getLast(), "Reply-To"));
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
  void aMailThatMayHaveGoneOutRaisesOneAlarmOnceItIsTriedAgain() {
    var wanted = sale.invoice(sale.order());
    Mailer dying =
        (_, _, _) -> {
          throw new FaultyPorts.Killed("before the mail");
        };
    var first = function(wiring.with(dying));
    assertThrows(FaultyPorts.Killed.class, () -> Deliveries.deliver(first, wanted));
    var meddled =
        new InterceptedDatabase(wiring.database())
            .beforeNextCommit(() -> {
              throw new ConflictException(Set.of());
            });
    var second = function(wiring.with(meddled));
    assertEquals(List.of(), Alarms.of(() -> Deliveries.deliver(second, wanted)));
    assertEquals(List.of("mail.ambiguous"), Alarms.of(() -> Deliveries.deliver(second, wanted)));
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
  void aDomainInUnicodeIsMailedToInAscii() {
    var wishes =
        new Message.MailOverrides(
            Optional.of("kunde@bücher.example"),
            List.of("info@пример.рф"),
            Optional.empty(),
            Optional.empty());
    send(sale.request(wishes));
    var mail = sent().getFirst();
    assertEquals(
        List.of("kunde@xn--bcher-kva.example", "info@xn--e1afmkfd.xn--p1ai"), mail.recipients());
    assertEquals("To: kunde@xn--bcher-kva.example", header(mail, "To"));
  }

  @Test
  void anAddressThatIsNoneIsARefusedMail() {
    var wishes =
        new Message.MailOverrides(
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
    var draft = sale.orders().draft(StoredOrders.content(line(1, new VariantId(11), 2)));
    wiring.database().commit(new DraftsTable(wiring.database()).put(draft));
    var first = sale.requestAgain(draft, Sale.noWishes());
    var invoiced = new DraftsTable(wiring.database()).find(draft.id()).orElseThrow();
    var second = sale.requestAgain(invoiced, Sale.noWishes());
    send(first, second);
    assertEquals(1, sent().size());
    assertEquals(Mail.State.NOT_NEEDED, mail(first).state());
    assertEquals(Optional.of(NotSent.DRAFT_CHANGED), mail(first).why());
  }

  @Test
  void aRequestForASaleThatIsAgreedMeanwhileSaysWhatBecameOfIt() {
    var wanted = sale.request(Sale.noWishes());
    var drafts = new DraftsTable(wiring.database());
    var draft = drafts.find(new DraftId(wanted.subjectId())).orElseThrow();
    var agreed =
        Decided.changed(
            DraftOrderDecider.completed(
                draft,
                draft.total(),
                new OrderId(77),
                new Actor.Customer(),
                wiring.clock().instant()));
    wiring.database().commit(drafts.put(agreed));
    send(wanted, wanted);
    assertEquals(0, sent().size());
    assertEquals(Mail.State.NOT_NEEDED, mail(wanted).state());
    assertEquals(Optional.of(NotSent.SALE_AGREED), mail(wanted).why());
    assertEquals(0, mail(wanted).attempts());
  }

  /// 429, say: it will be taken later, and has not gone out.
  @Test
  void whatTheMailServiceDidNotTakeIsTriedAgainAndIsNotAmbiguous() {
    var wanted = sale.invoice(sale.order());
    Mailer busy =
        (_, _, _) -> {
          throw new MailNotTakenException("too many", new IllegalStateException("429"));
        };
    assertEquals(List.of(wanted), Deliveries.deliver(function(wiring.with(busy)), wanted));
    assertEquals(Mail.State.NOT_TAKEN, mail(wanted).state());
    assertEquals(0, mail(wanted).attempts());
    send(wanted);
    assertEquals(Mail.State.SENT, mail(wanted).state());
    assertEquals(1, mail(wanted).attempts());
  }

  @Test
  void aLostAnswerIsCountedWhenItIsSentAgain() {
    var wanted = sale.invoice(sale.order());
    Mailer mute =
        (from, recipients, raw) -> {
          wiring.mailer().send(from, recipients, raw);
          throw new IllegalStateException("no answer");
        };
    assertEquals(List.of(wanted), Deliveries.deliver(function(wiring.with(mute)), wanted));
    assertEquals(Mail.State.SENDING, mail(wanted).state());
    Mailer busy =
        (_, _, _) -> {
          throw new MailNotTakenException("too many", new IllegalStateException("429"));
        };
    assertEquals(List.of(wanted), Deliveries.deliver(function(wiring.with(busy)), wanted));
    send(wanted);
    assertEquals(2, sent().size());
    assertEquals(2, mail(wanted).attempts());
  }

  @Test
  void withNobodyToTellItIsSaidSo() {
    var order =
        sale.orders()
            .order(
                StoredOrders.content(
                    Optional.empty(), Optional.empty(), line(1, new VariantId(11), 2)));
    var wanted = sale.invoice(order);
    send(wanted);
    assertEquals(Mail.State.NOT_NEEDED, mail(wanted).state());
    assertEquals(Optional.of(NotSent.NO_ADDRESS), mail(wanted).why());
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
        new Message.MailOverrides(
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

  @ParameterizedTest
  @ValueSource(strings = {"http://post.example/T-1", "https://post.example/T-1"})
  void whereTheParcelIsFollowedStandsInTheMail(String url) {
    send(sale.shipped(sale.order(), Optional.of(url)));
    assertTrue(Sale.body(sent().getFirst()).contains("href=\"" + url + "\""));
  }

  /// As parcels of an earlier day may have them.
  @ParameterizedTest
  @ValueSource(strings = {"https://t.example/?q=a b", "https://", "https://[::1/x"})
  void aTrackingAddressThatIsNoneLeavesTheMailWithoutItsLink(String url) {
    send(sale.shipped(sale.order(), Optional.of(url)));
    assertEquals(1, sent().size());
    assertTrue(!Sale.body(sent().getFirst()).contains("t.example"));
  }

  @Test
  void theMailOfAnInvoiceThatIsNotThereFails() {
    var wanted =
        new Message.SendMail(
            MailKind.INVOICE, sale.order().id().value(), 1, wiring.clock().instant());
    assertEquals(List.of(wanted), Deliveries.deliver(function(wiring), wanted));
    assertEquals(Optional.empty(), new MailTable(wiring.database()).find(wanted));
  }

  @QueueConsumerTest
  void keepsTheContractOfConsumers(Clause<Consumption> clause) {
    clause.holdsFor(Consumption.ofQueue(SendMailTest::function, SendMailTest::someMails));
  }

  private static List<Message> someMails(MemoryWiring wiring) {
    var sale = new Sale(wiring);
    var order = sale.order();
    return List.of(
        sale.request(Sale.noWishes()),
        sale.invoice(order),
        sale.reminder(order, 1),
        sale.shipped(order));
  }
}
