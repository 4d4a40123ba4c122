package dev.utkast.documents;

import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Component;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// An SVG of a page as the PNG that a PDF takes: drawn as sharp as a printer prints.
final class DrawnLogo {
  /// Dots for each CSS pixel: 600 an inch.
  private static final double DOTS = 6.25;

  private static final int MAX_SIDE = 2_000;

  /// Nothing is loaded for it.
  private static final LoaderContext ALONE =
      LoaderContext.builder().externalResourcePolicy(ResourcePolicy.DENY_ALL).build();

  private DrawnLogo() {}

  /// Draws what is an SVG in an `img`; what cannot be drawn is left out.
  static void draw(Element image) {
    InlineImages.svg(image.attr("src"))
        .ifPresent(svg -> {
          var drawn = png(svg, side(image, "width"), side(image, "height"));
          drawn.ifPresentOrElse(address -> image.attr("src", address), image::remove);
        });
  }

  private static int side(Element image, String name) {
    var text = image.attr(name);
    return text.matches("[0-9]{1,4}")
        ? Math.clamp(Math.round(Integer.parseInt(text) * DOTS), 1, MAX_SIDE)
        : MAX_SIDE / 2;
  }

  private static Optional<String> png(byte[] svg, int width, int height) {
    try {
      var document = new SVGLoader().load(new ByteArrayInputStream(svg), null, ALONE);
      if (document == null) {
        return Optional.empty();
      }
      var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
      var graphics = image.createGraphics();
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      @Nullable Component nowhere = null;
      document.render(nowhere, graphics, new ViewBox(0, 0, width, height));
      graphics.dispose();
      var bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      return Optional.of(
          "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException("Writing a picture to memory", e);
    } catch (RuntimeException _) {
      return Optional.empty();
    }
  }
}
