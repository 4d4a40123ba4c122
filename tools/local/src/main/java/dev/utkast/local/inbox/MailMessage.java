package dev.utkast.local.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A mail taken apart for reading: decoded headers, the parts of a multipart message and their
/// content. Lenient like a mail reader: what it cannot decode is shown as it came. Nesting deeper
/// than [#DEEPEST] is left as one part.
public final class MailMessage {
  private static final int DEEPEST = 8;

  private final MimePart part;
  private final List<MailMessage> parts;

  private MailMessage(MimePart part, int depth) throws MessagingException {
    this.part = part;
    this.parts = depth < DEEPEST ? parts(part, depth) : List.of();
  }

  public static MailMessage parse(byte[] raw) {
    try {
      return new MailMessage(new MimeMessage(null, new ByteArrayInputStream(raw)), 0);
    } catch (MessagingException e) {
      throw new IllegalArgumentException("The mail cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<MailMessage> parts(MimePart part, int depth) throws MessagingException {
    var result = new ArrayList<MailMessage>();
    if (part.isMimeType("multipart/*")) {
      var all = new MimeMultipart(part.getDataHandler().getDataSource());
      for (int i = 0; i < all.getCount(); i++) {
        result.add(new MailMessage((MimePart) all.getBodyPart(i), depth + 1));
      }
    }
    return List.copyOf(result);
  }

  private interface Reading<T extends @Nullable Object> {
    T read() throws MessagingException, IOException;
  }

  private static <T> Optional<T> read(Reading<@Nullable T> reading) {
    try {
      return Optional.ofNullable(reading.read());
    } catch (MessagingException | IOException e) {
      return Optional.empty();
    }
  }

  /// The first header of this name, decoded.
  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  /// All headers of this name, decoded.
  public List<String> headers(String name) {
    return encodedHeaders(name).stream().map(MailMessage::decoded).toList();
  }

  /// All headers of this name on one line each, as they were written: in one that has a structure,
  /// what an encoded word says is no part of it (RFC 2047, section 6.2).
  public List<String> encodedHeaders(String name) {
    return read(() -> part.getHeader(name)).stream()
        .flatMap(Stream::of)
        .map(MimeUtility::unfold)
        .toList();
  }

  private static String decoded(String text) {
    try {
      return MimeUtility.decodeText(text);
    } catch (UnsupportedEncodingException e) {
      return text;
    }
  }

  private Optional<ContentType> contentType() {
    return read(() -> new ContentType(part.getContentType()));
  }

  /// The media type, lower case, without parameters.
  public String type() {
    return contentType()
        .map(type -> type.getBaseType())
        .orElse("text/plain")
        .toLowerCase(Locale.ROOT);
  }

  /// The name an attached file is offered under.
  public Optional<String> fileName() {
    return read(part::getFileName).map(MailMessage::decoded);
  }

  public boolean attached() {
    return read(part::getDisposition).filter("attachment"::equalsIgnoreCase).isPresent()
        || (fileName().isPresent() && !type().startsWith("text/"));
  }

  /// All parts that are not containers, in order.
  public List<MailMessage> leaves() {
    return parts.isEmpty()
        ? List.of(this)
        : parts.stream().flatMap(each -> each.leaves().stream()).toList();
  }

  /// The first part to be read of a media type.
  public Optional<MailMessage> body(String mediaType) {
    return leaves().stream()
        .filter(leaf -> leaf.type().equals(mediaType) && !leaf.attached())
        .findFirst();
  }

  public List<MailMessage> attachments() {
    return leaves().stream().filter(MailMessage::attached).toList();
  }

  public byte[] content() {
    return read(() -> part.getInputStream().readAllBytes()).orElseGet(this::undecoded);
  }

  private byte[] undecoded() {
    try (InputStream in =
        part instanceof MimeBodyPart body
            ? body.getRawInputStream()
            : ((MimeMessage) part).getRawInputStream()) {
      return in.readAllBytes();
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  public String text() {
    return new String(
        content(),
        contentType()
            .map(type -> type.getParameter("charset"))
            .map(MailMessage::charset)
            .orElse(StandardCharsets.UTF_8));
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(MimeUtility.javaCharset(name));
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
