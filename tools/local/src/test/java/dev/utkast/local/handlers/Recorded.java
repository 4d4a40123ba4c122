package dev.utkast.local.handlers;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// What handlers in this process saw, under a name each test makes for itself.
public final class Recorded {

  private static final Map<String, List<String>> SEEN = new ConcurrentHashMap<>();

  private Recorded() {}

  static int add(String name, String what) {
    var list = SEEN.computeIfAbsent(name, _ -> new CopyOnWriteArrayList<>());
    list.add(what);
    return list.size();
  }

  public static List<String> of(String name) {
    return List.copyOf(SEEN.getOrDefault(name, List.of()));
  }
}
