package dev.utkast.documents;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jsoup.nodes.Element;
import uk.org.okapibarcode.backend.Code128;
import uk.org.okapibarcode.backend.HumanReadableLocation;
import uk.org.okapibarcode.backend.OkapiException;
import uk.org.okapibarcode.backend.QrCode;
import uk.org.okapibarcode.backend.Symbol;

/// Barcodes as inline SVG: one path of rectangles, so that a browser, a printer and
/// [RectanglePathDrawer] draw the same. What a symbology cannot hold gives no barcode, because a
/// slip without one is still a slip.
final class Barcodes {

  private static final BigDecimal WIDEST_BAR_MILLIMETRES = new BigDecimal("0.3");

  /// 7.5 mil, which scanners are usually built for at the least.
  private static final BigDecimal NARROWEST_BAR_MILLIMETRES = new BigDecimal("0.19");

  private Barcodes() {}

  /// Code 128, as scanners in warehouses read it. Its quiet zones, ten modules on each side
  /// (ISO/IEC 15417), are left to the page: the margin on the right, and the empty middle on the
  /// left.
  ///
  /// @param heightMillimetres of the bars
  /// @param widthMillimetres that there is room for; what would need modules narrower than scanners
  ///   read gives no barcode
  static Optional<Element> code128(String content, int heightMillimetres, int widthMillimetres) {
    var symbol = new Code128();
    if (!encode(symbol, content)) {
      return Optional.empty();
    }
    var room =
        new BigDecimal(widthMillimetres)
            .divide(BigDecimal.valueOf(symbol.getWidth()), 2, RoundingMode.DOWN);
    var module = room.min(WIDEST_BAR_MILLIMETRES);
    if (module.compareTo(NARROWEST_BAR_MILLIMETRES) < 0) {
      return Optional.empty();
    }
    symbol.setBarHeight(
        new BigDecimal(heightMillimetres).divide(module, RoundingMode.UP).intValueExact());
    return encode(symbol, content) ? Optional.of(draw(symbol, content, module)) : Optional.empty();
  }

  /// A QR code with medium error correction, modules 0.5 mm wide. Its quiet zone, four modules
  /// (ISO/IEC 18004), is left to the page.
  static Optional<Element> qr(String content) {
    var symbol = new QrCode();
    symbol.setPreferredEccLevel(QrCode.EccLevel.M);
    return encode(symbol, content)
        ? Optional.of(draw(symbol, content, new BigDecimal("0.5")))
        : Optional.empty();
  }

  private static boolean encode(Symbol symbol, String content) {
    symbol.setHumanReadableLocation(HumanReadableLocation.NONE);
    symbol.setModuleWidth(1);
    try {
      symbol.setContent(content);
      return true;
    } catch (OkapiException cannotHoldIt) {
      return false;
    }
  }

  private static Element draw(Symbol symbol, String content, BigDecimal moduleMillimetres) {
    var path = new StringBuilder();
    for (var bar : symbol.getRectangles()) {
      path.append('M').append(number(bar.x)).append(' ').append(number(bar.y));
      path.append('h').append(number(bar.width)).append('v').append(number(bar.height));
      path.append('h').append(number(-bar.width)).append('z');
    }
    var svg = new Element("svg");
    svg.attr("xmlns", "http://www.w3.org/2000/svg");
    svg.attr("viewBox", "0 0 " + symbol.getWidth() + " " + symbol.getHeight());
    svg.attr(
        "style",
        "width: "
            + moduleMillimetres.multiply(BigDecimal.valueOf(symbol.getWidth()))
            + "mm; height: "
            + moduleMillimetres.multiply(BigDecimal.valueOf(symbol.getHeight()))
            + "mm");
    svg.attr("role", "img").attr("aria-label", content).attr("alt", content);
    svg.appendElement("path").attr("d", path.toString());
    return svg;
  }

  static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
