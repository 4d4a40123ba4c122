package dev.utkast.documents;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// Where everything stands on the pages of a PDF, in points from the top left.
///
/// @param number of the page, from 1
/// @param painted boxes around what is filled or drawn, such as the bars of a barcode
record Glyphs(int number, double width, double height, List<Glyph> glyphs, List<Box> painted) {

  /// @param baseline from the top
  record Glyph(String text, double left, double right, double baseline, double size) {}

  record Box(double left, double top, double right, double bottom) {}

  static List<Glyphs> of(Pdf pdf) {
    return pdf.read(document -> {
      var pages = new ArrayList<Glyphs>();
      for (int i = 1; i <= document.getNumberOfPages(); i++) {
        var page = document.getPage(i - 1);
        var box = page.getMediaBox();
        var found = new ArrayList<Glyph>();
        var stripper = stripper(found);
        stripper.setStartPage(i);
        stripper.setEndPage(i);
        stripper.writeText(document, new StringWriter());
        var paths = new Paths(page);
        paths.processPage(page);
        pages.add(new Glyphs(i, box.getWidth(), box.getHeight(), found, paths.boxes));
      }
      return pages;
    });
  }

  private static PDFTextStripper stripper(List<Glyph> found) {
    return new PDFTextStripper() {
      @Override
      protected void processTextPosition(TextPosition at) {
        if (!at.getUnicode().isBlank()) {
          double left = at.getXDirAdj();
          found.add(
              new Glyph(
                  at.getUnicode(),
                  left,
                  left + at.getWidthDirAdj(),
                  at.getYDirAdj(),
                  at.getFontSizeInPt()));
        }
      }
    };
  }

  /// Everything on one height, from left to right.
  List<List<Glyph>> lines() {
    var sorted = glyphs.stream().sorted(Comparator.comparingDouble(Glyph::baseline)).toList();
    var lines = new ArrayList<List<Glyph>>();
    for (var glyph : sorted) {
      if (lines.isEmpty() || glyph.baseline - lines.getLast().getFirst().baseline > 0.5) {
        lines.add(new ArrayList<>());
      }
      lines.getLast().add(glyph);
    }
    lines.forEach(line -> line.sort(Comparator.comparingDouble(Glyph::left)));
    return lines;
  }

  /// A line as it is read: with a space where there is room for one.
  static String read(List<Glyph> line) {
    var text = new StringBuilder();
    Optional<Glyph> before = Optional.empty();
    for (var glyph : line) {
      if (before.filter(last -> glyph.left - last.right > last.size * 0.15).isPresent()) {
        text.append(' ');
      }
      text.append(glyph.text);
      before = Optional.of(glyph);
    }
    return text.toString();
  }

  /// Glyphs that stand on the one before them.
  List<String> overlaps() {
    var overlaps = new ArrayList<String>();
    for (var line : lines()) {
      for (int i = 1; i < line.size(); i++) {
        if (line.get(i).left < line.get(i - 1).right - 0.7) {
          overlaps.add("page " + number + ": " + line.get(i).text + " in " + read(line));
        }
      }
    }
    return overlaps;
  }

  /// What leaves the margins of the page.
  ///
  /// @param side and edge in points: of left and right, and of top and bottom
  List<String> outside(double side, double edge) {
    var outside = new ArrayList<String>();
    for (var glyph : glyphs) {
      if (glyph.left < side - 0.5
          || glyph.right > width - side + 0.5
          || glyph.baseline - glyph.size < edge
          || glyph.baseline > height - edge) {
        outside.add("page " + number + ": " + glyph);
      }
    }
    for (var box : painted) {
      if (box.left < side - 0.6
          || box.right > width - side + 0.6
          || box.top < edge
          || box.bottom > height - edge) {
        outside.add("page " + number + ": " + box);
      }
    }
    return outside;
  }

  /// Collects the outlines of all that is painted.
  private static final class Paths extends PDFGraphicsStreamEngine {
    private final List<Box> boxes = new ArrayList<>();
    private Optional<Rectangle2D> bounds = Optional.empty();
    private Point2D current = new Point2D.Double();

    Paths(PDPage page) {
      super(page);
    }

    private void reach(double x, double y) {
      current = new Point2D.Double(x, y);
      var point = new Rectangle2D.Double(x, y, 0, 0);
      bounds = Optional.of(bounds.map(known -> known.createUnion(point)).orElse(point));
    }

    private void paint() {
      double height = getPage().getMediaBox().getHeight();
      bounds.ifPresent(box ->
          boxes.add(
              new Box(
                  box.getMinX(), height - box.getMaxY(), box.getMaxX(), height - box.getMinY())));
      endPath();
    }

    @Override
    public void appendRectangle(Point2D a, Point2D b, Point2D c, Point2D d) {
      for (var corner : List.of(a, b, c, d)) {
        reach(corner.getX(), corner.getY());
      }
    }

    @Override
    public void moveTo(float x, float y) {
      reach(x, y);
    }

    @Override
    public void lineTo(float x, float y) {
      reach(x, y);
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
      reach(x3, y3);
    }

    @Override
    public Point2D getCurrentPoint() {
      return current;
    }

    @Override
    public void strokePath() {
      paint();
    }

    @Override
    public void fillPath(int windingRule) {
      paint();
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
      paint();
    }

    @Override
    public void endPath() {
      bounds = Optional.empty();
    }

    @Override
    public void closePath() {}

    @Override
    public void clip(int windingRule) {}

    @Override
    public void drawImage(PDImage image) throws IOException {}

    @Override
    public void shadingFill(COSName shading) {}
  }
}
