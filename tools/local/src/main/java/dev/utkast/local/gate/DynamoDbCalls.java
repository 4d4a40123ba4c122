package dev.utkast.local.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.utkast.local.roles.Call;
import dev.utkast.local.template.Locality;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.template.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What a request to DynamoDB asks for. A batch asks for each of its tables, a transaction for what
/// each of its parts would ask alone. Source: the Service Authorization Reference.
final class DynamoDbCalls {

  private static final Pattern EQUALITY = Pattern.compile("([#\\w.-]+)\\s*=\\s*(:\\w+)");

  /// What a part of a transaction is called when it comes alone.
  private static final Map<String, String> PARTS =
      Map.of(
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem",
          "ConditionCheck", "ConditionCheckItem",
          "Get", "GetItem");

  private final SystemModel model;

  DynamoDbCalls(SystemModel model) {
    this.model = model;
  }

  Stream<Call> of(String operation, JsonNode body) {
    return switch (operation) {
      case "GetItem", "PutItem", "UpdateItem", "DeleteItem" ->
          Stream.of(call(operation, table(body), keys(body)));
      case "Query" -> Stream.of(call(operation, tableOrIndex(body), queried(body)));
      case "Scan" -> Stream.of(call(operation, tableOrIndex(body)));
      case "BatchGetItem", "BatchWriteItem" ->
          body.path("RequestItems").properties().stream()
              .map(table -> call(operation, arn(table.getKey()), batched(table)));
      case "TransactGetItems", "TransactWriteItems" ->
          elements(body.path("TransactItems"))
              .flatMap(item -> item.properties().stream())
              .map(part ->
                  call(
                      PARTS.getOrDefault(part.getKey(), part.getKey()),
                      table(part.getValue()),
                      keys(part.getValue())));
      default -> Stream.of(call(operation, resource(body)));
    };
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
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
    Locality locality = model.locality();
    return table.startsWith("arn:") ? table : locality.arn("dynamodb", "table/" + table);
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

  private List<String> batched(Map.Entry<String, JsonNode> ofTable) {
    var found = new ArrayList<String>();
    spec(ofTable.getKey())
        .ifPresent(table -> {
          var hash = table.key().hash();
          elements(ofTable.getValue().path("Keys"))
              .forEach(key -> value(key.path(hash)).forEach(found::add));
          elements(ofTable.getValue())
              .forEach(write -> {
                value(write.path("PutRequest").path("Item").path(hash)).forEach(found::add);
                value(write.path("DeleteRequest").path("Key").path(hash)).forEach(found::add);
              });
        });
    return found;
  }

  private List<String> queried(JsonNode body) {
    var found = new ArrayList<String>();
    var hash = spec(body.path("TableName").asText()).map(table -> hashOf(table, body)).orElse("");
    var equality = EQUALITY.matcher(body.path("KeyConditionExpression").asText());
    while (equality.find()) {
      var name =
          body.path("ExpressionAttributeNames").path(equality.group(1)).asText(equality.group(1));
      if (name.equals(hash)) {
        value(body.path("ExpressionAttributeValues").path(equality.group(2))).forEach(found::add);
      }
    }
    return found;
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
    return elements(typed).map(JsonNode::asText);
  }
}
