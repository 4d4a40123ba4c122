package dev.utkast.aws.adminapi;

import dev.utkast.aws.http.Request;
import dev.utkast.aws.json.Json;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `fields=a,b` limits what an answer tells; hyphens stand for underscores.
public final class SparseFields {
  private SparseFields() {}

  public static Json.Obj select(Request request, Json.Obj whole) {
    var wanted = request.parameter("fields");
    if (wanted.isEmpty()) {
      return whole;
    }
    Set<String> names =
        Stream.of(wanted.get().split(","))
            .map(name -> name.strip().replace('-', '_'))
            .collect(Collectors.toSet());
    var kept = new LinkedHashMap<>(whole.fields());
    kept.keySet().retainAll(names);
    return new Json.Obj(kept);
  }
}
