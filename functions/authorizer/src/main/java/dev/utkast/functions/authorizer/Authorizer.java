package dev.utkast.functions.authorizer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.http.Digests;
import dev.utkast.aws.http.Rehearsal;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.TokensTable;
import dev.utkast.aws.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// HTTP API authorizer → what the presented access token may do.
///
/// It authenticates; each function authorizes. An unknown token passes with no scopes at all, so
/// that the caller gets the documented 401 from the one place that answers errors, and not the
/// gateway's bare 403; see `docs/DECISIONS.md`.
public final class Authorizer implements RequestStreamHandler {
  private static final String HEADER = "x-shopify-access-token";
  private static final int PRINCIPAL_CHARACTERS = 16;

  /// Enough for people to tell tokens apart.
  private static final int CALLER_CHARACTERS = 8;

  private final TokensTable tokens;

  public Authorizer() {
    this(Wiring.fromEnvironment());
  }

  public Authorizer(Wiring wiring) {
    this.tokens = new TokensTable(wiring.database());
    Rehearsal.of(wiring, Authorizer::new, Authorizer::rehearsed);
  }

  private static List<Json> rehearsed() {
    var headers = Json.object().put(HEADER, "none").build();
    return List.of(Json.object().put("headers", headers).build());
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var event = Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    var hash = Digests.sha256(event.at("headers").textAt(HEADER));
    var access = tokens.access(hash);
    var scopes = access.map(TokensTable.Access::scopes).orElse(List.of());
    var answer =
        Json.object()
            .put("isAuthorized", true)
            .put(
                "context",
                Json.object()
                    .put("scopes", String.join(",", scopes))
                    .put("principal", hash.substring(0, PRINCIPAL_CHARACTERS))
                    .put(
                        "caller",
                        access
                            .flatMap(TokensTable.Access::name)
                            .orElse(hash.substring(0, CALLER_CHARACTERS)))
                    .build())
            .build();
    out.write(answer.write().getBytes(StandardCharsets.UTF_8));
  }
}
