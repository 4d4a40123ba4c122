package dev.utkast.documents;

import com.openhtmltopdf.layout.LayoutContext;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.InlineLayoutBox;
import com.openhtmltopdf.render.InlineText;
import com.openhtmltopdf.render.LineBox;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// Puts the pieces of each laid out line into the order in which they are read, by the Unicode
/// Bidirectional Algorithm (UAX #9, rules L1 and L2, which come after lines are broken).
///
/// The PDF renderer breaks lines well, but knows two directions only: within a line it puts one
/// piece after the other, as they were written, from the side where the paragraph begins. A number
/// beside Hebrew in an English line is a third level, and belongs on the other side of the Hebrew.
final class VisualOrder {
  /// Stands for a picture or a table within a line.
  private static final String OBJECT = "\ufffc";

  private final LayoutContext layout;

  private VisualOrder(LayoutContext layout) {
    this.layout = layout;
  }

  /// @param root of a tree that is laid out and not yet drawn
  static void apply(Box root, LayoutContext layout) {
    new VisualOrder(layout).visit(root);
  }

  /// A text that is never broken, in the order in which it is drawn from left to right.
  static String ofUnbroken(String text) {
    var reorderer = new RightToLeft();
    var shaped = reorderer.shapeText(text);
    var splitter = new WritingDirections();
    splitter.setParagraph(shaped, splitter.getBaseDirection(shaped));
    var drawn = new StringBuilder();
    for (int i = 0; i < splitter.countTextRuns(); i++) {
      var run = splitter.getVisualRun(i);
      var part = shaped.substring(run.getStart(), run.getStart() + run.getLength());
      drawn.append(
          run.getDirection() == WritingDirections.RTL ? reorderer.reorderRTLTextToLTR(part) : part);
    }
    return drawn.toString();
  }

  private void visit(Box box) {
    var lines = new ArrayList<LineBox>();
    for (var child : box.getChildren()) {
      if (child instanceof LineBox line) {
        lines.add(line);
        line.getNonFlowContent().forEach(this::visit);
      } else {
        visit(child);
      }
    }
    if (!lines.isEmpty()) {
      reorder(lines);
    }
  }

  /// What stands in a line as a whole: a text of one level, or a box.
  ///
  /// @param origin in the line, of what its place is measured from
  /// @param start where its text lies in the paragraph
  private record Piece(int origin, Object content, int start) {
    int width() {
      return switch (content) {
        case InlineText text -> text.getWidth();
        case InlineLayoutBox inline -> inline.getInlineWidth();
        case Box box -> box.getWidth();
        default -> 0;
      };
    }

    void moveTo(int x) {
      switch (content) {
        case InlineText text -> text.setX(x - origin);
        case Box box -> box.setX(x);
        default -> {}
      }
    }
  }

  private void reorder(List<LineBox> lines) {
    var paragraph = new Paragraph();
    var pieces = lines.stream().map(line -> pieces(line, paragraph)).toList();
    var text = paragraph.text.toString();
    boolean rightToLeft = lines.getFirst().isLayedOutRTL();
    var bidi =
        new Bidi(text, rightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
    if (bidi.isLeftToRight()) {
      return;
    }
    for (int i = 0; i < lines.size(); i++) {
      reorder(lines.get(i), pieces.get(i), bidi);
    }
  }

  private void reorder(LineBox line, List<Piece> pieces, Bidi bidi) {
    // L1: space at the end of a line has the paragraph's level; the renderer lets it stand there.
    line.trimTrailingSpace(layout);
    var levels = new byte[pieces.size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) bidi.getLevelAt(pieces.get(i).start());
    }
    var order = pieces.toArray(Piece[]::new);
    Bidi.reorderVisually(levels, 0, order, 0, order.length);
    int x = 0;
    for (var piece : order) {
      piece.moveTo(x);
      x += piece.width();
    }
    line.calcChildLocations();
  }

  private List<Piece> pieces(LineBox line, Paragraph paragraph) {
    var pieces = new ArrayList<Piece>();
    for (var child : line.getChildren()) {
      pieces.addAll(pieces(child, 0, paragraph));
    }
    return pieces;
  }

  private List<Piece> pieces(Object content, int origin, Paragraph paragraph) {
    return switch (content) {
      case InlineText text -> List.of(new Piece(origin, text, paragraph.startOf(text)));
      case InlineLayoutBox inline -> {
        var inside = new ArrayList<Piece>();
        for (var child : inline.getInlineChildren()) {
          inside.addAll(pieces(child, inline.getX(), paragraph));
        }
        // One with margins moves as a whole; the rest is only there to carry a style.
        boolean spaced = inline.getInlineWidth() != inside.stream().mapToInt(Piece::width).sum();
        yield spaced && !inside.isEmpty()
            ? List.of(new Piece(0, inline, inside.getFirst().start()))
            : inside;
      }
      case Box box -> {
        visit(box);
        yield List.of(new Piece(0, box, paragraph.add(OBJECT)));
      }
      default -> List.of();
    };
  }

  /// A paragraph's text put together again from the texts that its lines refer to.
  private static final class Paragraph {
    private final StringBuilder text = new StringBuilder();
    private final IdentityHashMap<String, Integer> starts = new IdentityHashMap<>();

    int startOf(InlineText piece) {
      return starts.computeIfAbsent(piece.getMasterText(), this::add) + piece.getStart();
    }

    private int add(String part) {
      int start = text.length();
      text.append(part);
      return start;
    }
  }
}
