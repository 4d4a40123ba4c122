package dev.utkast.local.inbox;

import com.samskivert.mustache.Mustache;
import dev.utkast.local.web.Reply;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.commons.io.IOUtils;

/// Pages of the local system, each of a template in `pages`. HTML carries a policy that forbids
/// scripts and anything from elsewhere.
public final class Page {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data: 'self'; frame-src 'self';"
          + " object-src 'self'";

  private static final Mustache.Compiler TEMPLATES =
      Mustache.compiler()
          .emptyStringIsFalse(true)
          .withLoader(name ->
              new StringReader(
                  IOUtils.resourceToString(
                      "/pages/" + name + ".mustache", StandardCharsets.UTF_8)));

  private Page() {}

  /// Any page, as harmless as pages of this system are.
  public static Reply guarded(Reply page) {
    return page.with("Content-Security-Policy", POLICY)
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "no-store");
  }

  /// @param values what the template names; text among it is made safe
  public static Reply html(String template, Map<String, ?> values) {
    var page = TEMPLATES.loadTemplate(template).execute(values);
    return Reply.of(200, "text/html; charset=UTF-8", page);
  }

  /// "1 mail", "2 mails".
  public static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
