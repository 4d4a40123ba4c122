package dev.utkast.local.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.utkast.local.roles.Call;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.template.TableSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a request to DynamoDB asks for. A batch asks for each of its tables, a transaction for what
/// each of its parts would ask alone. Source: the Service Authorization Reference.
record DynamoDbCalls(SystemModel model) {
  private static final Pattern EQUALITY = Pattern.compile("([#\\w.-]+)\\s*=\\s*(:\\w+)");

  /// What a part of a transaction is called when it comes alone.
  private static final Map<String, String> PARTS =
      Map.of(
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem",
          "ConditionCheck", "ConditionCheckItem",
          "Get", "GetItem");

  Stream<Call> of(String operation, JsonNode body) {
    return switch (operation) {
      case "GetItem", "PutItem", "UpdateItem", "DeleteItem" ->
          Stream.of(call(operation, table(body), keys(body)));
      case "Query" -> Stream.of(call(operation, tableOrIndex(body), queried(body)));
      case "Scan" -> Stream.of(call(operation, tableOrIndex(body)));
      case "BatchGetItem", "BatchWriteItem" ->
          body.path("RequestItems")
              .propertyStream()
              .map(table ->
                  call(operation, arn(table.getKey()), batched(table.getKey(), table.getValue())));
      case "TransactGetItems", "TransactWriteItems" ->
          body.path("TransactItems")
              .valueStream()
              .flatMap(JsonNode::propertyStream)
              .map(part ->
                  call(
                      PARTS.getOrDefault(part.getKey(), part.getKey()),
                      table(part.getValue()),
                      keys(part.getValue())));
      default -> Stream.of(call(operation, resource(body)));
    };
  }

  private static Call call(String operation, String resource) {
    return new Call("dynamodb:" + operation, resource);
  }

  /// Keys that are not found where they are looked for are no reason to allow anything: they count
  /// as one that no condition names.
  private static Call call(String operation, String resource, List<String> leadingKeys) {
    var keys = leadingKeys.isEmpty() ? List.of("") : leadingKeys;
    return new Call("dynamodb:" + operation, resource, Map.of("dynamodb:LeadingKeys", keys));
  }

  /// Of what is not about items: a table, a stream or nothing in particular.
  private String resource(JsonNode body) {
    return body.has("StreamArn")
        ? body.path("StreamArn").asText()
        : body.has("TableName") ? table(body) : "*";
  }

  private String table(JsonNode body) {
    return arn(body.path("TableName").asText());
  }

  private String tableOrIndex(JsonNode body) {
    return body.has("IndexName")
        ? table(body) + "/index/" + body.path("IndexName").asText()
        : table(body);
  }

  private String arn(String table) {
    return table.startsWith("arn:") ? table : model.locality().arn("dynamodb", "table/" + table);
  }

  private Optional<TableSpec> spec(String nameOrArn) {
    var name = nameOrArn.replaceFirst("^arn:.*:table/", "");
    return model.tables().stream().filter(table -> table.name().equals(name)).findFirst();
  }

  private List<String> keys(JsonNode body) {
    var item = body.has("Key") ? body.path("Key") : body.path("Item");
    return spec(body.path("TableName").asText()).stream()
        .flatMap(table -> value(item.path(table.key().hash())))
        .toList();
  }

  private List<String> batched(String table, JsonNode asked) {
    var hash = spec(table).map(it -> it.key().hash()).orElse("");
    return Stream.of(
            asked.path("Keys").valueStream(),
            asked.valueStream().map(write -> write.at("/PutRequest/Item")),
            asked.valueStream().map(write -> write.at("/DeleteRequest/Key")))
        .flatMap(items -> items)
        .flatMap(item -> value(item.path(hash)))
        .toList();
  }

  private List<String> queried(JsonNode body) {
    var hash = spec(body.path("TableName").asText()).map(table -> hashOf(table, body)).orElse("");
    var names = body.path("ExpressionAttributeNames");
    var values = body.path("ExpressionAttributeValues");
    return EQUALITY
        .matcher(body.path("KeyConditionExpression").asText())
        .results()
        .filter(found -> names.path(found.group(1)).asText(found.group(1)).equals(hash))
        .flatMap(found -> value(values.path(found.group(2))))
        .toList();
  }

  private static String hashOf(TableSpec table, JsonNode body) {
    return table.indexes().stream()
        .filter(index -> index.name().equals(body.path("IndexName").asText()))
        .map(TableSpec.Index::key)
        .findFirst()
        .orElse(table.key())
        .hash();
  }

  /// An attribute value is wrapped in its type: `{"S": "ORDER#1"}`.
  private static Stream<String> value(JsonNode typed) {
    return typed.valueStream().map(JsonNode::asText);
  }
}
