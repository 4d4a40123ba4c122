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

  private Barcodes() {}

  /// Code 128, as scanners in warehouses read it.
  ///
  /// @param heightMillimetres of the bars; a module is 0.3 mm wide
  static Optional<Element> code128(String content, int heightMillimetres) {
    var symbol = new Code128();
    var module = new BigDecimal("0.3");
    symbol.setBarHeight(
        new BigDecimal(heightMillimetres).divide(module, RoundingMode.UP).intValueExact());
    symbol.setQuietZoneHorizontal(10);
    return draw(symbol, content, module);
  }

  /// A QR code with medium error correction, modules 0.5 mm wide.
  static Optional<Element> qr(String content) {
    var symbol = new QrCode();
    symbol.setPreferredEccLevel(QrCode.EccLevel.M);
    symbol.setQuietZoneHorizontal(4);
    symbol.setQuietZoneVertical(4);
    return draw(symbol, content, new BigDecimal("0.5"));
  }

  private static Optional<Element> draw(
      Symbol symbol, String content, BigDecimal moduleMillimetres) {
    symbol.setHumanReadableLocation(HumanReadableLocation.NONE);
    symbol.setModuleWidth(1);
    try {
      symbol.setContent(content);
    } catch (OkapiException cannotHoldIt) {
      return Optional.empty();
    }
    var path = new StringBuilder();
    var left = symbol.getQuietZoneHorizontal();
    var top = symbol.getQuietZoneVertical();
    for (var bar : symbol.getRectangles()) {
      path.append('M').append(number(left + bar.x)).append(' ').append(number(top + bar.y));
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
    return Optional.of(svg);
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
