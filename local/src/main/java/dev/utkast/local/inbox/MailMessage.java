package dev.utkast.local.inbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A mail taken apart for reading: decoded headers, the parts of a multipart message and their
/// content. Lenient like a mail reader: what it cannot decode is shown as it came. Nesting deeper
/// than [#DEEPEST] is left as one part.
public final class MailMessage {

  private static final int DEEPEST = 8;
  private static final Pattern ENCODED_WORD =
      Pattern.compile("=\\?([^?]+)\\?([bBqQ])\\?([^?]*)\\?=(\\s+(?==\\?))?");

  public record Header(String name, String value) {}

  private final List<Header> headers;
  private final List<MailMessage> parts;
  private final byte[] content;

  private MailMessage(List<Header> headers, List<MailMessage> parts, byte[] content) {
    this.headers = headers;
    this.parts = parts;
    this.content = content;
  }

  public static MailMessage parse(byte[] raw) {
    // Latin-1 keeps every byte as one character, so positions and content stay exact.
    return parse(new String(raw, StandardCharsets.ISO_8859_1), 0);
  }

  private static MailMessage parse(String raw, int depth) {
    var headers = new ArrayList<Header>();
    int at = 0;
    while (at < raw.length()) {
      int end = raw.indexOf('\n', at);
      String line = (end < 0 ? raw.substring(at) : raw.substring(at, end)).stripTrailing();
      at = end < 0 ? raw.length() : end + 1;
      if (line.isEmpty()) {
        break;
      }
      int colon = line.indexOf(':');
      if (Character.isWhitespace(line.charAt(0)) && !headers.isEmpty()) {
        var last = headers.removeLast();
        headers.add(new Header(last.name(), last.value() + " " + line.strip()));
      } else if (colon > 0) {
        headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
      }
    }
    var mail = new MailMessage(List.copyOf(headers), List.of(), new byte[0]);
    String body = raw.substring(at);
    Optional<String> boundary =
        mail.type().startsWith("multipart/")
            ? mail.parameter("Content-Type", "boundary")
            : Optional.empty();
    if (boundary.isPresent() && depth < DEEPEST) {
      return new MailMessage(mail.headers, split(body, boundary.get(), depth), new byte[0]);
    }
    return new MailMessage(mail.headers, List.of(), mail.decode(body));
  }

  private static List<MailMessage> split(String body, String boundary, int depth) {
    var result = new ArrayList<MailMessage>();
    String[] pieces = ("\n" + body).split("\r?\n--" + Pattern.quote(boundary), -1);
    for (int i = 1; i < pieces.length && !pieces[i].startsWith("--"); i++) {
      int start = pieces[i].indexOf('\n');
      result.add(parse(start < 0 ? "" : pieces[i].substring(start + 1), depth + 1));
    }
    return List.copyOf(result);
  }

  /// The first header of this name, decoded.
  public Optional<String> header(String name) {
    return rawHeader(name).map(MailMessage::decodeWords);
  }

  /// All headers of this name, decoded.
  public List<String> headers(String name) {
    return rawHeaders(name).map(MailMessage::decodeWords).toList();
  }

  private Optional<String> rawHeader(String name) {
    return rawHeaders(name).findFirst();
  }

  private Stream<String> rawHeaders(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value);
  }

  /// The media type, lower case, without parameters.
  public String type() {
    return rawHeader("Content-Type")
        .orElse("text/plain")
        .split(";", 2)[0]
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  private Optional<String> parameter(String header, String name) {
    var pattern = Pattern.compile("(?i);\\s*" + name + "\\*?=\\s*(\"([^\"]*)\"|[^;\\s]+)");
    Matcher matcher = pattern.matcher(rawHeader(header).orElse(""));
    return matcher.find()
        ? Optional.of(decodeWords(matcher.group(2) != null ? matcher.group(2) : matcher.group(1)))
        : Optional.empty();
  }

  /// The name an attached file is offered under.
  public Optional<String> fileName() {
    Optional<String> name = parameter("Content-Disposition", "filename");
    return name.isPresent() ? name : parameter("Content-Type", "name");
  }

  public boolean attached() {
    return rawHeader("Content-Disposition")
            .orElse("")
            .toLowerCase(Locale.ROOT)
            .startsWith("attachment")
        || (fileName().isPresent() && !type().startsWith("text/"));
  }

  /// All parts that are not containers, in order.
  public List<MailMessage> leaves() {
    return parts.isEmpty()
        ? List.of(this)
        : parts.stream().flatMap(part -> part.leaves().stream()).toList();
  }

  /// The first part to be read of a media type.
  public Optional<MailMessage> body(String mediaType) {
    return leaves().stream()
        .filter(part -> part.type().equals(mediaType) && !part.attached())
        .findFirst();
  }

  public List<MailMessage> attachments() {
    return leaves().stream().filter(MailMessage::attached).toList();
  }

  public byte[] content() {
    return content.clone();
  }

  public String text() {
    return new String(content, charset(parameter("Content-Type", "charset").orElse("UTF-8")));
  }

  private byte[] decode(String body) {
    return switch (rawHeader("Content-Transfer-Encoding").orElse("7bit").toLowerCase(Locale.ROOT)) {
      case "base64" -> base64(body);
      case "quoted-printable" -> quoted(body, false);
      default -> body.getBytes(StandardCharsets.ISO_8859_1);
    };
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private static byte[] quoted(String text, boolean header) {
    var result = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '=' && i + 2 < text.length() + 1) {
        String rest = text.substring(i + 1, Math.min(i + 3, text.length()));
        if (rest.startsWith("\n")) {
          i += 1;
        } else if (rest.startsWith("\r\n")) {
          i += 2;
        } else if (rest.matches("[0-9A-Fa-f]{2}")) {
          result.write(Integer.parseInt(rest, 16));
          i += 2;
        } else {
          result.write(c);
        }
      } else {
        result.write(header && c == '_' ? ' ' : c);
      }
    }
    return result.toByteArray();
  }

  private static String decodeWords(String value) {
    var matcher = ENCODED_WORD.matcher(value);
    return matcher.replaceAll(match -> {
      byte[] bytes =
          match.group(2).equalsIgnoreCase("b")
              ? base64(match.group(3))
              : quoted(match.group(3), true);
      return Matcher.quoteReplacement(new String(bytes, charset(match.group(1))));
    });
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
