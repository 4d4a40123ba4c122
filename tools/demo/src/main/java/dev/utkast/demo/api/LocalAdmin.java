package dev.utkast.demo.api;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.JsonSyntaxException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;

/// The doors only a local system has: its clock, its schedules and its state. A system that runs
/// elsewhere has none of them ([#present] is false) and keeps its own time.
public final class LocalAdmin {
  private final URI base;
  private final boolean present;

  public LocalAdmin(URI base) {
    this.base = base;
    this.present = look().isPresent();
  }

  public boolean present() {
    return present;
  }

  /// Whether it serves exchange rates out of a table of its own.
  public boolean hasRates() {
    return answer("GET", "ecb/eurofxref-daily.xml", "").statusCode() == 200;
  }

  /// Moves the clock of every function to this instant; it runs on from there.
  public void setClock(Instant now) {
    post("clock", Json.object().put("now", now.toString()).build().write());
  }

  /// Fires a schedule now; returns when its function has ended.
  public void fire(String schedule) {
    post("schedules/" + schedule, "");
  }

  public Optional<Json> status() {
    return present ? look() : Optional.empty();
  }

  private Optional<Json> look() {
    var answer = answer("GET", "status", "");
    try {
      return answer.statusCode() < 300 ? Optional.of(Json.parse(answer.body())) : Optional.empty();
    } catch (JsonSyntaxException _) {
      return Optional.empty(); // some other server that answers every path
    }
  }

  private void post(String path, String body) {
    if (present && answer("POST", path, body).statusCode() >= 300) {
      throw new IllegalStateException("the local system refused /_local/" + path);
    }
  }

  private HttpResponse<String> answer(String method, String path, String body) {
    var uri = base.resolve("/_local/" + path);
    try {
      return Http.send(
          HttpRequest.newBuilder(uri)
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body)));
    } catch (IOException e) {
      throw new IllegalStateException("no answer from " + uri + ": " + e.getMessage(), e);
    }
  }
}
