package dev.utkast.aws.adminapi;

import dev.utkast.aws.http.Fields;
import dev.utkast.aws.json.Json;
import dev.utkast.model.text.Characters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Tags in requests and answers: one comma-separated string, or in requests also a list of strings.
/// The same tag in another case is the same tag, and the first spelling is kept.
///
/// Refuses more than [#MAX_TAGS] tags, and tags of more than [#MAX_LENGTH] characters.
public final class TagsJson {
  static final int MAX_TAGS = 250;
  static final int MAX_LENGTH = 255;

  private static final int MAX_TEXT = MAX_TAGS * (MAX_LENGTH + 2);

  private TagsJson() {}

  /// @return the tags, none for `null` and for an empty string; nothing where the field is absent
  ///   or refused
  public static Optional<List<String>> read(Fields fields, String name) {
    if (!fields.has(name)) {
      return Optional.empty();
    }
    return switch (fields.raw(name)) {
      case Json.Null _ -> Optional.of(List.of());
      case Json.Str _ -> fields.text(name, MAX_TEXT).flatMap(text -> checked(fields, name, text));
      case Json.Arr(var items) -> ofList(fields, name, items);
      default -> refused(fields, name, "must be a string of tags with commas between them");
    };
  }

  private static Optional<List<String>> ofList(Fields fields, String name, List<Json> items) {
    var texts = new ArrayList<String>();
    for (var item : items) {
      if (!(item instanceof Json.Str(var text))) {
        return refused(fields, name, "must hold strings only");
      }
      texts.add(text);
    }
    return checked(fields, name, String.join(",", texts));
  }

  private static Optional<List<String>> checked(Fields fields, String name, String text) {
    if (Characters.anyForbidden(text)) {
      return refused(fields, name, Fields.FORBIDDEN);
    }
    Map<String, String> tags = new LinkedHashMap<>();
    for (var part : text.split(",")) {
      var tag = part.strip();
      if (tag.codePointCount(0, tag.length()) > MAX_LENGTH) {
        return refused(
            fields, name, "has a tag that is too long (maximum is " + MAX_LENGTH + " characters)");
      }
      if (Characters.hasSeparator(tag)) {
        return refused(fields, name, "has a tag of more than one line");
      }
      if (!tag.isEmpty()) {
        tags.putIfAbsent(tag.toLowerCase(Locale.ROOT), tag);
      }
    }
    if (tags.size() > MAX_TAGS) {
      return refused(fields, name, "has too many tags (maximum is " + MAX_TAGS + ")");
    }
    return Optional.of(List.copyOf(tags.values()));
  }

  private static Optional<List<String>> refused(Fields fields, String name, String message) {
    fields.wrong(name, message);
    return Optional.empty();
  }

  public static Json write(List<String> tags) {
    return Json.of(String.join(", ", tags));
  }
}
