package dev.utkast.aws.objects;

import java.util.Optional;

/// Documents by key, in one private bucket. Keys are made of our own ids only.
public interface ObjectStore {

  /// Stores the bytes unless the key is taken already: the same effect however often it is asked
  /// for. It does not tell whether these bytes are the ones that stay: who repeats a put whose
  /// answer was lost could not know.
  void putNew(String key, byte[] bytes, String contentType);

  Optional<byte[]> get(String key);
}
