package dev.utkast.model.shop;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the data of a path, or the points of a polygon (SVG 2, sections 9.3 and 10.6).
final class SvgPath {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
  private static final Pattern FLAG = Pattern.compile("[01]");
  private static final Pattern BETWEEN = Pattern.compile("[\\s,]*");

  private final String text;
  private final Matcher matcher;
  private int at;

  private SvgPath(String text) {
    this.text = text.strip();
    this.matcher = NUMBER.matcher(this.text);
  }

  static boolean isReadable(String data) {
    return new SvgPath(data).readPath();
  }

  static boolean arePoints(String points) {
    var reader = new SvgPath(points);
    do {
      if (!reader.arguments('L')) {
        return false;
      }
    } while (!reader.isAtEnd());
    return true;
  }

  private boolean isAtEnd() {
    return at == text.length();
  }

  private boolean readPath() {
    if (!text.startsWith("M") && !text.startsWith("m")) {
      return false;
    }
    while (!isAtEnd()) {
      char command = Character.toUpperCase(text.charAt(at++));
      skip(BETWEEN);
      if (count(command) < 0) {
        return false;
      }
      boolean more = count(command) > 0;
      while (more) {
        if (!arguments(command)) {
          return false;
        }
        more = !isAtEnd() && !Character.isLetter(text.charAt(at));
      }
    }
    return true;
  }

  /// @return how many numbers a command has; -1 of none
  private static int count(char command) {
    return switch (command) {
      case 'Z' -> 0;
      case 'H', 'V' -> 1;
      case 'M', 'L', 'T' -> 2;
      case 'S', 'Q' -> 4;
      case 'C' -> 6;
      case 'A' -> 7;
      default -> -1;
    };
  }

  private boolean arguments(char command) {
    for (int i = 0; i < count(command); i++) {
      boolean flag = command == 'A' && (i == 3 || i == 4);
      if (!skip(flag ? FLAG : NUMBER)) {
        return false;
      }
      skip(BETWEEN);
    }
    return true;
  }

  private boolean skip(Pattern pattern) {
    boolean found = matcher.usePattern(pattern).region(at, text.length()).lookingAt();
    at = found ? matcher.end() : at;
    return found;
  }
}
