package dev.utkast.documents;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.File;
import java.util.List;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/// Draws the one kind of SVG our pages hold, barcodes: black rectangles in a single path. A full
/// SVG engine would be 5 MB more in every function and one more thing that reads foreign input; any
/// other picture is left out.
final class RectanglePathDrawer implements SVGDrawer {

  private static final Pattern RECTANGLE =
      Pattern.compile("M([0-9.]+) ([0-9.]+)h([0-9.]+)v([0-9.]+)h-[0-9.]+z");
  private static final Pattern VIEW_BOX = Pattern.compile("0 0 ([0-9.]+) ([0-9.]+)");

  @Override
  public void importFontFaceRules(List<FontFaceRule> rules, SharedContext shared) {}

  @Override
  public void addFontFile(
      File file, String family, Integer weight, BaseRendererBuilder.FontStyle style) {}

  @Override
  public void close() {}

  @Override
  public SVGImage buildSVGImage(
      Element svg, Box box, CssContext css, double width, double height, double dotsPerPixel) {
    return new Rectangles(svg, width, height, dotsPerPixel);
  }

  private static final class Rectangles implements SVGImage {

    private final Path2D.Double shape = new Path2D.Double();
    private final double width;
    private final double height;
    private final double dotsPerPixel;

    Rectangles(Element svg, double width, double height, double dotsPerPixel) {
      this.width = width;
      this.height = height;
      this.dotsPerPixel = dotsPerPixel;
      var box = VIEW_BOX.matcher(viewBox(svg));
      var paths = svg.getElementsByTagName("path");
      if (box.matches() && paths.getLength() == 1 && paths.item(0) instanceof Element path) {
        var fit =
            AffineTransform.getScaleInstance(
                width / Double.parseDouble(box.group(1)),
                height / Double.parseDouble(box.group(2)));
        addRectangles(path.getAttribute("d"), fit);
      }
    }

    /// HTML has no capitals in attributes, SVG has; parsers differ in which of the two they keep.
    private static String viewBox(Element svg) {
      return svg.hasAttribute("viewBox")
          ? svg.getAttribute("viewBox")
          : svg.getAttribute("viewbox");
    }

    private void addRectangles(String commands, AffineTransform fit) {
      var found = RECTANGLE.matcher(commands);
      while (found.find()) {
        var rectangle =
            new Rectangle2D.Double(
                Double.parseDouble(found.group(1)),
                Double.parseDouble(found.group(2)),
                Double.parseDouble(found.group(3)),
                Double.parseDouble(found.group(4)));
        shape.append(fit.createTransformedShape(rectangle), false);
      }
    }

    @Override
    public int getIntrinsicWidth() {
      return (int) Math.ceil(width);
    }

    @Override
    public int getIntrinsicHeight() {
      return (int) Math.ceil(height);
    }

    @Override
    public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
      device.drawWithGraphics(
          (float) x,
          (float) y,
          (float) (width / dotsPerPixel),
          (float) (height / dotsPerPixel),
          graphics -> {
            graphics.scale(1 / dotsPerPixel, 1 / dotsPerPixel);
            graphics.setColor(Color.BLACK);
            graphics.fill(shape);
          });
    }
  }
}
