package dev.utkast.documents;

import dev.utkast.model.shop.Logo;
import dev.utkast.model.shop.LogoFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Which pictures a page may show: PNG, JPEG and SVG carried inside the page as `data:` addresses,
/// of bounded size. The size is read from the picture's header before anything is unpacked; an SVG
/// is one that may be a logo ([LogoFile]).
final class InlineImages {

  private static final Pattern ADDRESS =
      Pattern.compile("data:image/(?:png|jpeg);base64,([A-Za-z0-9+/]+={0,2})");

  private static final Pattern ANY =
      Pattern.compile("data:image/[a-z+]{1,9};base64,[A-Za-z0-9+/]*+");

  private static final String SVG = "data:image/svg+xml;base64,";

  private InlineImages() {}

  /// How many characters of a page are its first picture, which no line of it pays for.
  static int characters(String html) {
    var first = ANY.matcher(html);
    return first.find()
        ? Math.min(first.end() - first.start(), PageLimits.MAX_IMAGE_CHARACTERS)
        : 0;
  }

  /// @return the SVG in an address, where one is allowed
  static Optional<byte[]> svg(String address) {
    if (!address.startsWith(SVG) || address.length() > PageLimits.MAX_IMAGE_CHARACTERS) {
      return Optional.empty();
    }
    try {
      var svg = Base64.getDecoder().decode(address.substring(SVG.length()));
      return LogoFile.look(svg) instanceof LogoFile.Found.Picture(var type, _, _)
              && type == Logo.Type.SVG
          ? Optional.of(svg)
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  static boolean isAllowed(String address) {
    return isDots(address) || svg(address).isPresent();
  }

  /// Whether it is one of dots, which are all that a PDF takes.
  static boolean isDots(String address) {
    if (address.length() > PageLimits.MAX_IMAGE_CHARACTERS) {
      return false;
    }
    var parts = ADDRESS.matcher(address);
    return parts.matches() && isBoundedPicture(parts.group(1));
  }

  private static boolean isBoundedPicture(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
    try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      var readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        return false;
      }
      var reader = readers.next();
      try {
        reader.setInput(stream, true, true);
        var pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        return pixels > 0 && pixels <= PageLimits.MAX_IMAGE_PIXELS;
      } finally {
        reader.dispose();
      }
    } catch (IOException notAPicture) {
      return false;
    }
  }
}
