package dev.utkast.local.inbox;

import dev.utkast.local.web.Reply;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The mails as pages: a list, one mail, its parts. A mail's HTML is shown in a sandboxed frame
/// without scripts and without anything loaded from elsewhere. Paths: nothing, `/<id>`,
/// `/<id>/html`, `/<id>/raw`, `/<id>/<number of attachment>`.
public final class InboxPages {
  private static final int MOST_LISTED = 500;
  private static final String HOME = "/_local/inbox";

  /// Kinds that cannot run anything are shown; the rest is saved.
  private static final Set<String> SHOWN =
      Set.of("application/pdf", "image/png", "image/jpeg", "text/plain");

  private final MailStore store;

  public InboxPages(MailStore store) {
    this.store = store;
  }

  public Reply page(String path) {
    List<String> parts = List.of(path.replaceFirst("^/", "").split("/", -1));
    if (parts.getFirst().isEmpty()) {
      return list();
    }
    var envelope = store.envelope(parts.getFirst());
    var message = store.message(parts.getFirst());
    if (envelope.isEmpty() || message.isEmpty() || parts.size() > 2) {
      return Reply.message(404, "no such mail");
    }
    MailMessage mail = MailMessage.parse(message.get());
    return switch (parts.size() == 1 ? "" : parts.get(1)) {
      case "" -> mail(envelope.get(), mail);
      case "raw" -> Reply.of(200, "text/plain; charset=UTF-8", message.get());
      case "html" ->
          Reply.of(
              200,
              "text/html; charset=UTF-8",
              mail.body("text/html").map(part -> framed(part.text())).orElse(""));
      default -> attachment(mail.attachments(), parts.get(1));
    };
  }

  private static Html time(Instant at) {
    return Html.of("time", at.truncatedTo(ChronoUnit.SECONDS));
  }

  private Reply list() {
    var mails = store.all();
    var newest = mails.size() > MOST_LISTED ? ", of which the newest " + MOST_LISTED : "";
    return Page.html(
        "Inbox",
        Html.of("p", Html.link("/_local/", "Utkast")),
        Html.of("h1", "Inbox"),
        Html.of("p", Html.count(mails.size(), "mail"), newest, "."),
        Html.table(
            List.of("when", "to", "subject"),
            mails.stream()
                .limit(MOST_LISTED)
                .map(mail ->
                    List.of(
                        time(mail.at()),
                        String.join(", ", mail.to()),
                        Html.link(
                            HOME + "/" + mail.id(),
                            mail.subject().isBlank() ? "(no subject)" : mail.subject())))));
  }

  private static Reply mail(MailStore.Envelope envelope, MailMessage mail) {
    String base = HOME + "/" + envelope.id();
    var html = new ArrayList<Html>();
    html.add(Html.of("p", Html.link(HOME, "Inbox")));
    html.add(Html.of("h1", envelope.subject()));
    html.add(
        Html.table(
            List.of(),
            Stream.of(
                List.of("From", envelope.from()),
                List.of("To", String.join(", ", envelope.to())),
                List.of("Sent", time(envelope.at())))));
    var files = mail.attachments();
    html.add(
        Html.list(
            IntStream.range(0, files.size())
                .mapToObj(i -> file(base + "/" + i, i, files.get(i)))
                .toArray(Html[]::new)));
    if (mail.body("text/html").isPresent()) {
      var frame = "sandbox=\"allow-popups allow-popups-to-escape-sandbox\" title=\"HTML part\"";
      html.add(Html.of("iframe %s src=\"%s/html\"".formatted(frame, Html.safe(base))));
    }
    mail.body("text/plain")
        .ifPresent(
            text -> html.add(Html.all(Html.of("h2", "Text part"), Html.of("pre", text.text()))));
    html.add(Html.of("p", Html.link(base + "/raw", "The message as it was sent")));
    return Page.html(envelope.subject(), html.toArray());
  }

  private static Html file(String path, int number, MailMessage file) {
    var name = file.fileName().orElse("attachment " + (number + 1));
    var size = " %s, %d bytes".formatted(file.type(), file.content().length);
    return Html.all(Html.link(path, name), size);
  }

  /// Links of a mail open in a window of their own: what they lead to may refuse to be in a frame.
  private static String framed(String html) {
    String base = "<base target=\"_blank\">";
    String within = html.replaceFirst("(?i)<head\\b[^>]*>", "$0" + base);
    return within.equals(html) ? base + html : within;
  }

  private static Reply attachment(List<MailMessage> attachments, String number) {
    int index = number.matches("\\d{1,3}") ? Integer.parseInt(number) : attachments.size();
    if (index >= attachments.size()) {
      return Reply.message(404, "no such attachment");
    }
    MailMessage part = attachments.get(index);
    var fileName = part.fileName().orElse("attachment").replaceAll("[^\\p{Alnum}._ -]", "_");
    boolean shown = SHOWN.contains(part.type());
    return Reply.of(200, shown ? part.type() : "application/octet-stream", part.content())
        .with(
            "Content-Disposition",
            "%s; filename=\"%s\"".formatted(shown ? "inline" : "attachment", fileName));
  }
}
