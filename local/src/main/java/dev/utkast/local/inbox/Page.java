package dev.utkast.local.inbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A page of the local system. HTML carries a policy that forbids scripts and anything from
/// elsewhere.
public final class Page {

  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
      table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.25rem .75rem .25rem 0;\
      border-bottom:1px solid #ddd;vertical-align:top}
      iframe{width:100%;height:38rem;border:1px solid #ccc;background:#fff}pre{white-space:pre-wrap}
      code{background:#f4f4f4;padding:0 .2rem;word-break:break-all}
      a{color:#0b57a4}h1{font-size:1.4rem}h2{font-size:1.1rem}
      """;
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data: 'self'; frame-src 'self';"
          + " object-src 'self'";

  private final int status;
  private final String type;
  private final byte[] body;
  private final Optional<String> disposition;

  private Page(int status, String type, byte[] body, Optional<String> disposition) {
    this.status = status;
    this.type = type;
    this.body = body;
    this.disposition = disposition;
  }

  public static Page of(int status, String type, byte[] body) {
    return new Page(status, type, body, Optional.empty());
  }

  public static Page json(String json) {
    return of(200, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  public static Page error(int status, String message) {
    String json =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .createObjectNode()
            .put("message", message)
            .toString();
    return of(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  public static Page html(String title, String body) {
    String html =
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"UTF-8\"><title>"
            + Html.text(title)
            + "</title><style>"
            + STYLE
            + "</style></head><body>"
            + body
            + "</body></html>";
    return of(200, "text/html; charset=UTF-8", html.getBytes(StandardCharsets.UTF_8));
  }

  /// The same page, offered under a file name: shown by the browser, or only saved.
  Page named(String fileName, boolean shown) {
    String safe = fileName.replaceAll("[^\\p{Alnum}._ -]", "_");
    return new Page(
        status,
        type,
        body,
        Optional.of((shown ? "inline" : "attachment") + "; filename=\"" + safe + "\""));
  }

  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public void send(HttpExchange exchange) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cache-Control", "no-store");
    disposition.ifPresent(value -> headers.set("Content-Disposition", value));
    if ("HEAD".equals(exchange.getRequestMethod())) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
