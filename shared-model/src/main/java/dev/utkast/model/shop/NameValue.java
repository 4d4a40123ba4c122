package dev.utkast.model.shop;

/// One custom field: a note attribute of a document or a property of a line.
public record NameValue(String name, String value) {

  private static final int FULL_WIDTH_LOW_LINE = 0xff3f;

  /// What programs keep for themselves, under a name that begins with `_`, as far as people see:
  /// the API tells it, and nothing that a customer looks at does.
  public boolean isPrivate() {
    return name.codePoints()
        .filter(NameValue::isVisible)
        .limit(1)
        .anyMatch(c -> c == '_' || c == FULL_WIDTH_LOW_LINE);
  }

  private static boolean isVisible(int c) {
    return !Character.isWhitespace(c)
        && !Character.isSpaceChar(c)
        && Character.getType(c) != Character.FORMAT;
  }
}
