package dev.utkast.local.inbox;

/// Text made safe for HTML.
public final class Html {

  private Html() {}

  public static String text(String text) {
    var result = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> result.append("&lt;");
        case '>' -> result.append("&gt;");
        case '&' -> result.append("&amp;");
        case '"' -> result.append("&quot;");
        case '\'' -> result.append("&#39;");
        default -> result.append(c);
      }
    }
    return result.toString();
  }

  /// "1 mail", "2 mails".
  public static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /// A table row of plain cells.
  public static String row(Object... cells) {
    var result = new StringBuilder("<tr>");
    for (Object cell : cells) {
      result.append("<td>").append(text(String.valueOf(cell))).append("</td>");
    }
    return result.append("</tr>").toString();
  }
}
