package dev.utkast.testkit;

import dev.utkast.aws.objects.ObjectStore;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The [ObjectStore] in memory.
public final class MemoryObjects implements ObjectStore {
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

  @Override
  public void putNew(String key, byte[] bytes, String contentType) {
    objects.putIfAbsent(key, bytes.clone());
  }

  @Override
  public Optional<byte[]> get(String key) {
    return Optional.ofNullable(objects.get(key)).map(byte[]::clone);
  }

  /// @return every object by its key
  public Map<String, byte[]> all() {
    return new TreeMap<>(objects);
  }

  public int size() {
    return objects.size();
  }
}
