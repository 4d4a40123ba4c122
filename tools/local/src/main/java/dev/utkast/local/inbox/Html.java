package dev.utkast.local.inbox;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Markup. What is put into it is made safe, unless it is markup itself.
public record Html(String markup) {
  /// @param tag with its attributes, whose values are safe
  public static Html of(String tag, Object... content) {
    return new Html(
        Stream.of(content)
            .map(Html::safe)
            .collect(Collectors.joining("", "<" + tag + ">", "</" + tag.split(" ", 2)[0] + ">")));
  }

  public static Html link(String path, Object text) {
    return of("a href=\"" + safe(path) + "\"", text);
  }

  public static Html list(Html... items) {
    return of("ul", Stream.of(items).map(item -> of("li", item)).toArray());
  }

  /// @param headings none for a table without
  public static Html table(List<String> headings, Stream<List<?>> rows) {
    var head = headings.isEmpty() ? Stream.<Html>empty() : Stream.of(row("th", headings));
    return of("table", Stream.concat(head, rows.map(row -> row("td", row))).toArray());
  }

  private static Html row(String tag, List<?> cells) {
    return of("tr", cells.stream().map(cell -> of(tag, cell)).toArray());
  }

  /// One after the other.
  public static Html all(Object... content) {
    return new Html(Stream.of(content).map(Html::safe).collect(Collectors.joining()));
  }

  /// Text that is safe between tags and in quotes, of HTML and of XML.
  public static String safe(Object content) {
    return content instanceof Html(var markup)
        ? markup
        : String.valueOf(content)
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;");
  }

  /// "1 mail", "2 mails".
  public static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
