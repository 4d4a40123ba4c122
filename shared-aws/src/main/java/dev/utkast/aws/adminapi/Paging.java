package dev.utkast.aws.adminapi;

import dev.utkast.aws.http.HttpProblem;
import dev.utkast.aws.http.Request;
import dev.utkast.aws.http.Response;
import dev.utkast.aws.json.Json;
import dev.utkast.aws.json.JsonSyntaxException;
import dev.utkast.model.id.Id;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// One page of a list ordered by id: `limit`, `since_id`, `page_info`, and the `Link` header that
/// clients follow.
///
/// @param limit how many at most
/// @param from where to go on, exclusive
/// @param forward towards greater ids
/// @param filter the filters that the cursor carries
public record Paging(
    int limit,
    Optional<Long> from,
    boolean forward,
    boolean ascending,
    Map<String, String> filter) {
  static final int DEFAULT_LIMIT = 50;
  static final int MAX_LIMIT = 250;

  /// @param ascending the order of the list when nothing else is asked for
  /// @param filters names of the parameters that narrow this list
  public static Paging of(Request request, boolean ascending, List<String> filters) {
    int limit = limitOf(request);
    var pageInfo = request.parameter("page_info");
    if (pageInfo.isPresent()) {
      return ofCursor(request, pageInfo.get(), limit);
    }
    var filter = new java.util.TreeMap<String, String>();
    for (var name : filters) {
      request.parameter(name).ifPresent(value -> filter.put(name, value));
    }
    var since = since(request);
    boolean forward = since.isPresent() || ascending;
    return new Paging(limit, since, forward, forward, Map.copyOf(filter));
  }

  /// @return the parameter `since_id`, where it stands by itself, as in counts
  public static Optional<Long> since(Request request) {
    return request
        .parameter("since_id")
        .map(text ->
            Request.parseId(text)
                .orElseThrow(() -> HttpProblem.malformed("since_id must be an id")));
  }

  /// @param type what is listed, as `OrderId::new`
  /// @return the ids of a filter that is a list of them with commas between; empty where it is
  ///   absent
  public <I extends Id> Optional<List<I>> ids(String name, int max, LongFunction<I> type) {
    return Optional.ofNullable(filter.get(name))
        .map(text -> idsOf(name, text, max).stream().map(type::apply).toList());
  }

  /// @return whether a parameter that goes with the list from page to page says `true`
  public boolean flag(String name) {
    return Request.flag(name, Optional.ofNullable(filter.get(name)));
  }

  private static List<Long> idsOf(String name, String text, int max) {
    var ids =
        Stream.of(text.split(",", -1)).map(id -> Request.parseId(id.strip())).distinct().toList();
    if (ids.size() > max || ids.stream().anyMatch(Optional::isEmpty)) {
      throw HttpProblem.malformed(name + " must be at most " + max + " ids separated by commas");
    }
    return ids.stream().flatMap(Optional::stream).toList();
  }

  /// @return what a list that is held whole has for this page: one more than `limit` if there are
  ///   more
  public <T> List<T> window(Collection<T> all, Function<T, ? extends Id> id) {
    return numbered(all, one -> id.apply(one).value());
  }

  private <T> List<T> numbered(Collection<T> all, ToLongFunction<T> id) {
    var order = Comparator.comparingLong(id);
    return all.stream()
        .filter(one -> from.isEmpty() || forward == id.applyAsLong(one) > from.get())
        .filter(one -> from.isEmpty() || id.applyAsLong(one) != from.get())
        .sorted(forward ? order : order.reversed())
        .limit(limit + 1L)
        .toList();
  }

  private static int limitOf(Request request) {
    var text = request.parameter("limit").orElse(Integer.toString(DEFAULT_LIMIT));
    if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < 1) {
      throw HttpProblem.malformed("limit must be a number from 1 to " + MAX_LIMIT);
    }
    return Math.min(MAX_LIMIT, Integer.parseInt(text));
  }

  private static Paging ofCursor(Request request, String text, int limit) {
    for (var name : request.query().keySet()) {
      if (!List.of("page_info", "limit", "fields").contains(name)) {
        throw HttpProblem.malformed(name + " cannot be combined with page_info");
      }
    }
    try {
      var bytes = Base64.getUrlDecoder().decode(text);
      var cursor = Json.parse(new String(bytes, StandardCharsets.UTF_8));
      var id = Request.parseId(cursor.textAt("id")).orElseThrow(IllegalArgumentException::new);
      var filter = new java.util.TreeMap<String, String>();
      cursor.at("filter").fieldMap().forEach((k, v) -> filter.put(k, v.text().orElse("")));
      return new Paging(
          limit,
          Optional.of(id),
          cursor.at("forward") == Json.Bool.TRUE,
          cursor.at("ascending") == Json.Bool.TRUE,
          Map.copyOf(filter));
    } catch (IllegalArgumentException | JsonSyntaxException _) {
      throw HttpProblem.malformed("page_info is not one that this API gave");
    }
  }

  /// A page as it was found.
  ///
  /// @param items in the order of the list
  /// @param more whether there are more in the direction of travel
  public record Page<T>(List<T> items, boolean more) {}

  /// @param found one more than `limit` if there are more, in the direction of travel
  public <T> Page<T> page(List<T> found) {
    boolean more = found.size() > limit;
    var kept = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        forward == ascending ? List.copyOf(kept) : List.copyOf(kept).reversed(), more);
  }

  /// The answer that lists what was found, as much of it as fits: a page of large documents is
  /// shorter than `limit`, and its link leads to the rest.
  ///
  /// @param name of the list in the answer
  /// @param found one more than `limit` if there are more, in the direction of travel
  public <T> Response answer(
      Request request,
      String name,
      List<T> found,
      Function<T, ? extends Id> id,
      Function<T, Json.Obj> write) {
    return shown(request, name, found, one -> id.apply(one).value(), write);
  }

  /// The same of a list whose entries have no ids: each is known by its place, the first by 1.
  ///
  /// @param all of the list
  public <T> Response answerByPlace(
      Request request, String name, List<T> all, Function<T, Json.Obj> write) {
    var places = LongStream.rangeClosed(1, all.size()).boxed().toList();
    return shown(
        request,
        name,
        numbered(places, place -> place),
        place -> place,
        place -> write.apply(all.get(Math.toIntExact(place) - 1)));
  }

  private <T> Response shown(
      Request request,
      String name,
      List<T> found,
      ToLongFunction<T> id,
      Function<T, Json.Obj> write) {
    var texts = new ArrayList<String>();
    long room = Response.MAX_BODY;
    for (var one : found.subList(0, Math.min(limit, found.size()))) {
      var text = SparseFields.select(request, write.apply(one)).write();
      room -= Response.weight(text) + 1;
      if (room < 0 && !texts.isEmpty()) {
        break;
      }
      texts.add(text);
    }
    var kept = found.subList(0, texts.size());
    boolean more = found.size() > texts.size();
    boolean withList = forward == ascending;
    var page = new Page<>(withList ? List.copyOf(kept) : List.copyOf(kept).reversed(), more);
    var shown = String.join(",", withList ? texts : texts.reversed());
    var response = Response.text(200, "{\"" + name + "\":[" + shown + "]}");
    return numberedLinks(response, request, page, id);
  }

  /// Adds the `Link` header to an answer that is part of a longer list.
  public <T> Response linked(
      Response response, Request request, Page<T> page, Function<T, ? extends Id> id) {
    return numberedLinks(response, request, page, one -> id.apply(one).value());
  }

  private <T> Response numberedLinks(
      Response response, Request request, Page<T> page, ToLongFunction<T> id) {
    var links = new ArrayList<String>();
    if (page.items().isEmpty()) {
      return response;
    }
    boolean travelsWithList = forward == ascending;
    if (travelsWithList ? from.isPresent() : page.more()) {
      links.add(link(request, id.applyAsLong(page.items().getFirst()), !ascending, "previous"));
    }
    if (travelsWithList ? page.more() : true) {
      links.add(link(request, id.applyAsLong(page.items().getLast()), ascending, "next"));
    }
    return links.isEmpty() ? response : response.with("link", String.join(", ", links));
  }

  private String link(Request request, long id, boolean forwards, String rel) {
    var narrowed = Json.object();
    filter.forEach((name, value) -> narrowed.put(name, value));
    var cursor =
        Json.object()
            .put("id", Long.toString(id))
            .put("forward", forwards)
            .put("ascending", ascending)
            .put("filter", narrowed.build())
            .build()
            .write();
    var token =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    var target = request.origin() + encoded(request.path());
    return "<" + target + "?limit=" + limit + "&page_info=" + token + ">; rel=\"" + rel + "\"";
  }

  /// The gateway gives the path decoded: a comma, a bracket or a new line in it would end the link.
  private static String encoded(String path) {
    return Stream.of(path.split("/", -1))
        .map(step -> URLEncoder.encode(step, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }
}
