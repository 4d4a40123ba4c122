package dev.utkast.aws.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.MemoryWiring;
import dev.utkast.testkit.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is taken of a form on a customer's page, and what is not.
class CustomerFormsTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final MemoryWiring wiring = MemoryWiring.standard();
  private final CustomerForms forms = new CustomerForms(wiring);
  private final HttpCalls browser =
      new HttpCalls(new Door(wiring)).withHeader("content-type", FORM + "; charset=UTF-8");

  /// Answers with the fields of the form.
  private record Door(HttpFunction http) implements RequestStreamHandler {
    Door(MemoryWiring wiring) {
      this(new HttpFunction(wiring, List.of(route(new CustomerForms(wiring)))));
    }

    private static Route route(CustomerForms forms) {
      return Route.of(
          "POST",
          "invoices/{token}/pay",
          "",
          request ->
              forms
                  .read(request)
                  .map(fields -> Response.ok(Json.of(new TreeMap<>(fields).toString())))
                  .orElseGet(() -> CustomerForms.back(request, CustomerForms.Why.AGAIN)));
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      http.handle(in, out, context);
    }
  }

  private HttpCalls.Answer send(HttpCalls as, String body) {
    return as.call("POST", "/invoices/LINK/pay", Optional.of(body));
  }

  private String proof() {
    return "form=" + forms.proof("LINK");
  }

  @Test
  void aFormOfThePageSaysWhatWasTyped() {
    var answer = send(browser, proof() + "&amount=12.50&note=M%C3%BCller+%26+S%c3%b8n%2B&empty=");
    assertEquals(200, answer.status(), answer.text());
    var said = answer.body().text().orElseThrow();
    assertTrue(said.contains("amount=12.50, empty=, form="), said);
    assertTrue(said.contains("note=Müller & Søn+"), said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=1&a=2",
        "a=1&%61=2",
        "a",
        "=1",
        "a=1&",
        "a=%",
        "a=%4",
        "a=%zz",
        "a=%-1",
        "a=%ff",
        "a=%c3",
        "a=%c0%80",
        "a=%ed%a0%80",
        "a=%00",
        "a=1%0d%0aset-cookie: x",
        "a=b c",
        "a=\u00e9",
        "a=%\uff11\uff11",
        "{\"form\": 1}"
      })
  void whatNoBrowserWritesIsNoForm(String body) {
    var answer = send(browser, body);
    assertEquals(400, answer.status(), answer.text());
  }

  @Test
  void aFormIsSmall() {
    var many =
        IntStream.rangeClosed(1, 21).mapToObj(i -> "f" + i + "=1").collect(Collectors.joining("&"));
    assertEquals(400, send(browser, many).status());
    assertEquals(413, send(browser, "a=" + "x".repeat(4_096)).status());
    assertEquals(303, send(browser, "a=" + "x".repeat(4_094)).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "text/plain",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded-not"
      })
  void anotherKindOfBodyIsNoForm(String type) {
    assertEquals(400, send(browser.withHeader("content-type", type), proof()).status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sec-fetch-site | same-origin              | 200
          sec-fetch-site | none                     | 200
          sec-fetch-site | same-site                | 303
          sec-fetch-site | cross-site               | 303
          sec-fetch-site | something new            | 303
          origin         | null                     | 200
          origin         | https://shop.example.com | 200
          origin         | https://SHOP.example.com | 200
          origin         | http://shop.example.com  | 303
          origin         | https://evil.example     | 303
          origin         | https://shop.example.com.evil.example | 303\
          """)
  void aFormOfAnotherSiteIsNotOurs(String header, String value, int status) {
    var before = send(browser.withHeader(header, value), proof());
    assertEquals(status, before.status(), before.text());
  }

  @Test
  void aFormProvesItsPageForADay() {
    var proof = proof();
    assertEquals(303, send(browser, "form=" + forms.proof("OTHER")).status());
    assertEquals(303, send(browser, proof + "A").status());
    assertEquals(303, send(browser, "").status());
    ((SettableClock) wiring.clock()).advance(Duration.ofHours(24));
    assertEquals(200, send(browser, proof).status());
    ((SettableClock) wiring.clock()).advance(Duration.ofHours(2));
    var late = send(browser, proof);
    assertEquals("../LINK?back=again", late.headers().get("location"));
    assertEquals("no-store", late.headers().get("cache-control"));
    assertEquals("no-referrer", late.headers().get("referrer-policy"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lang=nb           | ../LINK?lang=nb&back=again
          lang=de-AT        | ../LINK?back=again
          lang=%0d%0a       | ../LINK?back=again\
          """)
  void whoIsLedBackReadsTheSameLanguage(String query, String place) {
    var answer = browser.call("POST", "/invoices/LINK/pay?" + query, Optional.of(""));
    assertEquals(place, answer.headers().get("location"));
  }

  @Test
  void everyReasonIsFoundByItsLabel() {
    for (var why : CustomerForms.Why.values()) {
      assertEquals(Optional.of(why), CustomerForms.Why.of(why.label()));
    }
    assertEquals(Optional.empty(), CustomerForms.Why.of("AGAIN"));
  }
}
