package dev.utkast.model.shop;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Looks into a picture that is to be the shop's logo: a PNG (ISO/IEC 15948) or an SVG, whatever it
/// is said to be.
///
/// An SVG is a program as much as a picture, and customers' browsers run it in the shop's name: one
/// that has a script, a style sheet, foreign elements, an event handler, a document type, an
/// animation, or a reference to anything outside itself is refused. So is one with text, for it
/// looks otherwise wherever its font is missing: the drawing program makes paths of it.
public final class LogoFile {
  public static final int MAX_BYTES = 200 * 1024;

  /// Of a side of a PNG, in pixels.
  public static final int MAX_PIXELS = 2_000;

  /// Of a side of an SVG, in its user units.
  public static final int MAX_UNITS = 10_000;

  private static final int MAX_DEPTH = 64;
  private static final int MAX_ELEMENTS = 5_000;

  /// A few that use each other stand for more than anybody can draw.
  private static final int MAX_REUSES = 12;

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  static final String SVG = "http://www.w3.org/2000/svg";
  private static final Set<String> REFUSED_ELEMENTS =
      Set.of(
          "script",
          "style",
          "foreignobject",
          "animate",
          "animatemotion",
          "animatetransform",
          "set",
          "iframe",
          "object",
          "embed",
          "audio",
          "video",
          "canvas",
          "image",
          "feimage",
          "handler",
          "listener",
          "a");
  private static final Pattern LENGTH =
      Pattern.compile("\\s*\\+?([0-9]{1,6}(?:\\.[0-9]{1,6})?)(?:px)?\\s*");
  private static final Pattern REFERENCE =
      Pattern.compile("url\\s*\\(\\s*['\"]?\\s*(?!#)", Pattern.CASE_INSENSITIVE);

  private LogoFile() {}

  /// What a look into a picture found.
  public sealed interface Found {
    record Picture(Logo.Type type, int width, int height) implements Found {}

    record Refused(Fault fault) implements Found {}
  }

  public enum Fault {
    TOO_LARGE,
    NEITHER_PNG_NOR_SVG,
    /// Written in UTF-16 or UTF-32, which not every program that draws reads.
    NOT_UTF_8,
    /// With declarations of its own, by which a drawing says more than it shows.
    DOCUMENT_TYPE,
    BROKEN,
    NO_SIZE,
    TOO_WIDE_OR_HIGH,
    TOO_COMPLEX,
    RECURSIVE,
    NO_SHAPE,
    TEXT,
    ACTIVE_CONTENT,
    OUTSIDE_REFERENCE
  }

  /// Carries the fault out of the depths of a picture.
  static final class BadPicture extends Exception {
    private final Fault fault;

    BadPicture(Fault fault) {
      this.fault = fault;
    }
  }

  public static Found look(byte[] picture) {
    try {
      if (picture.length > MAX_BYTES) {
        throw new BadPicture(Fault.TOO_LARGE);
      }
      return startsWith(picture, PNG)
          ? PngFile.look(ByteBuffer.wrap(picture, PNG.length, picture.length - PNG.length))
          : svg(picture);
    } catch (BadPicture e) {
      return new Found.Refused(e.fault);
    }
  }

  private static boolean startsWith(byte[] picture, byte[] start) {
    return picture.length >= start.length
        && Arrays.equals(picture, 0, start.length, start, 0, start.length);
  }

  /// Whether it begins as markup of two or four bytes a character does: with the mark of their
  /// order, or a zero beside the first bracket.
  private static boolean isWide(byte[] picture) {
    if (picture.length < 2) {
      return false;
    }
    int first = picture[0] & 0xff;
    int second = picture[1] & 0xff;
    return (first == 0xfe && second == 0xff)
        || (first == 0xff && second == 0xfe)
        || (first == 0 && (second == '<' || second == 0))
        || (first == '<' && second == 0);
  }

  static Found sized(Logo.Type type, int width, int height, int most) throws BadPicture {
    if (width <= 0 || height <= 0) {
      throw new BadPicture(Fault.NO_SIZE);
    }
    if (width > most || height > most) {
      throw new BadPicture(Fault.TOO_WIDE_OR_HIGH);
    }
    return new Found.Picture(type, width, height);
  }

  private static Found svg(byte[] picture) throws BadPicture {
    if (isWide(picture)) {
      throw new BadPicture(Fault.NOT_UTF_8);
    }
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    boolean begun = false;
    var drawing = new SvgDrawing();
    try {
      var reader = factory.createXMLStreamReader(new ByteArrayInputStream(picture));
      Optional<Found> found = Optional.empty();
      int depth = 0;
      int elements = 0;
      int reuses = 0;
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (found.isEmpty()) {
              found = Optional.of(root(reader));
              begun = true;
            }
            reuses += reader.getLocalName().equalsIgnoreCase("use") ? 1 : 0;
            if (++depth > MAX_DEPTH || ++elements > MAX_ELEMENTS || reuses > MAX_REUSES) {
              throw new BadPicture(Fault.TOO_COMPLEX);
            }
            element(reader);
            drawing.begin(reader);
          }
          case XMLStreamConstants.END_ELEMENT -> {
            depth--;
            drawing.end();
          }
          case XMLStreamConstants.DTD -> throw new BadPicture(Fault.DOCUMENT_TYPE);
          case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.PROCESSING_INSTRUCTION ->
              throw new BadPicture(Fault.ACTIVE_CONTENT);
          default -> {}
        }
      }
      drawing.check();
      return found.orElseThrow(() -> new BadPicture(Fault.NEITHER_PNG_NOR_SVG));
    } catch (XMLStreamException e) {
      throw new BadPicture(begun ? Fault.BROKEN : Fault.NEITHER_PNG_NOR_SVG);
    }
  }

  /// The size is that of the root's width and height, else of its view box.
  private static Found root(XMLStreamReader reader) throws BadPicture {
    if (!reader.getLocalName().equals("svg") || !SVG.equals(reader.getNamespaceURI())) {
      throw new BadPicture(Fault.NEITHER_PNG_NOR_SVG);
    }
    var width = length(reader, "width");
    var height = length(reader, "height");
    if (width.isPresent() && height.isPresent()) {
      return sized(Logo.Type.SVG, width.get(), height.get(), MAX_UNITS);
    }
    var box = attribute(reader, "viewBox").strip().split("[\\s,]+");
    if (box.length != 4) {
      throw new BadPicture(Fault.NO_SIZE);
    }
    return sized(Logo.Type.SVG, length(box[2]).orElse(0), length(box[3]).orElse(0), MAX_UNITS);
  }

  static String attribute(XMLStreamReader reader, String name) {
    var value = reader.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private static Optional<Integer> length(XMLStreamReader reader, String name) {
    return length(attribute(reader, name));
  }

  private static Optional<Integer> length(String text) {
    return Optional.of(LENGTH.matcher(text))
        .filter(Matcher::matches)
        .map(match ->
            new BigDecimal(match.group(1)).setScale(0, RoundingMode.CEILING).intValueExact());
  }

  private static void element(XMLStreamReader reader) throws BadPicture {
    var element = reader.getLocalName().toLowerCase(Locale.ROOT);
    if (REFUSED_ELEMENTS.contains(element)) {
      throw new BadPicture(Fault.ACTIVE_CONTENT);
    }
    if (element.equals("text")) {
      throw new BadPicture(Fault.TEXT);
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      var name = reader.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
      var value = reader.getAttributeValue(i).strip();
      if (name.startsWith("on")) {
        throw new BadPicture(Fault.ACTIVE_CONTENT);
      }
      boolean link = name.equals("href") || name.equals("src") || name.equals("base");
      // CSS has escapes by which a reference is written in other characters.
      if ((link && !value.startsWith("#"))
          || value.contains("\\")
          || REFERENCE.matcher(value).find()) {
        throw new BadPicture(Fault.OUTSIDE_REFERENCE);
      }
    }
  }
}
