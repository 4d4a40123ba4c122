package dev.utkast.aws.links;

import dev.utkast.aws.json.Json;
import dev.utkast.model.link.LinkTokens;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// Answers that are kept for whoever asks again carry no link: what proves it is cut off, and made
/// again when the answer is given again. Only the fields that we write links into are looked at,
/// whatever staff write elsewhere.
public final class KeptLinks {
  /// The field with a link, by what it stands in.
  private static final Map<String, String> FIELDS =
      Map.of("draft_order", "invoice_url", "order", "order_status_url");

  private KeptLinks() {}

  /// @return the answer as it may be kept
  public static String cut(String body) {
    return changed(body, KeptLinks::cutUrl);
  }

  /// @return the answer as it was given first
  public static String whole(String kept, CustomerLinks links) {
    return changed(kept, url -> madeAgain(url, links));
  }

  private static String changed(String body, Function<String, Json> link) {
    if (!body.contains(CustomerLinks.PATH)) {
      return body;
    }
    var fields = new LinkedHashMap<>(Json.parse(body).fieldMap());
    FIELDS.forEach(
        (name, field) -> fields.computeIfPresent(name, (_, inner) -> changed(inner, field, link)));
    return new Json.Obj(fields).write();
  }

  private static Json changed(Json inner, String field, Function<String, Json> link) {
    var url = inner.at(field).text();
    if (url.isEmpty()) {
      return inner;
    }
    var fields = new LinkedHashMap<>(inner.fieldMap());
    fields.put(field, link.apply(url.get()));
    return new Json.Obj(fields);
  }

  private static Json cutUrl(String url) {
    return Json.of(url.substring(0, start(url) + LinkTokens.NAME_LENGTH));
  }

  /// Nothing, where its key was replaced twice since: it would lead nowhere.
  private static Json madeAgain(String url, CustomerLinks links) {
    int start = start(url);
    return Json.ofNullable(
        links.again(url.substring(start)).map(token -> url.substring(0, start) + token));
  }

  private static int start(String url) {
    return url.lastIndexOf('/') + 1;
  }
}
