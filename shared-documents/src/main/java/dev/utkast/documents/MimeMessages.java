package dev.utkast.documents;

import dev.utkast.model.text.Characters;
import dev.utkast.model.text.MailAddress;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import jakarta.mail.util.StreamProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.util.MailStreamProvider;

/// Raw messages as RFC 5322 and MIME want them: text and HTML as alternatives, files beside them,
/// UTF-8 throughout.
///
/// Refuses anything that could add a header or a recipient: line breaks in any header, and what is
/// no [MailAddress]. Domains in Unicode are converted. The same mail gives the same bytes.
public final class MimeMessages {

  private static final Pattern MESSAGE_ID =
      Pattern.compile("[A-Za-z0-9._=+-]{1,180}@[A-Za-z0-9.-]{1,253}");
  private static final Pattern LINE_END = Pattern.compile("\\R");

  /// RFC 5322, section 3.3; in UTC, whatever the machine's zone.
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss '+0000'", Locale.US)
          .withZone(ZoneOffset.UTC);

  /// Looks for its providers once; nothing is ever sent through it.
  private static final Session SESSION = Session.getInstance(new Properties());

  static {
    // Otherwise each mail looks for it anew, in every archive there is.
    System.getProperties()
        .putIfAbsent(StreamProvider.class.getName(), MailStreamProvider.class.getName());
  }

  private MimeMessages() {}

  public static byte[] compose(OutgoingMail mail) {
    if (!MESSAGE_ID.matcher(mail.messageId()).matches()) {
      throw new IllegalArgumentException("Not a message id: " + mail.messageId());
    }
    try {
      var message = new WithId(mail.messageId());
      message.setHeader("From", addresses("From", List.of(mail.from())));
      if (mail.replyTo().isPresent()) {
        message.setHeader("Reply-To", addresses("Reply-To", List.of(mail.replyTo().get())));
      }
      message.setHeader("To", addresses("To", mail.to()));
      if (!mail.cc().isEmpty()) {
        message.setHeader("Cc", addresses("Cc", mail.cc()));
      }
      message.setHeader("Subject", HeaderText.of("Subject", oneLine(mail.content().subject())));
      message.setHeader("Date", DATE.format(mail.date()));
      message.setContent(body(mail));
      message.saveChanges();
      var bytes = new ByteArrayOutputStream();
      message.writeTo(bytes);
      return bytes.toByteArray();
    } catch (MessagingException refused) {
      throw new IllegalArgumentException(
          "The mail cannot be written: " + refused.getMessage(), refused);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Writing a mail to memory", impossible);
    }
  }

  private static MimeMultipart body(OutgoingMail mail) throws MessagingException, IOException {
    var alternatives = new NamedMultipart("alternative", "=_utkast_alternative");
    alternatives.addBodyPart(text(mail.content().text(), "plain"));
    alternatives.addBodyPart(html(mail.content()));
    if (mail.attachments().isEmpty()) {
      return alternatives;
    }
    var both = new MimeBodyPart();
    both.setContent(alternatives);
    var mixed = new NamedMultipart("mixed", "=_utkast_mixed");
    mixed.addBodyPart(both);
    for (var attachment : mail.attachments()) {
      mixed.addBodyPart(file(attachment));
    }
    return mixed;
  }

  /// With its picture, where it has one (RFC 2387).
  private static MimeBodyPart html(MailContent content) throws MessagingException, IOException {
    var html = text(content.html(), "html");
    if (content.picture().isEmpty()) {
      return html;
    }
    var picture = content.picture().get();
    var part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(picture.png(), "image/png")));
    part.setContentID("<" + picture.id() + ">");
    part.setDisposition("inline");
    part.setHeader("Content-Transfer-Encoding", "base64");
    var related = new NamedMultipart("related", "=_utkast_related");
    related.addBodyPart(html);
    related.addBodyPart(part);
    var both = new MimeBodyPart();
    both.setContent(related);
    return both;
  }

  private static MimeBodyPart text(String text, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(LINE_END.matcher(text).replaceAll("\r\n"), StandardCharsets.UTF_8.name(), subtype);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  private static MimeBodyPart file(Attachment attachment) throws MessagingException, IOException {
    var part = new MimeBodyPart();
    part.setDataHandler(
        new DataHandler(new ByteArrayDataSource(attachment.bytes(), attachment.contentType())));
    part.setFileName(MimeUtility.encodeText(attachment.fileName(), "UTF-8", null));
    part.setDisposition("attachment");
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  /// Each on a line of its own.
  private static String addresses(String header, List<OutgoingMail.Mailbox> mailboxes) {
    int column = header.length() + 2;
    var shown = new ArrayList<String>();
    for (var mailbox : mailboxes) {
      shown.add(address(shown.isEmpty() ? column : 1, mailbox));
    }
    return String.join(",\r\n ", shown);
  }

  private static String address(int column, OutgoingMail.Mailbox mailbox) {
    var deliverable =
        MailAddress.parse(mailbox.address())
            .orElseThrow(() -> new IllegalArgumentException("Not a mail address"));
    var name = oneLine(mailbox.name().orElse(""));
    return HeaderText.mailbox(column, name, deliverable.ascii());
  }

  private static String oneLine(String text) {
    if (Characters.anyForbidden(text) || Characters.hasLineEnd(text)) {
      throw new IllegalArgumentException("A text in a mail's header is one line of visible text");
    }
    return text;
  }

  /// Keeps the id it is given; the library would make up a new one each time.
  private static final class WithId extends MimeMessage {

    private final String id;

    WithId(String id) {
      super(SESSION);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + ">");
    }
  }

  /// Keeps the boundary it is given; the library would make up a new one each time. A boundary with
  /// `=_` in it occurs in no quoted-printable or base64 body (RFC 2045, section 6.7), so no text
  /// can end its own part.
  private static final class NamedMultipart extends MimeMultipart {

    NamedMultipart(String subtype, String boundary) throws MessagingException {
      super(subtype);
      var type = new jakarta.mail.internet.ContentType(getContentType());
      type.setParameter("boundary", boundary);
      if (subtype.equals("related")) {
        type.setParameter("type", "text/html");
      }
      contentType = type.toString();
    }
  }
}
