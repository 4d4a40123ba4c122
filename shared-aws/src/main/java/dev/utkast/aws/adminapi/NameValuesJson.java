package dev.utkast.aws.adminapi;

import dev.utkast.aws.http.Fields;
import dev.utkast.aws.json.Json;
import dev.utkast.model.shop.NameValue;
import java.util.ArrayList;
import java.util.List;

/// Custom fields in requests, such as `note_attributes`: pairs of a name and a text. A number is
/// taken as its text, for clients send those too.
public final class NameValuesJson {
  static final int MAX_PAIRS = 100;

  private NameValuesJson() {}

  public static List<NameValue> read(Fields fields, String name) {
    var out = new ArrayList<NameValue>();
    for (var pair : fields.children(name, MAX_PAIRS)) {
      var text =
          pair.raw("value") instanceof Json.Num(var number)
              ? number.toPlainString()
              : pair.text("value", Fields.MAX_TEXT).orElse("");
      out.add(new NameValue(pair.requiredText("name"), text));
    }
    return out;
  }
}
