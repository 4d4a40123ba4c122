package dev.utkast.functions.draftorders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.DraftsTable;
import dev.utkast.aws.storage.MailTable;
import dev.utkast.aws.storage.TableName;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.mail.Mail;
import dev.utkast.model.message.MailKind;
import dev.utkast.model.message.Message;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Asking a customer to pay: what the mail says, and that one link is alive at most.
class SendInvoiceTest {
  private final Clerk clerk = new Clerk();

  private DraftOrder stored(long id) {
    return new DraftsTable(clerk.shop.database()).find(new DraftId(id)).orElseThrow();
  }

  private Message.SendMail mail() {
    var messages = clerk.messages();
    assertEquals(1, messages.size());
    return (Message.SendMail) messages.getFirst();
  }

  @Test
  void anEmptyRequestSendsTheUsualMail() {
    long id = clerk.draft();
    var sent = clerk.sendInvoice(id);
    assertEquals(200, sent.status(), sent.text());
    assertEquals(
        """
        {"draft_order_invoice":{"to":"ada@example.com",\
        "from":"\\"Utkast Trading\\" <shop@example.com>",\
        "subject":"Betaalverzoek D1-1 van Utkast Trading",\
        "custom_message":"","bcc":[],\
        "warnings":[{"field":"billing_address","country_code":"NL","message":\
        "the buyer's name is missing on invoices: Directive 2006/112/EC, art. 226 (5)"},\
        {"field":"billing_address","country_code":"NL","message":\
        "the buyer's address is missing on invoices: Directive 2006/112/EC, art. 226 (5)"},\
        {"field":"bank_accounts","country_code":null,\
        "message":"no bank account takes USD: who is to pay in it is told to ask the shop how"}]}}\
        """,
        sent.text());
    var told = clerk.read(id);
    assertEquals("invoice_sent", told.textAt("draft_order.status"));
    assertEquals("2026-03-02T13:00:00+01:00", told.textAt("draft_order.invoice_sent_at"));
    var mail = mail();
    assertEquals(MailKind.PAYMENT_REQUEST, mail.kind());
    assertEquals(id, mail.subjectId());
    assertEquals(1, mail.step());
  }

  @Test
  void staffMaySayWhoGetsItAndWhatItSays() {
    long id = clerk.draft();
    var sent =
        clerk.calls.post(
            "draft_orders/" + id + "/send_invoice.json",
            """
            {"draft_order_invoice": {"to": "first@example.com", "from": "Utkast <shop@Example.com>",
              "bcc": ["books@example.com"], "subject": "Pay please", "custom_message": "Dear Ada"}}
            """);
    assertEquals(
        """
        {"draft_order_invoice":{"to":"first@example.com",\
        "from":"\\"Utkast Trading\\" <shop@example.com>","subject":"Pay please",\
        "custom_message":"Dear Ada","bcc":["books@example.com"],\
        "warnings":[{"field":"billing_address","country_code":"NL","message":\
        "the buyer's name is missing on invoices: Directive 2006/112/EC, art. 226 (5)"},\
        {"field":"billing_address","country_code":"NL","message":\
        "the buyer's address is missing on invoices: Directive 2006/112/EC, art. 226 (5)"},\
        {"field":"bank_accounts","country_code":null,\
        "message":"no bank account takes USD: who is to pay in it is told to ask the shop how"}]}}\
        """,
        sent.text());
    assertEquals(
        Optional.of(
            new Message.MailOverrides(
                Optional.of("first@example.com"),
                List.of("books@example.com"),
                Optional.of("Pay please"),
                Optional.of("Dear Ada"))),
        mail().wishes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"draft_order_invoice\": {}}",
        "{\"draft_order_invoice\": []}",
        "{\"draft_order_invoice\": null}",
        "{\"draft_order_invoice\": {\"cc\": [], \"reply_to\": \"\", \"copies\": null}}"
      })
  void nothingNeedsToBeSaid(String body) {
    long id = clerk.draft();
    var sent = clerk.calls.post("draft_orders/" + id + "/send_invoice.json", body);
    assertEquals("ada@example.com", sent.textAt("draft_order_invoice.to"));
  }

  @Test
  void theCustomersAddressIsUsedWhereTheDraftHasNone() {
    var customer = clerk.shop.customer("customer@example.com");
    var made =
        clerk.create(
            """
            "line_items": [{"title": "Cup", "price": 1, "quantity": 1}], "customer": {"id": %d}
            """
                .formatted(customer.id().value()));
    var sent = clerk.sendInvoice(made.longAt("draft_order.id"));
    assertEquals("customer@example.com", sent.textAt("draft_order_invoice.to"));
  }

  /// Said at the door and kept for the mail: the draft itself may know nobody.
  @Test
  void whoeverIsAnsweredIsWhoTheMailGoesTo() {
    var customer = clerk.shop.customer("kunde@bücher.example");
    var made =
        clerk.create(
            """
            "line_items": [{"title": "Cup", "price": 1, "quantity": 1}], "customer": {"id": %d},
            "email": "kunde@bücher.example"
            """
                .formatted(customer.id().value()));
    var sent = clerk.sendInvoice(made.longAt("draft_order.id"));
    assertEquals("kunde@xn--bcher-kva.example", sent.textAt("draft_order_invoice.to"));
    assertEquals(
        Optional.of("kunde@bücher.example"), mail().wishes().flatMap(Message.MailOverrides::to));
    assertEquals("kunde@bücher.example", made.textAt("draft_order.email"));
  }

  @ParameterizedTest
  @CsvSource({
    "en, Your payment request D1-1 from Utkast Trading",
    "nl, Betaalverzoek D1-1 van Utkast Trading",
    "nb, Betalingsforespørsel D1-1 fra Utkast Trading",
    "de, Ihre Zahlungsanfrage D1-1 von Utkast Trading",
    "fr, Votre demande de paiement D1-1 – Utkast Trading"
  })
  void theSubjectIsThatOfTheMailInTheCustomersLanguage(String language, String subject) {
    long id = clerk.draft("\"language\": \"" + language + "\"");
    assertEquals(subject, clerk.sendInvoice(id).textAt("draft_order_invoice.subject"));
  }

  @ParameterizedTest
  @CsvSource({
    "en, Please confirm D1-1 from Utkast Trading",
    "nl, Verzoek om bevestiging D1-1 van Utkast Trading",
    "nb, Bekreft D1-1 fra Utkast Trading",
    "de, Bitte bestätigen Sie D1-1 von Utkast Trading",
    "fr, Merci de confirmer D1-1 – Utkast Trading"
  })
  void whatCostsNothingIsToBeConfirmed(String language, String subject) {
    var made =
        clerk.create(
            """
            "line_items": [{"title": "Cup", "price": 0, "quantity": 1}],
            "email": "ada@example.com", "language": "%s"
            """
                .formatted(language));
    var sent = clerk.sendInvoice(made.longAt("draft_order.id"));
    assertEquals(subject, sent.textAt("draft_order_invoice.subject"));
  }

  @Test
  void theTimelineOfADraftTellsWhatBecameOfItsRequests() {
    long id = clerk.draft();
    clerk.sendInvoice(id);
    var mails = new MailTable(clerk.shop.database());
    // As older versions noted it.
    var noted =
        new Mail(
            MailKind.PAYMENT_REQUEST,
            id,
            1,
            1,
            0,
            Mail.State.NOT_NEEDED,
            Optional.empty(),
            clerk.shop.now().plusSeconds(3),
            Optional.of("the sale was agreed before it was sent"),
            Optional.empty());
    clerk.shop.database().commit(mails.put(noted));
    var told = clerk.calls.get("draft_orders/" + id + "/timeline.json");
    assertEquals(
        """
        {"timeline":[{"created_at":"2026-03-02T13:00:00+01:00","event":"draft_created","author":null,\
        "amount":null,"message":"Draft #D1 made"},\
        {"created_at":"2026-03-02T13:00:03+01:00","event":"mail_settled","author":"Shop",\
        "amount":null,"message":"Mail: payment request, revision 1, \
        not sent: the sale was agreed before it was sent"}]}\
        """,
        told.text());
  }

  @Test
  void withNobodyToSendItToItIsRefused() {
    var made =
        clerk.create("\"line_items\": [{\"title\": \"Cup\", \"price\": 1, \"quantity\": 1}]");
    var before = clerk.shop.database().contents();
    var refused = clerk.sendInvoice(made.longAt("draft_order.id"));
    assertEquals(422, refused.status());
    assertTrue(refused.at("errors").fieldMap().containsKey("email"), refused.text());
    assertEquals(before, clerk.shop.database().contents());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"subject": "Pay\\nBcc: everybody@example.com"}   | subject
          {"subject": "Pay\\rnow"}                          | subject
          {"bcc": "books@example.com"}                      | bcc
          {"bcc": ["a@b.org", "a@b.org\\nTo: c@d.org"]}     | bcc
          {"to": "a@b.org, c@d.org"}                        | to
          {"subject": "Pay\\u2028now"}                      | subject
          {"subject": "Pay\\ufffe"}                         | subject
          {"custom_message": "Dear \\uffff"}                | custom_message
          {"custom_message": "Dear \\ud83d"}                | custom_message
          {"bcc": ["a@b.org\\u0000"]}                       | bcc
          {"bcc": ["a@b.org", "\\u202ea@b.org"]}            | bcc
          {"bcc": ["a@b.org\\u2028"]}                       | bcc
          {"bcc": ["jürgen@example.com"]}                   | bcc
          {"bcc": ["a@b_c.com"]}                            | bcc
          {"to": "jürgen@example.com"}                      | to
          {"from": "other@example.com"}                     | from
          {"from": "shop@example.com <other@example.com>"}  | from
          {"to": "a@[127.0.0.1]"}                           | to
          {"to": "a(b)@example.com"}                        | to
          {"to": "a@example.com\\u00a0"}                    | to
          {"cc": ["a@b.org"]}                               | cc
          {"reply_to": "a@b.org"}                           | reply_to
          """)
  void nothingSlipsIntoTheHeadersOfTheMail(String wishes, String field) {
    long id = clerk.draft();
    var refused =
        clerk.calls.post(
            "draft_orders/" + id + "/send_invoice.json",
            "{\"draft_order_invoice\": " + wishes + "}");
    assertEquals(422, refused.status(), refused.text());
    assertTrue(refused.at("errors").fieldMap().containsKey(field), refused.text());
    assertEquals(List.of(), clerk.messages());
  }

  @Test
  void anAddressOfTwoHundredAndFiftySevenCharactersIsNone() {
    var refused =
        clerk.calls.post(
            "draft_orders/" + clerk.draft() + "/send_invoice.json",
            "{\"draft_order_invoice\": {\"bcc\": [\"%s@example.com\"]}}"
                .formatted("a".repeat(245)));
    assertEquals(422, refused.status(), refused.text());
    assertEquals(List.of(), clerk.messages());
  }

  @Test
  void nobodyGetsAMailTwice() {
    long id = clerk.draft();
    var wishes =
        "{\"bcc\": [\"a@B.org\", \"books@example.com\", \"a@b.org\", \"ADA@example.com\"]}";
    var sent =
        clerk.calls.post(
            "draft_orders/" + id + "/send_invoice.json",
            "{\"draft_order_invoice\": " + wishes + "}");
    assertEquals("[\"a@B.org\",\"books@example.com\"]", sent.at("draft_order_invoice.bcc").write());
    assertEquals(List.of("a@B.org", "books@example.com"), mail().wishes().orElseThrow().bcc());
  }

  @Test
  void whatLiesBesideTheEnvelopeIsRefusedToo() {
    var refused =
        clerk.calls.post(
            "draft_orders/" + clerk.draft() + "/send_invoice.json",
            "{\"draft_order_invoice\": {\"to\": \"a@b.org\"}, \"bcc\": [\"c@d.org\"]}");
    assertEquals(422, refused.status(), refused.text());
    assertEquals(Set.of("bcc"), refused.at("errors").fieldMap().keySet());
    assertEquals(List.of(), clerk.messages());
  }

  @Test
  void tenCopiesAreEnough() {
    long id = clerk.draft();
    var door = "draft_orders/" + id + "/send_invoice.json";
    assertEquals(422, clerk.calls.post(door, copies(11)).status());
    assertEquals(200, clerk.calls.post(door, copies(10)).status());
  }

  private static String copies(int count) {
    var addresses = String.join(", ", Collections.nCopies(count, "\"books@example.com\""));
    return "{\"draft_order_invoice\": {\"bcc\": [" + addresses + "]}}";
  }

  @Test
  void askingAgainIsANewRevision() {
    long id = clerk.draft();
    clerk.sendInvoice(id);
    var first = mail();
    clerk.shop.clock().advance(Duration.ofHours(1));
    clerk.sendInvoice(id);
    var second = mail();
    assertEquals(List.of(1, 2), List.of(first.step(), second.step()));
    assertEquals(Optional.of(2), stored(id).askedRevision());
  }

  @Test
  void anEditAfterwardsLeavesWhatWasAskedForBehind() {
    long id = clerk.draft();
    clerk.sendInvoice(id);
    clerk.edit(id, "\"note\": \"N\"");
    assertEquals(Optional.of(1), stored(id).askedRevision());
    assertEquals(2, stored(id).revision());
  }

  @Test
  void theInvoiceIsPricedAtTheRateOfTheDay() {
    clerk.shop.quote("USD", "1.00");
    long id = clerk.draft("\"presentment_currency\": \"EUR\"");
    clerk.shop.clock().advance(Duration.ofDays(1));
    clerk.shop.quote("USD", "1.10");
    clerk.sendInvoice(id);
    var told = clerk.read(id);
    assertEquals(2, told.longAt("draft_order.revision"));
    assertEquals("2026-03-03", told.textAt("draft_order.exchange_rate.date"));
    assertEquals("36.36", told.textAt("draft_order.total_price_set.presentment_money.amount"));
    assertEquals("40.00", told.textAt("draft_order.total_price_set.shop_money.amount"));
  }

  @Test
  void aRateThatIsTooOldRefusesTheInvoice() {
    clerk.shop.quote("USD", "1.00");
    long id = clerk.draft("\"presentment_currency\": \"EUR\"");
    clerk.shop.clock().advance(Duration.ofDays(5));
    var before = clerk.shop.database().contents();
    var refused = clerk.sendInvoice(id);
    assertEquals(409, refused.status(), refused.text());
    assertTrue(refused.textAt("errors").contains("2026-03-02"), refused.text());
    assertEquals(before, clerk.shop.database().contents());
    assertEquals(0, clerk.shop.database().everything(TableName.OUTBOX).size());
  }
}
