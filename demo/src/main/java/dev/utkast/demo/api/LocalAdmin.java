package dev.utkast.demo.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The doors only a local system has: its clock, its schedules and its state. A system that runs
/// elsewhere has none of them ([#present] is false) and keeps its own time.
public final class LocalAdmin {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final boolean present;

  public LocalAdmin(URI base) {
    this.base = base;
    this.present = send("GET", "status", "").isPresent();
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
    if (present) {
      require("POST", "clock", Json.object().put("now", now.toString()).toString());
    }
  }

  /// Fires a schedule now; returns when its function has ended.
  public void fire(String schedule) {
    if (present) {
      require("POST", "schedules/" + schedule, "");
    }
  }

  public Optional<JsonNode> status() {
    return present ? send("GET", "status", "") : Optional.empty();
  }

  private JsonNode require(String method, String path, String body) {
    return send(method, path, body)
        .orElseThrow(() -> new IllegalStateException("the local system refused /_local/" + path));
  }

  private Optional<JsonNode> send(String method, String path, String body) {
    var answer = answer(method, path, body);
    if (answer.statusCode() >= 300) {
      return Optional.empty();
    }
    try {
      return Optional.of(answer.body().isBlank() ? Json.object() : Json.parse(answer.body()));
    } catch (JsonProcessingException _) {
      return Optional.empty(); // some other server that answers every path
    }
  }

  private HttpResponse<String> answer(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(base.resolve("/_local/" + path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("no answer from " + request.uri() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
