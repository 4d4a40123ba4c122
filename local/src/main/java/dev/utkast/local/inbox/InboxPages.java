package dev.utkast.local.inbox;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// The mails as pages: a list, one mail, its parts. A mail's HTML is shown in a sandboxed frame
/// without scripts and without anything loaded from elsewhere. Paths: nothing, `/<id>`,
/// `/<id>/html`, `/<id>/raw`, `/<id>/<number of attachment>`.
public final class InboxPages {

  private static final int MOST_LISTED = 500;

  private final MailStore store;

  public InboxPages(MailStore store) {
    this.store = store;
  }

  public Page page(String path) {
    List<String> parts = List.of(path.replaceFirst("^/", "").split("/", -1));
    if (parts.getFirst().isEmpty()) {
      return list();
    }
    Optional<MailStore.Envelope> envelope = store.envelope(parts.getFirst());
    Optional<byte[]> message = store.message(parts.getFirst());
    if (envelope.isEmpty() || message.isEmpty() || parts.size() > 2) {
      return Page.error(404, "no such mail");
    }
    MailMessage mail = MailMessage.parse(message.get());
    return switch (parts.size() == 1 ? "" : parts.get(1)) {
      case "" -> mail(envelope.get(), mail);
      case "raw" -> Page.of(200, "text/plain; charset=UTF-8", message.get());
      case "html" ->
          Page.of(
              200,
              "text/html; charset=UTF-8",
              mail.body("text/html")
                  .map(part -> framed(part.text()))
                  .orElse("")
                  .getBytes(StandardCharsets.UTF_8));
      default -> attachment(mail, parts.get(1));
    };
  }

  private Page list() {
    var html = new StringBuilder("<p><a href=\"/_local/\">Utkast</a></p><h1>Inbox</h1>");
    var mails = store.all();
    html.append("<p>").append(Html.count(mails.size(), "mail"));
    html.append(mails.size() > MOST_LISTED ? ", of which the newest " + MOST_LISTED : "");
    html.append(".</p>");
    html.append("<table><tr><th>when</th><th>to</th><th>subject</th></tr>");
    mails.stream()
        .limit(MOST_LISTED)
        .forEach(mail ->
            html.append("<tr><td style=\"white-space:nowrap\">")
                .append(Html.text(mail.at().truncatedTo(ChronoUnit.SECONDS).toString()))
                .append("</td><td>")
                .append(Html.text(String.join(", ", mail.to())))
                .append("</td><td><a href=\"/_local/inbox/")
                .append(Html.text(mail.id()))
                .append("\">")
                .append(Html.text(mail.subject().isBlank() ? "(no subject)" : mail.subject()))
                .append("</a></td></tr>"));
    return Page.html("Inbox", html.append("</table>").toString());
  }

  private static Page mail(MailStore.Envelope envelope, MailMessage mail) {
    String base = "/_local/inbox/" + Html.text(envelope.id());
    var html =
        new StringBuilder("<p><a href=\"/_local/inbox\">Inbox</a></p><h1>")
            .append(Html.text(envelope.subject()))
            .append("</h1><table>")
            .append(Html.row("From", envelope.from()))
            .append(Html.row("To", String.join(", ", envelope.to())))
            .append(Html.row("Sent", envelope.at().truncatedTo(ChronoUnit.SECONDS)))
            .append("</table>");
    var attachments = mail.attachments();
    if (!attachments.isEmpty()) {
      html.append("<ul>");
      for (int i = 0; i < attachments.size(); i++) {
        html.append("<li><a href=\"")
            .append(base)
            .append('/')
            .append(i)
            .append("\">")
            .append(Html.text(attachments.get(i).fileName().orElse("attachment " + (i + 1))))
            .append("</a> ")
            .append(Html.text(attachments.get(i).type()))
            .append(", ")
            .append(attachments.get(i).content().length)
            .append(" bytes</li>");
      }
      html.append("</ul>");
    }
    if (mail.body("text/html").isPresent()) {
      html.append("<iframe sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")
          .append(" title=\"HTML part\" src=\"")
          .append(base)
          .append("/html\"></iframe>");
    }
    mail.body("text/plain")
        .ifPresent(text ->
            html.append("<h2>Text part</h2><pre>").append(Html.text(text.text())).append("</pre>"));
    html.append("<p><a href=\"").append(base).append("/raw\">The message as it was sent</a></p>");
    return Page.html(envelope.subject(), html.toString());
  }

  /// Links of a mail open in a window of their own: what they lead to may refuse to be in a frame.
  private static String framed(String html) {
    String base = "<base target=\"_blank\">";
    String within = html.replaceFirst("(?i)<head\\b[^>]*>", "$0" + base);
    return within.equals(html) ? base + html : within;
  }

  private static Page attachment(MailMessage mail, String number) {
    var attachments = mail.attachments();
    int index = number.matches("\\d{1,3}") ? Integer.parseInt(number) : -1;
    if (index < 0 || index >= attachments.size()) {
      return Page.error(404, "no such attachment");
    }
    MailMessage part = attachments.get(index);
    // Only kinds that cannot run anything are shown; the rest is saved.
    boolean shown =
        List.of("application/pdf", "image/png", "image/jpeg", "text/plain").contains(part.type());
    return Page.of(200, shown ? part.type() : "application/octet-stream", part.content())
        .named(part.fileName().orElse("attachment"), shown);
  }
}
