package dev.utkast.documents;

import dev.utkast.model.transfer.TransferCode;
import io.nayuki.qrcodegen.QrCode;
import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.Element;

/// QR codes that banking apps read a transfer from, as inline SVG: one path of rectangles, so that
/// a browser, a printer and [RectanglePathDrawer] draw the same.
final class TransferCodes {
  /// ISO/IEC 18004 asks for four modules of white around; here they are part of the picture, which
  /// may stand on a dark page.
  private static final int QUIET_ZONE = 4;

  /// A Swiss code is 46 mm wide, and the cross within it 7 mm.
  private static final double CODE_MILLIMETRES = 46;

  private TransferCodes() {}

  /// @param label what the picture is, for who cannot see it
  static Element picture(TransferCode code, String label) {
    // Both standards ask for medium error correction and UTF-8.
    var symbol =
        QrCode.encodeBinary(code.text().getBytes(StandardCharsets.UTF_8), QrCode.Ecc.MEDIUM);
    int width = symbol.size + 2 * QUIET_ZONE;
    var svg = new Element("svg").addClass("code");
    svg.attr("xmlns", "http://www.w3.org/2000/svg");
    svg.attr("viewBox", "0 0 " + width + " " + width);
    svg.attr("role", "img").attr("aria-label", label).attr("alt", label);
    svg.appendElement("path").addClass("modules").attr("d", modules(symbol));
    if (code.standard() == TransferCode.Standard.SWISS) {
      cross(svg, symbol.size);
    }
    return svg;
  }

  /// Modules side by side are one rectangle.
  private static String modules(QrCode symbol) {
    var path = new StringBuilder();
    for (int y = 0; y < symbol.size; y++) {
      for (int x = 0, end; x < symbol.size; x = end + 1) {
        for (end = x; end < symbol.size && symbol.getModule(end, y); ) {
          end++;
        }
        if (end > x) {
          path.append(rectangle(x + QUIET_ZONE, y + QUIET_ZONE, end - x));
        }
      }
    }
    return path.toString();
  }

  private static String rectangle(int x, int y, int width) {
    return "M%d %dh%dv1h-%dz".formatted(x, y, width, width);
  }

  /// A white cross on a black square with a white frame (SIX, *Swiss Implementation Guidelines for
  /// the QR-bill*, section 6.4.2). Its arms are 7 parts long and 2 wide where the square has 12.
  private static void cross(Element svg, int size) {
    var middle = QUIET_ZONE + size / 2.0;
    double part = size * 7 / CODE_MILLIMETRES / 12;
    square(svg, middle, part * 14, part * 14, "paper");
    square(svg, middle, part * 12, part * 12, "modules");
    square(svg, middle, part * 7.2, part * 2.2, "paper");
    square(svg, middle, part * 2.2, part * 7.2, "paper");
  }

  private static void square(Element svg, double middle, double width, double height, String kind) {
    svg.appendElement("rect")
        .addClass(kind)
        .attr("x", Barcodes.number(middle - width / 2))
        .attr("y", Barcodes.number(middle - height / 2))
        .attr("width", Barcodes.number(width))
        .attr("height", Barcodes.number(height));
  }
}
