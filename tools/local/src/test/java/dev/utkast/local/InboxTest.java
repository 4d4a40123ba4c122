package dev.utkast.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.local.inbox.InboxPages;
import dev.utkast.local.inbox.MailMessage;
import dev.utkast.local.inbox.MailStore;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {

  static final String MAIL =
      """
      From: =?UTF-8?Q?Butik_=C3=85?= <shop@example.com>
      To: Kund <kund@example.com>
      Subject: =?UTF-8?B?RmFrdHVyYSA=?= =?UTF-8?B?4oSWIDE=?=
      MIME-Version: 1.0
      Content-Type: multipart/mixed;
       boundary="outer"

      --outer
      Content-Type: multipart/alternative; boundary=inner

      --inner
      Content-Type: text/plain; charset=UTF-8
      Content-Transfer-Encoding: quoted-printable

      Du =C3=A4r skyldig 1=
      00 <script>
      --inner
      Content-Type: text/html; charset=UTF-8
      Content-Transfer-Encoding: base64

      PGI+SGVqPC9iPjxzY3JpcHQ+YWxlcnQoMSk8L3NjcmlwdD4=
      --inner--
      --outer
      Content-Type: application/pdf; name="faktura.pdf"
      Content-Disposition: attachment; filename="faktura.pdf"
      Content-Transfer-Encoding: base64

      JVBERi0x
      --outer--
      """
          .replace("\n", "\r\n");

  @Test
  void aMailIsTakenApart() {
    var mail = MailMessage.parse(MAIL.getBytes(StandardCharsets.UTF_8));
    assertEquals("Butik Å <shop@example.com>", mail.header("from").orElse(""));
    assertEquals("Faktura № 1", mail.header("Subject").orElse(""));
    assertEquals("Du är skyldig 100 <script>", mail.body("text/plain").orElseThrow().text());
    assertTrue(mail.body("text/html").orElseThrow().text().startsWith("<b>Hej</b>"));
    assertEquals(
        List.of("faktura.pdf"),
        mail.attachments().stream().map(part -> part.fileName().orElse("")).toList());
    assertEquals(
        "%PDF-1", new String(mail.attachments().getFirst().content(), StandardCharsets.US_ASCII));
  }

  @Test
  void theSenderIsAnsweredAsBySes(@TempDir Path folder) {
    try (var local = new TestSystem(TestSystem.options(folder))) {
      var sent = send(local, request(MAIL));
      assertEquals(200, sent.statusCode(), sent.body());
      var refused = send(local, "{}");
      assertEquals(400, refused.statusCode());
      assertEquals(
          "BadRequestException", refused.headers().firstValue("x-amzn-ErrorType").orElse(""));

      String id = local.system().mails().all().getFirst().id();
      var list = local.get("/_local/inbox").body();
      assertTrue(list.contains("<p>1 mail.</p>"), list);
      assertTrue(list.contains("Faktura № 1") && list.contains("/_local/inbox/" + id), list);
      var mail = local.get("/_local/inbox/" + id);
      assertTrue(mail.body().contains("Du är skyldig 100 &lt;script&gt;"), mail.body());
      assertTrue(mail.body().contains("sandbox"));
      assertFalse(mail.body().contains("<script"));
      assertTrue(
          mail.body().contains("allow-popups allow-popups-to-escape-sandbox")
              && local.get("/_local/inbox/" + id + "/html").body().contains("target=\"_blank\""),
          "links leave the frame");
      assertTrue(
          mail.headers()
              .firstValue("Content-Security-Policy")
              .orElse("")
              .startsWith("default-src 'none'"));
      var pdf = local.get("/_local/inbox/" + id + "/0");
      assertEquals("application/pdf", pdf.headers().firstValue("Content-Type").orElse(""));
      assertEquals(
          "inline; filename=\"faktura.pdf\"",
          pdf.headers().firstValue("Content-Disposition").orElse(""));
      assertEquals(404, local.get("/_local/inbox/" + id + "/1").statusCode());
      assertEquals(404, local.get("/_local/inbox/..%2F..%2Ftoken").statusCode());
      assertEquals(1, local.system().status().mails());
    }
  }

  private static HttpResponse<String> send(TestSystem local, String json) {
    var uri = local.system().urls().mail().resolve("/v2/email/outbound-emails");
    return local.call(uri, request -> request.POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /// What the mail service is sent for a mail.
  private static String request(String mail) {
    var raw = Base64.getEncoder().encodeToString(mail.getBytes(StandardCharsets.UTF_8));
    return "{\"FromEmailAddress\":\"shop@example.com\","
        + "\"Destination\":{\"ToAddresses\":[\"kund@example.com\"]},"
        + "\"Content\":{\"Raw\":{\"Data\":\""
        + raw
        + "\"}}}";
  }

  @Test
  void namesFromOutsideStayText(@TempDir Path folder) throws IOException {
    var store = new MailStore(folder);
    String raw =
        "Subject: x\r\n"
            + "Content-Type: text/html; name=\"a\r\n"
            + "b.html\"\r\n"
            + "Content-Disposition: attachment\r\n\r\n"
            + "<b>";
    store.keep(
        new MailStore.Envelope("00000000-1", Instant.EPOCH, "a@b", List.of("<i>@b"), "<img src=x>"),
        raw.getBytes(StandardCharsets.UTF_8));
    var list = new InboxPages(store).page("");
    assertTrue(list.bodyText().contains("&lt;img src") && list.bodyText().contains("&lt;i&gt;@b"));
  }
}
