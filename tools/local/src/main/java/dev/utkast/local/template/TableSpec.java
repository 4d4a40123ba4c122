package dev.utkast.local.template;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/// A DynamoDB table as the template asks for it.
///
/// @param request that makes it, but for the expiry
public record TableSpec(
    String logicalId, CreateTableRequest request, Optional<String> expiryAttribute) {
  public record Key(String hash, Optional<String> range) {
    static Key of(List<KeySchemaElement> schema) {
      return new Key(
          schema.getFirst().attributeName(),
          schema.stream().skip(1).map(KeySchemaElement::attributeName).findFirst());
    }
  }

  /// A global secondary index.
  public record Index(String name, Key key) {}

  public String name() {
    return request.tableName();
  }

  public Key key() {
    return Key.of(request.keySchema());
  }

  public List<Index> indexes() {
    return request.globalSecondaryIndexes().stream()
        .map(index -> new Index(index.indexName(), Key.of(index.keySchema())))
        .toList();
  }
}
