package dev.utkast.local.inbox;

import dev.utkast.local.web.Reply;

/// Pages of the local system. HTML carries a policy that forbids scripts and anything from
/// elsewhere.
public final class Page {
  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
      table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.25rem .75rem .25rem 0;\
      border-bottom:1px solid #ddd;vertical-align:top}
      iframe{width:100%;height:38rem;border:1px solid #ccc;background:#fff}pre{white-space:pre-wrap}
      code{background:#f4f4f4;padding:0 .2rem;word-break:break-all}time{white-space:nowrap}
      a{color:#0b57a4}h1{font-size:1.4rem}h2{font-size:1.1rem}
      """;

  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data: 'self'; frame-src 'self';"
          + " object-src 'self'";

  private Page() {}

  /// Any page, as harmless as pages of this system are.
  public static Reply guarded(Reply page) {
    return page.with("Content-Security-Policy", POLICY)
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "no-store");
  }

  public static Reply html(String title, Object... body) {
    var head = Html.of("head", Html.of("title", title), new Html("<style>" + STYLE + "</style>"));
    var page = Html.of("html lang=\"en\"", head, Html.of("body", body));
    return Reply.of(200, "text/html; charset=UTF-8", "<!DOCTYPE html>" + page.markup());
  }
}
