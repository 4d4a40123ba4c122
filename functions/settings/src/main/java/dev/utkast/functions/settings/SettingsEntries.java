package dev.utkast.functions.settings;

import dev.utkast.aws.adminapi.Refusals;
import dev.utkast.aws.adminapi.SparseFields;
import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.ConflictRetry;
import dev.utkast.aws.storage.SettingsTable;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.decision.Decision.AlreadyDone;
import dev.utkast.model.decision.Decision.Changed;
import dev.utkast.model.decision.Decision.Refused;
import dev.utkast.model.id.Id;
import dev.utkast.model.shop.SalesSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/// One kind of entry in the settings: read, made, changed and deleted by its id. All entries lie in
/// one item, so that a document is priced under all of them as they were at one moment.
abstract sealed class SettingsEntries<T, I extends Id> permits TaxRates, TaxRegistrations {
  final Wiring wiring;
  final SettingsTable settings;
  private final String envelope;
  private final LongFunction<I> type;

  /// @param envelope the name of one entry in the API
  /// @param type of its id
  SettingsEntries(Wiring wiring, String envelope, LongFunction<I> type) {
    this.wiring = wiring;
    this.settings = new SettingsTable(wiring.database());
    this.envelope = envelope;
    this.type = type;
  }

  abstract List<T> all(SalesSettings settings);

  abstract I id(T entry);

  abstract Json.Obj write(T entry);

  /// What whoever asks for it alone, or writes it, is told.
  ///
  /// @param after the settings that it is among
  Json.Obj write(T entry, SalesSettings after) {
    return write(entry);
  }

  /// @param before the entry that is changed
  abstract T read(Request request, SalesSettings current, I id, Optional<T> before);

  abstract Decision<SalesSettings> put(SalesSettings current, T entry);

  abstract Optional<SalesSettings> without(SalesSettings current, I id);

  Response list(Request request) {
    return listed(request, all(settings.sales()).stream().map(this::write).toList());
  }

  final Response listed(Request request, List<Json.Obj> entries) {
    var selected = entries.stream().map(entry -> SparseFields.select(request, entry)).toList();
    return Response.ok(Json.object().put(envelope + "s", selected).build());
  }

  final Response get(Request request) {
    var current = settings.sales();
    var found = find(current, request.id(1, type));
    var json = SparseFields.select(request, write(found, current));
    return Response.ok(Json.object().put(envelope, json).build());
  }

  final Response create(Request request) {
    var id = type.apply(wiring.ids().next());
    return ConflictRetry.deciding(() -> {
      var current = settings.sales();
      var wanted = read(request, current, id, Optional.empty());
      return store(request, current, wanted, Response::created);
    });
  }

  final Response update(Request request) {
    return ConflictRetry.deciding(() -> {
      var current = settings.sales();
      var before = find(current, request.id(1, type));
      var wanted = read(request, current, id(before), Optional.of(before));
      return store(request, current, wanted, Response::ok);
    });
  }

  final Response delete(Request request) {
    return ConflictRetry.deciding(() -> {
      var next = without(settings.sales(), request.id(1, type)).orElseThrow(HttpProblem::notFound);
      return request.commit(
          wiring.database(), Response.ok(Json.object().build()), settings.put(next));
    });
  }

  private Response store(
      Request request, SalesSettings current, T wanted, Function<Json, Response> answer) {
    return switch (put(current, wanted)) {
      case Changed<SalesSettings>(var next) ->
          request.commit(
              wiring.database(), answer.apply(written(wanted, next)), settings.put(next));
      case AlreadyDone<SalesSettings> _ -> answer.apply(written(wanted, current));
      case Refused<SalesSettings>(var reason) -> throw Refusals.problem(reason);
    };
  }

  private T find(SalesSettings current, I id) {
    return all(current).stream()
        .filter(one -> id(one).equals(id))
        .findFirst()
        .orElseThrow(HttpProblem::notFound);
  }

  private Json written(T entry, SalesSettings after) {
    return Json.object().put(envelope, write(entry, after)).build();
  }
}
