package dev.utkast.demo.api;

import com.google.common.collect.Comparators;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A customer with a card, who goes where a browser would: from the page behind a link by its form
/// to the provider that a local system has in place of Stripe, and back.
///
/// Both ways may be gone twice: a page that is open serves again, and what is paid is not paid
/// again. Who calls too often, is there together with the provider's event, or meets a passing
/// trouble, waits and tries again until its patience ends; the form's answer is repeated as well,
/// for the shop has one page at a time for one sale.
public final class CardPages {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final int MOST_REDIRECTS = 5;
  private static final Pattern FORM =
      Pattern.compile("(?s)<form class=\"card\" method=\"post\" action=\"([^\"]+)\">(.*?)</form>");
  private static final Pattern FIELD = Pattern.compile("<input ([^>]+)>");

  private final Duration patience;

  public CardPages(Duration patience) {
    this.patience = patience;
  }

  /// Presses the button that pays by card.
  ///
  /// @param link to the page
  /// @return the page of the provider
  /// @throws Refused where the page asks for no card, or leads back
  public URI begin(URI link, BigDecimal amount) {
    var page = send("GET", link, "");
    var form = FORM.matcher(page.body());
    if (page.statusCode() != 200 || !form.find()) {
      throw new Refused("a card at " + shown(link), page.statusCode(), "no form that pays by card");
    }
    var fields = new LinkedHashMap<String, String>();
    FIELD
        .matcher(form.group(2))
        .results()
        .map(field -> field.group(1))
        .forEach(field -> fields.put(attribute(field, "name"), attribute(field, "value")));
    fields.put("amount", amount.toPlainString());
    var answer = send("POST", link.resolve(form.group(1)), encoded(fields));
    var there = location(link, answer).filter(to -> !to.getRawPath().startsWith("/invoices/"));
    return there.orElseThrow(() ->
        new Refused(
            "a card at " + shown(link),
            answer.statusCode(),
            "led back " + location(link, answer).map(URI::getQuery).orElse("nowhere")));
  }

  /// Pays there, and goes back to the shop.
  ///
  /// @param page of the provider; one that is paid already is left alone
  public void approve(URI page) {
    var answer = send("POST", page, "how=approve");
    var next = location(page, answer);
    for (int i = 0; next.isPresent() && i < MOST_REDIRECTS; i++) {
      var to = next.get();
      answer = send("GET", to, "");
      next = location(to, answer);
    }
    if (answer.statusCode() != 200) {
      throw new Refused("a card at " + shown(page), answer.statusCode(), answer.body());
    }
  }

  /// Links are secrets: what is told of one is where it is.
  private static String shown(URI link) {
    return link.resolve("/").toString();
  }

  private static String attribute(String field, String name) {
    var found = Pattern.compile("(?:^| )" + name + "=\"([^\"]*)\"").matcher(field);
    return found.find() ? found.group(1) : "";
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static Optional<URI> location(URI from, HttpResponse<?> answer) {
    return answer.statusCode() == 303
        ? answer.headers().firstValue("Location").map(from::resolve)
        : Optional.empty();
  }

  private HttpResponse<String> send(String method, URI to, String form) {
    var body =
        form.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(form);
    var request =
        HttpRequest.newBuilder(to)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, body);
    long deadline = System.nanoTime() + patience.toNanos();
    for (var pause = FIRST_PAUSE; ; pause = Comparators.min(pause.multipliedBy(2), LONGEST_PAUSE)) {
      var trouble = "";
      int status = 0;
      try {
        var answer = Http.send(request);
        status = answer.statusCode();
        if (status != 409 && status != 429 && status < 500) {
          return answer;
        }
        trouble = answer.body();
      } catch (IOException e) {
        trouble = e.toString();
      }
      if (System.nanoTime() + pause.toNanos() > deadline) {
        throw new Refused(method + " " + shown(to), status, trouble);
      }
      Uninterruptibles.sleepUninterruptibly(pause);
    }
  }
}
