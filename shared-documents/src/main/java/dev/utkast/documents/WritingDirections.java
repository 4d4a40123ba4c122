package dev.utkast.documents;

import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.util.Set;

/// Splits a paragraph into runs of one writing direction, by the Unicode Bidirectional Algorithm
/// (UAX #9) as the JDK has it. Texts that are in the order of drawing already are one run.
final class WritingDirections implements BidiSplitter {
  private static final String LEFT_TO_RIGHT = "x";

  private Bidi bidi = new Bidi("", Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
  private Integer[] visualOrder = new Integer[0];
  private final Set<String> ordered;

  WritingDirections() {
    this(Set.of());
  }

  WritingDirections(Set<String> ordered) {
    this.ordered = ordered;
  }

  /// @param direction of the paragraph where its text does not say
  @Override
  public void setParagraph(String text, byte direction) {
    bidi =
        new Bidi(
            ordered.contains(text) ? LEFT_TO_RIGHT.repeat(text.length()) : text,
            direction == RTL ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
    var levels = new byte[bidi.getRunCount()];
    visualOrder = new Integer[levels.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) bidi.getRunLevel(i);
      visualOrder[i] = i;
    }
    if (levels.length > 0) {
      Bidi.reorderVisually(levels, 0, visualOrder, 0, levels.length);
    }
  }

  @Override
  public int countTextRuns() {
    return visualOrder.length;
  }

  @Override
  public BidiTextRun getVisualRun(int place) {
    int run = visualOrder[place];
    int start = bidi.getRunStart(run);
    byte direction = bidi.getRunLevel(run) % 2 == 0 ? LTR : RTL;
    return new BidiTextRun(start, bidi.getRunLimit(run) - start, direction);
  }

  /// @return that of the first character that has one
  @Override
  public byte getBaseDirection(String text) {
    return text.codePoints()
        .mapToObj(WritingDirections::direction)
        .filter(direction -> direction != NEUTRAL)
        .findFirst()
        .orElse(NEUTRAL);
  }

  private static byte direction(int codePoint) {
    return switch (Character.getDirectionality(codePoint)) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> LTR;
      case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
          RTL;
      default -> NEUTRAL;
    };
  }
}
