package dev.utkast.functions.sendmail;

import static dev.utkast.testkit.StoredOrders.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.messaging.Messages;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.documents.InvoiceDocument;
import dev.utkast.model.id.VariantId;
import dev.utkast.model.link.Link;
import dev.utkast.model.link.LinkTokens;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentTerms;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.ShopIdentity;
import dev.utkast.testkit.Copy;
import dev.utkast.testkit.Deliveries;
import dev.utkast.testkit.MemoryMailer;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.StoredOrders;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a reminder says: how much is open of what, since when, and how it is paid.
class ReminderMailTest {
  private static final byte[] PDF = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);
  private static final Pattern HEX = Pattern.compile("=[0-9A-F]{2}");
  private static final LocalDate DUE = LocalDate.of(2026, 3, 20);

  private final MemoryWiring wiring = MemoryWiring.standard();
  private final Sale sale = new Sale(wiring);
  private final List<InvoiceDocument> attached = new ArrayList<>();

  private Order order(String language) {
    return order(Optional.of(language));
  }

  private Order order(Optional<String> language) {
    var fixed = new PaymentTerms(PaymentTerms.Type.FIXED, Optional.empty(), Optional.of(DUE));
    var content =
        StoredOrders.content(
            Optional.of("ada@example.com"), Optional.of(fixed), line(1, new VariantId(11), 2));
    return sale.orders()
        .order(
            Copy.of(content)
                .with(SaleContent::language, language)
                .with(SaleContent::customerName, Optional.of("Ada Lovelace"))
                .made());
  }

  private static Message.SendMail reminder(Order order, int step, int daysAfter, Money open) {
    Instant at = DUE.plusDays(daysAfter).atTime(8, 0).toInstant(ZoneOffset.UTC);
    return new Message.SendMail(
        MailKind.REMINDER, order.id().value(), step, at, Optional.empty(), Optional.of(open));
  }

  private MemoryMailer.Sent sent(Message.SendMail wanted) {
    var function =
        new SendMail(
            wiring,
            page -> {
              attached.add(page);
              return PDF;
            });
    assertEquals(List.of(), Deliveries.deliver(function, wanted));
    return ((MemoryMailer) wiring.mailer()).sent().getLast();
  }

  private static String text(MemoryMailer.Sent mail) {
    var quoted = new String(mail.raw(), StandardCharsets.US_ASCII).replace("=\r\n", "");
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < quoted.length(); i++) {
      if (HEX.matcher(quoted).region(i, quoted.length()).lookingAt()) {
        bytes.write(HexFormat.fromHexDigits(quoted, i + 1, i + 3));
        i += 2;
      } else {
        bytes.write(quoted.charAt(i));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8).replaceAll("[\\u00a0\\u202f]", " ");
  }

  private static void contains(String text, String... parts) {
    for (var part : parts) {
      assertTrue(text.contains(part), () -> part + " in " + text);
    }
  }

  /// Whatever the shop speaks by then. Without a bank account it says whom to ask.
  @Test
  void itIsInTheLanguageOfItsInvoice() {
    var order = order(Optional.empty());
    sale.invoice(order);
    var french =
        Copy.of(ShopIdentity.unset())
            .with(ShopIdentity::version, 1L)
            .with(ShopIdentity::language, Optional.of("fr"))
            .made();
    wiring.database().commit(new SettingsTable(wiring.database()).put(french));
    var text = text(sent(reminder(order, 3, 7, order.total())));
    contains(
        text,
        "Factuur: INV-000001",
        "Neem voor de wijze van betaling contact met ons op: shop@example.com");
    assertEquals("nl", attached.getLast().locale().getLanguage());
  }

  @Test
  void itSaysWhatIsOpenOfWhatAndBringsTheInvoiceAgain() {
    var order = order("en");
    sale.invoice(order);
    var total = order.total();
    sale.paid(order, total.minus(15));
    var text = text(sent(reminder(order, 3, 7, Money.parse("USD 15.00"))));
    contains(
        text,
        "Hello Ada Lovelace,",
        "Invoice: INV-000001",
        "Order: " + order.name(),
        "Due date: 20",
        "Days overdue: 7",
        "Total: US$20.00",
        "Paid: US$5.00",
        "Amount due: US$15.00",
        "Payment reference: INV-000001",
        wiring.shop().publicUrl() + "/invoices/" + token(order, 7),
        "attached as a PDF",
        "INV-000001.pdf");
    assertEquals(List.of("INV-000001"), attached.stream().map(InvoiceDocument::number).toList());
  }

  @Test
  void beforeTheDueDayNothingIsLateAndWhatIsUnpaidIsNotSaidToBePaid() {
    var order = order("en");
    sale.invoice(order);
    var text = text(sent(reminder(order, 1, -3, order.total())));
    contains(text, "A friendly reminder", "is due in 3 days");
    assertFalse(text.contains("Days overdue"), text);
    assertFalse(text.contains("Paid:"), text);
  }

  @Test
  void withoutAnInvoiceItIsAboutTheOrderAndNothingIsAttached() {
    var order = order("en");
    var text = text(sent(reminder(order, 3, 7, order.total())));
    contains(text, "Order: " + order.name(), "Payment reference: " + order.name());
    assertFalse(text.contains("Invoice: "), text);
    assertFalse(text.contains("attached"), text);
    assertEquals(List.of(), attached);
  }

  private String token(Order order, int daysAfter) {
    var at = DUE.plusDays(daysAfter).atTime(8, 0).toInstant(ZoneOffset.UTC);
    var link = new Link.OfOrder(order.id(), 0, Link.end(at));
    return LinkTokens.token(link, wiring.linkKeys().current());
  }

  /// Older messages carried the secret of a link, or knew of none.
  @Test
  void theLinkIsMadeWhenTheMailIsWritten() {
    var order = order("en");
    sale.invoice(order);
    var json = Messages.write(reminder(order, 3, 7, order.total()));
    assertFalse(json.contains(token(order, 7).substring(LinkTokens.NAME_LENGTH)), json);
    var older = json.replaceFirst("\\}$", ",\"token\":\"secret\"}");
    var text = text(sent(Messages.read(older, Message.SendMail.class)));
    contains(text, "/invoices/" + token(order, 7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | 3 |  7 | It may have been overlooked
          en | 4 | 14 | We ask you to pay it without delay
          en | 5 | 30 | We urgently ask you to pay
          de | 1 | -3 | eine freundliche Erinnerung
          de | 2 |  0 | ist heute
          de | 3 |  7 | Möglicherweise wurde sie übersehen
          de | 4 | 14 | Wir bitten Sie, ihn umgehend zu bezahlen
          de | 5 | 30 | Wir bitten Sie dringend
          fr | 3 |  7 | Il s’agit sans doute d’un oubli
          fr | 4 | 14 | Nous vous prions de bien vouloir le régler sans tarder
          fr | 5 | 30 | Nous vous demandons instamment
          nl | 1 | -3 | Hebt u al betaald
          nl | 3 |  7 | Mogelijk is dit aan uw aandacht ontsnapt
          nl | 4 | 14 | We verzoeken u het zo spoedig mogelijk te betalen
          nl | 5 | 30 | We verzoeken u dringend
          nb | 3 |  7 | Den kan ha blitt oversett
          nb | 4 | 14 | Vi ber om at det betales snarest
          nb | 5 | 30 | Vi ber innstendig
          """)
  void eachStepAsksMoreFirmlyInTheCustomersLanguage(
      String language, int step, int daysAfter, String words) {
    var order = order(language);
    sale.invoice(order);
    contains(text(sent(reminder(order, step, daysAfter, order.total()))), words);
  }
}
