package dev.utkast.documents;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Numbers that people type or copy, such as an IBAN or a number for VAT: a line ends between two
/// groups of one, never within a group, and on a wide screen not within the number at all.
final class NumbersToCopy {
  /// At the end of a line, after what it is called.
  private static final Pattern NUMBER =
      Pattern.compile("(?<![^ ])(?:[A-Z]{2} )?[A-Z0-9./-]*[0-9][A-Z0-9 ./-]*$");

  /// What is longer may be wider than a phone.
  private static final int MAX_GROUP = 20;

  private NumbersToCopy() {}

  static Element text(Element parent, String tag, String kind, String value) {
    var element = Sheet.text(parent, tag, kind, value);
    var said = element.text();
    var number = NUMBER.matcher(said);
    if (!number.find() || PlainText.isRightToLeft(said)) {
      return element;
    }
    var groups = List.of(number.group().split(" "));
    if (groups.stream().anyMatch(group -> group.length() > MAX_GROUP)) {
      return element;
    }
    element.text(said.substring(0, number.start()));
    boolean whole = number.group().length() <= MAX_GROUP;
    var copied = element.appendElement("span").addClass(whole ? "whole" : "copied");
    for (var group : groups) {
      if (copied.childrenSize() > 0) {
        copied.appendText(" ");
      }
      copied.appendElement("span").text(group);
    }
    return element;
  }
}
