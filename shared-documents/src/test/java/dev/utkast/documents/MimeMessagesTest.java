package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.documents.OutgoingMail.Mailbox;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeMessagesTest {

  private static final Instant NOW = Instant.parse("2026-10-07T06:05:04Z");
  private static final byte[] PDF = "%PDF-1.7 ÿ".getBytes(StandardCharsets.ISO_8859_1);
  private static final String TEXT = "Grüße, 山田さん\n--=_utkast_alternative\n.\n\nTschüss 🧶\n";
  private static final MailContent CONTENT =
      new MailContent(
          "Rechnung 2026-000117 für Æsa – 山田 🧶 und noch mehr Wörter, damit es umbricht",
          "<p>Grüße</p>",
          TEXT);

  @Test
  void aMailParsesBackToWhatWasPutIn() throws MessagingException, IOException {
    var message =
        parse(
            MimeMessages.compose(
                mail(CONTENT, List.of(Attachment.pdf("Rechnung 2026/000117 für Æsa", PDF)))));
    assertEquals(CONTENT.subject(), message.getSubject());
    assertEquals(NOW, message.getSentDate().toInstant());
    assertEquals("<invoice-117@shop.example>", message.getMessageID());
    var from = (InternetAddress) message.getFrom()[0];
    assertEquals("Fjellheim Ull & Garn, Æ", from.getPersonal());
    assertEquals("hei@fjellheim.example", from.getAddress());
    assertEquals(2, message.getRecipients(Message.RecipientType.TO).length);
    assertEquals(1, message.getRecipients(Message.RecipientType.CC).length);
    var mixed = assertInstanceOf(MimeMultipart.class, message.getContent());
    assertEquals(2, mixed.getCount());
    var alternatives = assertInstanceOf(MimeMultipart.class, mixed.getBodyPart(0).getContent());
    assertEquals(TEXT, ((String) alternatives.getBodyPart(0).getContent()).replace("\r\n", "\n"));
    assertTrue(alternatives.getBodyPart(0).isMimeType("text/plain"));
    assertEquals("<p>Grüße</p>", alternatives.getBodyPart(1).getContent());
    var file = mixed.getBodyPart(1);
    assertEquals("Rechnung 2026-000117 für Æsa.pdf", MimeUtility.decodeText(file.getFileName()));
    assertArrayEquals(PDF, file.getInputStream().readAllBytes());
    assertTrue(file.isMimeType("application/pdf"));
  }

  @Test
  void aMailWithoutFilesIsJustItsTwoForms() throws MessagingException, IOException {
    var message = parse(MimeMessages.compose(mail(CONTENT, List.of())));
    assertTrue(message.isMimeType("multipart/alternative"));
    assertEquals(2, ((MimeMultipart) message.getContent()).getCount());
  }

  @Test
  void theRawMailIsPlainAsciiInShortLinesEndingInCrLf() {
    var raw =
        new String(
            MimeMessages.compose(mail(CONTENT, List.of(Attachment.pdf("x", PDF)))),
            StandardCharsets.ISO_8859_1);
    assertTrue(raw.chars().allMatch(c -> c < 128));
    for (var line : raw.split("\r\n", -1)) {
      assertTrue(line.length() <= 998, line);
      assertTrue(!line.contains("\n") && !line.contains("\r"), line);
    }
  }

  @Test
  void theSameMailIsTheSameBytesInAnyTimeZone() {
    var here = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      var tokyo = MimeMessages.compose(mail(CONTENT, List.of(Attachment.pdf("x", PDF))));
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
      assertArrayEquals(
          tokyo, MimeMessages.compose(mail(CONTENT, List.of(Attachment.pdf("x", PDF)))));
    } finally {
      TimeZone.setDefault(here);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@example.com\r\nBcc: b@example.com",
        "a@example.com, b@example.com",
        "a@example.com b",
        "\"a b\"@example.com",
        "a@",
        "@example.com",
        "a",
        "",
        "a@example..com",
        "a@-x.com",
        "<a@example.com>",
        "a@exa\nmple.com",
        "j\u00fcrgen@example.com",
        "a@b_c.com",
        "a@b-.com",
        "a@[127.0.0.1]",
        "a(b)@example.com",
        "a@example.com\u00a0",
        "a@example.com\u200b"
      })
  void anythingButOnePlainAddressIsRefused(String address) {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            MimeMessages.compose(plain(Mailbox.of("hei@fjellheim.example"), Mailbox.of(address))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ada\r\nBcc: b@example.com", "Ada\nLovelace", "Ada\u0000"})
  void aNameWithALineBreakIsRefused(String name) {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            MimeMessages.compose(
                plain(Mailbox.of(name, "hei@fjellheim.example"), Mailbox.of("a@example.com"))));
  }

  private static final List<String> SUBJECTS =
      List.of(
          "Pay",
          "=?utf-8?q?x?=",
          "Offer =?UTF-8?B?aGk=?= for you",
          "Your order of twenty oak chairs and one table is ready to be paid and then to be sent"
              + " off",
          "x".repeat(255),
          ("a " + "y".repeat(70) + " ").repeat(3).strip(),
          "two  spaces and\u00a0one that does not break",
          "Rechnung für Æsa – " + "Wörter, damit es umbricht ".repeat(8).strip(),
          "山田太郎様への請求書".repeat(20),
          "🧶".repeat(255),
          "🏴\udb40\udc67\udb40\udc62 é\u0301\u0323 " + "👨\u200d👩\u200d👧".repeat(30),
          "חשבון " + "שולחן ".repeat(30).strip(),
          "\"quoted\", <b@example.com>; \\ (comment)");

  @Test
  void noLineOfAHeaderIsLongerThanSeventySixCharactersAndAllOfItArrives()
      throws MessagingException, IOException {
    for (var text : SUBJECTS) {
      var content = new MailContent(text, "<p>x</p>", "x");
      var raw = MimeMessages.compose(mail(content, List.of(Attachment.pdf("D1-1", PDF)), text));
      var head = new String(raw, StandardCharsets.US_ASCII).split("\r\n\r\n", 2)[0];
      for (var line : head.split("\r\n")) {
        assertTrue(line.length() <= 76, line.length() + ": " + line);
        assertTrue(line.strip().length() > 0, "an empty line in " + head);
        for (var word : line.split(" ")) {
          if (word.startsWith("=?")) {
            assertTrue(word.length() <= 75, word);
            assertFalse(
                MimeUtility.decodeWord(word).contains("\ufffd"), "half a character: " + word);
          }
        }
      }
      var message = parse(raw);
      assertEquals(text, message.getSubject());
      var to = (InternetAddress) message.getRecipients(Message.RecipientType.TO)[0];
      assertEquals(text, to.getPersonal());
      assertEquals("yamada@example.jp", to.getAddress());
      assertEquals(2, message.getRecipients(Message.RecipientType.TO).length);
    }
  }

  @Test
  void anAddressOfAnyLengthStandsBesideItsName() throws MessagingException {
    var address = "a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(60) + ".example";
    for (var name : List.of("Ada", "Æsa", "Lovelace, Ada", "x".repeat(200))) {
      var mail = plain(Mailbox.of(name, address), Mailbox.of(name, address), Mailbox.of(address));
      var message = parse(MimeMessages.compose(mail));
      var from = (InternetAddress) message.getFrom()[0];
      assertEquals(address, from.getAddress());
      assertEquals(name, from.getPersonal());
      assertEquals(2, message.getRecipients(Message.RecipientType.TO).length);
    }
  }

  @Test
  void aDomainInUnicodeIsWrittenInAscii() throws MessagingException {
    var mail = plain(Mailbox.of("hei@fjellheim.example"), Mailbox.of("kunde@bücher.example"));
    var message = parse(MimeMessages.compose(mail));
    assertEquals("kunde@xn--bcher-kva.example", message.getHeader("To", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "<x@shop.example>",
        "x@shop.example\r\nBcc: b@example.com",
        "x y@shop.example"
      })
  void aMessageIdThatIsNotOneIsRefused(String id) {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            MimeMessages.compose(
                plain(id, Mailbox.of("a@example.com"), Mailbox.of("a@example.com"))));
  }

  @Test
  void aFileNameIsANameAndNothingElse() {
    for (var name : List.of("../x.pdf", "a\\b.pdf", "a\r\nX: y.pdf", "a\".pdf", " ")) {
      assertThrows(
          IllegalArgumentException.class, () -> new Attachment(name, "application/pdf", PDF), name);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new Attachment("a.pdf", "application/pdf\r\nX: y", PDF));
    assertEquals("-etc-passwd-X.pdf", Attachment.pdf("/etc/passwd\"X", PDF).fileName());
    assertEquals("document.pdf", Attachment.pdf(" ", PDF).fileName());
  }

  /// RFC 2387: the picture is a part of the page that shows it, and no file beside the others.
  @Test
  void thePictureOfAPageTravelsWithThePage() throws MessagingException, IOException {
    var picture = new MailPicture("logo-1@shop.example", new byte[] {1, 2, 3}, 10, 10);
    var content = new MailContent("Hi", "<p>x</p>", "x", Optional.of(picture));
    var pdf = List.of(Attachment.pdf("Invoice", PDF));
    var mixed = (MimeMultipart) parse(MimeMessages.compose(mail(content, pdf))).getContent();
    assertEquals(2, mixed.getCount());
    var alternatives = (MimeMultipart) mixed.getBodyPart(0).getContent();
    assertTrue(alternatives.getBodyPart(0).isMimeType("text/plain"));
    var related = (MimeMultipart) alternatives.getBodyPart(1).getContent();
    assertTrue(related.getContentType().startsWith("multipart/related"));
    assertTrue(related.getContentType().contains("type=\"text/html\""), related.getContentType());
    assertEquals("<p>x</p>", related.getBodyPart(0).getContent());
    var part = (MimeBodyPart) related.getBodyPart(1);
    assertEquals("<logo-1@shop.example>", part.getContentID());
    assertEquals("inline", part.getDisposition());
    assertTrue(part.isMimeType("image/png"));
    assertArrayEquals(new byte[] {1, 2, 3}, part.getInputStream().readAllBytes());
  }

  @Test
  void aMailGoesToSomebody() {
    assertThrows(IllegalArgumentException.class, () -> plain(Mailbox.of("a@example.com")));
  }

  private static OutgoingMail plain(Mailbox from, Mailbox... to) {
    return plain("x@shop.example", from, to);
  }

  /// Without an address for answers, copies or files.
  private static OutgoingMail plain(String id, Mailbox from, Mailbox... to) {
    return new OutgoingMail(
        from, Optional.empty(), List.of(to), List.of(), CONTENT, List.of(), id, NOW);
  }

  private static OutgoingMail mail(MailContent content, List<Attachment> attachments) {
    return mail(content, attachments, "山田太郎");
  }

  private static OutgoingMail mail(
      MailContent content, List<Attachment> attachments, String recipient) {
    return new OutgoingMail(
        Mailbox.of("Fjellheim Ull & Garn, Æ", "hei@fjellheim.example"),
        Optional.of(Mailbox.of("svar@fjellheim.example")),
        List.of(Mailbox.of(recipient, "yamada@example.jp"), Mailbox.of("ada@engines.example")),
        List.of(Mailbox.of("copy@engines.example")),
        content,
        attachments,
        "invoice-117@shop.example",
        NOW);
  }

  private static MimeMessage parse(byte[] raw) throws MessagingException {
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
  }
}
