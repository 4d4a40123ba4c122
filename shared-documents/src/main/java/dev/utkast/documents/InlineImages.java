package dev.utkast.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Which pictures a page may show: PNG and JPEG carried inside the page as `data:` addresses, of
/// bounded size. The size is read from the picture's header before anything is unpacked.
final class InlineImages {

  private static final Pattern ADDRESS =
      Pattern.compile("data:image/(?:png|jpeg);base64,([A-Za-z0-9+/]+={0,2})");

  private InlineImages() {}

  static boolean isAllowed(String address) {
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
