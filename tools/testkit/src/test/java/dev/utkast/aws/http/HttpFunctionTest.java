package dev.utkast.aws.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.StoreUnavailableException;
import dev.utkast.aws.storage.UnknownOutcomeException;
import dev.utkast.model.id.ProductId;
import dev.utkast.testkit.HttpCalls;
import dev.utkast.testkit.MemoryWiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every request gets one documented answer, whatever happens inside.
class HttpFunctionTest {

  /// A function with one route of each kind.
  private record Shelf(HttpFunction http) implements RequestStreamHandler {
    static Shelf of(Function<Request, Response> work) {
      return new Shelf(
          new HttpFunction(
              MemoryWiring.standard(),
              List.of(
                  Route.of("GET", "products/{id}", "read_products", Shelf::shown),
                  Route.of("POST", "products", "write_products", work),
                  Route.of("GET", "shop", "", work),
                  Route.of("GET", "open/{token}", "", work))));
    }

    private static Response shown(Request request) {
      return Response.ok(Json.object().put("id", request.id(1, ProductId::new)).build());
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context)
        throws IOException {
      http.handle(in, out, context);
    }
  }

  private static HttpCalls calls(Function<Request, Response> work) {
    return new HttpCalls(Shelf.of(work)).withScopes("write_products");
  }

  private static HttpCalls calls() {
    return calls(request -> Response.created(Json.of(request.envelope("product").path())));
  }

  @Test
  void whoMayWriteMayRead() {
    assertEquals(200, calls().get("products/7.json").status());
    assertEquals(200, calls().withScopes("read_products").get("products/7.json").status());
  }

  @Test
  void anUnknownTokenIsUnauthorized() {
    var answer = calls().withScopes().get("products/7.json");
    assertEquals(401, answer.status());
    assertEquals(
        "[API] Invalid API key or access token (unrecognized login or wrong password)",
        answer.textAt("errors"));
  }

  @Test
  void whoMayOnlyReadMayNotWrite() {
    var answer = calls().withScopes("read_products").post("products.json", "{\"product\":{}}");
    assertEquals(403, answer.status());
    assertTrue(answer.textAt("errors").contains("write_products"), answer.text());
  }

  @Test
  void anotherScopeOpensNothing() {
    assertEquals(403, calls().withScopes("write_orders").get("products/7.json").status());
  }

  @Test
  void aRouteWithoutScopeIsOpenToWhoeverHasAnAccessToken() {
    var shelf = calls(request -> Response.html(200, request.segments().getLast()));
    assertEquals("shop", shelf.withScopes("read_orders").get("shop.json").text());
    assertEquals(401, shelf.withScopes().get("shop.json").status());
  }

  @Test
  void aLinkNeedsNoAccessToken() {
    var shelf = calls(request -> Response.html(200, request.segments().getLast()));
    assertEquals("abc", shelf.withScopes().get("open/abc").text());
    assertEquals(405, shelf.withScopes().delete("open/abc").status());
  }

  /// A stranger hears the same whatever is asked for, and nothing of what is sent is looked at.
  @ParameterizedTest
  @CsvSource({
    "GET,products/7.json",
    "GET,nothing.json",
    "DELETE,products.json",
    "POST,products.json",
    "GET,shop.json",
    "PATCH,../../etc"
  })
  void aStrangerIsToldNothingElse(String method, String path) {
    for (var body : List.of("{\"product\":{}}", "not JSON", bodyOf((1 << 20) + 1))) {
      var answer = calls().withScopes().call(method, path, Optional.of(body));
      assertEquals(401, answer.status());
    }
  }

  /// First who, then what they may, then whether there is such a thing, then what they sent.
  @Test
  void refusalsComeInOneOrder() {
    var large = Optional.of(bodyOf((1 << 20) + 1));
    assertEquals(401, calls().withScopes().call("POST", "products.json", large).status());
    var reader = calls().withScopes("read_products");
    assertEquals(403, reader.call("POST", "products.json", large).status());
    assertEquals(403, reader.call("DELETE", "products.json", large).status());
    assertEquals(405, reader.call("DELETE", "products/7.json", large).status());
    assertEquals(404, reader.call("POST", "nothing.json", large).status());
    assertEquals(413, calls().call("POST", "products.json", large).status());
  }

  @ParameterizedTest
  @CsvSource({
    "products/x.json,404",
    "products/-1.json,404",
    "products/12345678901234567.json,404",
    "products/7/images.json,404",
    "nothing.json,404",
    "products.json,405"
  })
  void aWrongAddressSaysSo(String path, int status) {
    assertEquals(status, calls().get(path).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not JSON",
        "[]",
        "null",
        "{}",
        "{\"product\":null}",
        "{\"product\":[]}",
        "{\"product\":{\"price\":1e400}}",
        "{\"product\":{\"price\":1e99999999999}}",
        "{\"product\":{\"price\":NaN}}",
        "{\"product\":{},\"product\":{}}"
      })
  void aBodyThatIsNotWhatIsExpectedIsMalformed(String body) {
    var answer = calls().post("products.json", body);
    assertEquals(400, answer.status(), answer.text());
    assertTrue(!answer.textAt("errors").isBlank());
  }

  @Test
  void aBodyOfAnotherTypeIsMalformed() {
    var answer =
        calls().withHeader("content-type", "text/plain").post("products.json", "{\"product\":{}}");
    assertEquals(400, answer.status());
  }

  @Test
  void aBodyMayHaveAMegabyteAndNotOneByteMore() {
    assertEquals(201, calls().post("products.json", bodyOf(1 << 20)).status());
    assertEquals(413, calls().post("products.json", bodyOf((1 << 20) + 1)).status());
  }

  /// Two-byte letters: what counts is bytes.
  private static String bodyOf(int bytes) {
    var frame = "{\"product\":{\"title\":\"\"}}";
    int left = bytes - frame.length();
    return "{\"product\":{\"title\":\"" + "ø".repeat(left / 2) + "x".repeat(left % 2) + "\"}}";
  }

  @Test
  void aConflictIsAnsweredAsOne() {
    assertEquals(409, failing(new ConflictException(Set.of())).status());
  }

  @Test
  void anUnknownOutcomeAsksToRepeat() {
    var answer = failing(new UnknownOutcomeException("lost", new IOException("gone")));
    assertEquals(503, answer.status());
    assertTrue(answer.textAt("errors").contains("Idempotency-Key"));
  }

  @Test
  void aBusyStoreAsksForPatience() {
    var answer = failing(new StoreUnavailableException("throttled"));
    assertEquals(503, answer.status());
    assertEquals("1", answer.headers().get("retry-after"));
  }

  @Test
  void aFaultOfOursTellsNothing() {
    var answer = failing(new IllegalStateException("secret of the house"));
    assertEquals(500, answer.status());
    assertEquals("Internal Server Error", answer.textAt("errors"));
  }

  private static HttpCalls.Answer failing(RuntimeException failure) {
    return calls(
            _ -> {
              throw failure;
            })
        .post("products.json", "{}");
  }

  @Test
  void everyAnswerCarriesItsRequestId() {
    for (var answer :
        List.of(
            calls().get("products/7.json"),
            calls().get("nothing.json"),
            calls().withScopes().get("products/7.json"))) {
      assertTrue(!answer.headers().getOrDefault("x-request-id", "").isEmpty());
      assertEquals("1/40", answer.headers().get("x-shopify-shop-api-call-limit"));
      assertEquals("application/json; charset=utf-8", answer.headers().get("content-type"));
    }
  }
}
