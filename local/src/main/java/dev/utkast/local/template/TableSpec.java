package dev.utkast.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A DynamoDB table as the template asks for it.
///
/// @param attributeTypes type (`S`, `N`, `B`) of each attribute that is part of a key
/// @param streamView what the stream's records show, absent when the table has no stream
public record TableSpec(
    String logicalId,
    String name,
    Map<String, String> attributeTypes,
    Key key,
    List<Index> indexes,
    Optional<String> streamView,
    Optional<String> expiryAttribute) {

  public record Key(String hash, Optional<String> range) {}

  /// @param projection `ALL`, `KEYS_ONLY` or `INCLUDE`
  /// @param local whether it is a local secondary index
  public record Index(
      String name, Key key, String projection, List<String> included, boolean local) {}
}
