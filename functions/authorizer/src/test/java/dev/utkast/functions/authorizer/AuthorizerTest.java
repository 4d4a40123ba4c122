package dev.utkast.functions.authorizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.utkast.aws.http.Digests;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.TokensTable;
import dev.utkast.aws.storage.Write;
import dev.utkast.events.HttpEvents;
import dev.utkast.events.HttpRequest;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.lifecycle.LinkTarget;
import dev.utkast.testkit.Invocations;
import dev.utkast.testkit.SampleSale;
import dev.utkast.testkit.SampleShop;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A token is known by its hash or not at all; who presents an unknown one passes with nothing.
class AuthorizerTest {
  private static final String TOKEN =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  private final SampleShop shop = new SampleShop();

  AuthorizerTest() {
    grant(TOKEN, "read_orders", "write_draft_orders");
  }

  private void grant(String token, String... scopes) {
    var access = new TokensTable.Access(List.of(scopes));
    shop.database()
        .commit(new TokensTable(shop.database()).putAccess(Digests.sha256(token), access));
  }

  private Json answer(Map<String, String> headers) {
    return answer(event(headers), shop.database());
  }

  private Json answer(Json event, Database database) {
    return Invocations.invoke(new Authorizer(shop.wiring().with(database)), event);
  }

  private static Json.Obj event(Map<String, String> headers) {
    var path = "/admin/api/2026-07/orders.json";
    var request = new HttpRequest("GET", path, "", headers, List.of(), new byte[0], "192.0.2.1");
    var route = "GET /admin/api/{version}/orders.json";
    return new HttpEvents("api", "shop.example.com", route, Map.of(), "request", Instant.EPOCH)
        .authorizerEvent(request, List.copyOf(headers.values()));
  }

  private static Map<String, String> presenting(String token) {
    return Map.of("x-shopify-access-token", token);
  }

  private String scopes(String token) {
    return answer(presenting(token)).at("context").textAt("scopes");
  }

  @Test
  void aKnownTokenBringsItsScopes() {
    var answer = answer(presenting(TOKEN));
    assertEquals(
        """
        {"isAuthorized":true,"context":{"scopes":"read_orders,write_draft_orders",\
        "principal":"%s","caller":"%s"}}\
        """
            .formatted(
                Digests.sha256(TOKEN).substring(0, 16), Digests.sha256(TOKEN).substring(0, 8)),
        answer.write());
  }

  /// The one documented 401 comes from the functions, which refuse whoever has no scopes.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        " 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde",
        "ACCESS#0123456789abcdef",
        "*"
      })
  void anUnknownTokenPassesWithoutScopes(String token) {
    var answer = answer(presenting(token));
    assertEquals(Json.Bool.TRUE, answer.at("isAuthorized"));
    assertEquals("", answer.at("context").textAt("scopes"));
  }

  @Test
  void theHashOfATokenIsNoToken() {
    assertEquals("", scopes(Digests.sha256(TOKEN)));
  }

  @Test
  void withoutTheHeaderThereIsNoToken() {
    assertEquals("", answer(Map.of()).at("context").textAt("scopes"));
    var headless = Json.object().put("headers", Json.Null.NULL).build();
    assertEquals("", answer(headless, shop.database()).at("context").textAt("scopes"));
    var elsewhere = Map.of("authorization", "Bearer " + TOKEN);
    assertEquals("", answer(elsewhere).at("context").textAt("scopes"));
  }

  @Test
  void aRevokedTokenIsUnknownFromThenOn() {
    assertNotEquals("", scopes(TOKEN));
    var key = Key.alone(TableName.TOKENS, "ACCESS#" + Digests.sha256(TOKEN));
    shop.database().commit(new Write.Delete(key));
    assertEquals("", scopes(TOKEN));
  }

  @Test
  void aTokenWithNarrowerScopesIsNarrowerFromThenOn() {
    grant(TOKEN, "read_orders");
    assertEquals("read_orders", scopes(TOKEN));
    grant(TOKEN);
    assertEquals("", scopes(TOKEN));
  }

  @Test
  void aPaymentLinkIsNoAccessToken() {
    var end = shop.now().plusSeconds(1);
    shop.storedLink("link", new LinkTarget(new DraftId(1), 1, end, Optional.empty()));
    assertEquals("", scopes("link"));
    assertEquals("", scopes(shop.token(shop.invoiced(shop.draft(SampleSale.ofCupsAndPot())))));
  }

  @Test
  void principalsTellTokensApartAndNeitherToken() {
    grant("other", "read_orders");
    var one = answer(presenting(TOKEN)).at("context").textAt("principal");
    var other = answer(presenting("other")).at("context").textAt("principal");
    assertNotEquals(one, other);
    assertFalse(answer(presenting(TOKEN)).write().contains(TOKEN));
    assertFalse(Digests.sha256(TOKEN).equals(one), "the whole hash is a key of the table");
  }

  /// Constant time: the presented text is hashed and that is the key of one read; it is compared
  /// with nothing, and nothing is listed to compare it with.
  @Test
  void whateverIsPresentedIsOneReadByItsHash() {
    for (var token : List.of(TOKEN, "x", TOKEN.substring(0, 63) + "0", "")) {
      var asked = new ArrayList<String>();
      answer(event(presenting(token)), watched(asked));
      var key = Key.alone(TableName.TOKENS, "ACCESS#" + Digests.sha256(token));
      assertEquals(List.of("get " + key), asked);
    }
  }

  private Database watched(List<String> asked) {
    return (Database)
        Proxy.newProxyInstance(
            Database.class.getClassLoader(),
            new Class<?>[] {Database.class},
            (_, method, arguments) -> {
              asked.add(method.getName() + " " + arguments[0]);
              return method.invoke(shop.database(), arguments);
            });
  }

  @Test
  void nothingIsStoredThatCouldBePresented() {
    assertEquals(
        Optional.empty(),
        shop.database().contents().entrySet().stream()
            .filter(item -> (item.getKey() + item.getValue().doc()).contains(TOKEN))
            .findFirst());
  }
}
