package dev.utkast.local.inbox;

import dev.utkast.local.web.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// The mails as pages: a list, one mail, its parts. A mail's HTML is shown in a sandboxed frame
/// without scripts and without anything loaded from elsewhere. Paths: nothing, `/<id>`,
/// `/<id>/html`, `/<id>/raw`, `/<id>/<number of attachment>`.
public record InboxPages(MailStore store) {
  private static final int MOST_LISTED = 500;

  /// Kinds that cannot run anything are shown; the rest is saved.
  private static final Set<String> SHOWN =
      Set.of("application/pdf", "image/png", "image/jpeg", "text/plain");

  private record Attached(int number, String name, String type, int bytes) {
    static Attached of(int number, MailMessage part) {
      var name = part.fileName().orElse("attachment " + (number + 1));
      return new Attached(number, name, part.type(), part.content().length);
    }
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

  private Reply list() {
    var mails = store.all();
    return Page.html(
        "inbox",
        Map.of(
            "title",
            "Inbox",
            "count",
            Page.count(mails.size(), "mail"),
            "newest",
            mails.size() > MOST_LISTED ? ", of which the newest " + MOST_LISTED : "",
            "mails",
            mails.stream().limit(MOST_LISTED).toList()));
  }

  private static Reply mail(MailStore.Envelope envelope, MailMessage mail) {
    var files = mail.attachments();
    return Page.html(
        "mail",
        Map.of(
            "title", envelope.subject(),
            "envelope", envelope,
            "files",
                IntStream.range(0, files.size())
                    .mapToObj(i -> Attached.of(i, files.get(i)))
                    .toList(),
            "html", mail.body("text/html").isPresent(),
            "text", mail.body("text/plain").map(MailMessage::text).orElse("")));
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
