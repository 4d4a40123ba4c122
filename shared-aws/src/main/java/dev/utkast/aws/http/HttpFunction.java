package dev.utkast.aws.http;

import com.amazonaws.services.lambda.runtime.Context;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.links.CustomerLinks;
import dev.utkast.aws.links.ParametersUnavailableException;
import dev.utkast.aws.log.Log;
import dev.utkast.aws.storage.ConflictException;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.ItemTooLargeException;
import dev.utkast.aws.storage.Pauses;
import dev.utkast.aws.storage.StoreUnavailableException;
import dev.utkast.aws.storage.UnknownOutcomeException;
import dev.utkast.aws.wiring.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// From an HTTP API event to its answer: finds the route, holds the caller to its scopes and its
/// idempotency key, and turns every failure into a documented answer.
///
/// Whose access token is not known is told so before anything else, whatever is asked for; who may
/// not do what is asked for learns no more than that. Nothing of a body is read before.
public final class HttpFunction {
  private static final int REFUSED = 400;
  private static final Set<String> WITH_IDEMPOTENCY = Set.of("POST", "PUT");

  private final List<Route> routes;
  private final Idempotency idempotency;
  private final Pauses pauses;

  public HttpFunction(Wiring wiring, List<Route> routes) {
    this.routes = List.copyOf(routes);
    this.pauses = wiring.pauses();
    this.idempotency =
        new Idempotency(
            wiring.database(), wiring.clock(), wiring.ids(), new CustomerLinks(wiring::linkKeys));
  }

  /// @return all that this function answers: for tests that ask the same of every route
  public List<Route> routes() {
    return routes;
  }

  public void handle(InputStream in, OutputStream out, Context context) throws IOException {
    var event = Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    var id = event.at("requestContext").textAt("requestId");
    var answer =
        ConflictRetry.within(pauses, context::getRemainingTimeInMillis, () -> answer(event));
    out.write(bytes(answer.with("x-request-id", id).with(CALL_LIMIT, "1/40")));
  }

  /// Lambda would refuse a larger answer, and the caller would be told nothing.
  private static byte[] bytes(Response response) {
    var bytes = response.toEvent().write().getBytes(StandardCharsets.UTF_8);
    return bytes.length <= Response.MAX_EVENT
        ? bytes
        : HttpProblem.invalid(
                "fields", "must ask for less: the answer would have " + bytes.length + " bytes")
            .toResponse()
            .toEvent()
            .write()
            .getBytes(StandardCharsets.UTF_8);
  }

  private static final String CALL_LIMIT = "x-shopify-shop-api-call-limit";

  private Response answer(Json event) {
    try {
      var request = Request.withoutBody(event);
      var route = admitted(request);
      return answer(route, request.withBodyOf(event));
    } catch (HttpProblem problem) {
      return problem.toResponse();
    } catch (ItemTooLargeException e) {
      Log.failure("request.too-large", e);
      return HttpProblem.tooLarge(e).toResponse();
    } catch (ConflictException e) {
      Log.failure("request.conflict", e);
      return HttpProblem.conflict("somebody else changed this at the same moment; try again")
          .toResponse();
    } catch (UnknownOutcomeException e) {
      Log.failure("request.outcome-unknown", e);
      return HttpProblem.unavailable().toResponse();
    } catch (ParametersUnavailableException e) {
      Log.failure("request.parameters-unavailable", e);
      return HttpProblem.busy().toResponse();
    } catch (StoreUnavailableException e) {
      Log.failure("request.store-unavailable", e);
      return HttpProblem.busy().toResponse();
    } catch (RuntimeException e) {
      Log.failure("request.failed", e);
      return HttpProblem.internal().toResponse();
    }
  }

  private Response answer(Route route, Request request) {
    request.refuseForbiddenText();
    route.checkParameters(request);
    var key = request.header("idempotency-key");
    // Customers have no token that would tell their keys apart; what they do is done once anyway.
    boolean keyed = WITH_IDEMPOTENCY.contains(request.method()) && !route.scope().isEmpty();
    if (key.isEmpty() || !keyed) {
      return route.handler().apply(request);
    }
    return switch (idempotency.claim(request, key.get())) {
      case Idempotency.Standing.Replay(var response) -> response;
      case Idempotency.Standing.Refused(var problem) -> throw problem;
      case Idempotency.Standing.Held(var claim) -> answerHolding(claim, route, request);
    };
  }

  private Response answerHolding(Idempotency.Claim claim, Route route, Request request) {
    try {
      var response = route.handler().apply(request.holding(claim));
      if (response.kept()) {
        return response;
      }
      // What is kept is what was done, and what can never be answered otherwise.
      return response.status() < REFUSED
          ? idempotency.settle(claim, response)
          : idempotency.letGo(claim, response);
    } catch (HttpProblem problem) {
      return problem.isForEver()
          ? idempotency.settle(claim, problem.toResponse())
          : idempotency.letGo(claim, problem.toResponse());
    } catch (RuntimeException e) {
      idempotency.release(claim);
      throw e;
    }
  }

  private Route admitted(Request request) {
    var atPath = routes.stream().filter(route -> route.matchesPath(request.segments())).toList();
    if (request.scopes().isEmpty() && atPath.stream().noneMatch(Route::byOtherProof)) {
      // Behind what begins as a customer's link there is nothing that a token would open.
      throw routes.stream().anyMatch(route -> route.beginsLink(request.segments()))
          ? HttpProblem.notFound()
          : HttpProblem.unauthorized();
    }
    if (atPath.isEmpty()) {
      throw HttpProblem.notFound();
    }
    var asked = atPath.stream().filter(route -> route.method().equals(request.method())).toList();
    // Of a method that nobody answers only those hear who may do something here.
    var needed = asked.isEmpty() ? atPath : asked;
    if (needed.stream().noneMatch(route -> allows(request, route))) {
      throw HttpProblem.forbidden(needed.getFirst().scope());
    }
    return asked.stream().findFirst().orElseThrow(HttpProblem::methodNotAllowed);
  }

  private static boolean allows(Request request, Route route) {
    return route.scope().isEmpty() || request.may(route.scope());
  }
}
