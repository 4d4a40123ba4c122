package dev.utkast.aws.objects;

import java.util.Optional;

/// Documents by key, in one private bucket. Keys are made of our own ids only.
public interface ObjectStore {

  /// Stores the bytes unless the key is taken already: the same effect however often it is asked
  /// for.
  ///
  /// @return whether this call stored them
  boolean putNew(String key, byte[] bytes, String contentType);

  Optional<byte[]> get(String key);
}
