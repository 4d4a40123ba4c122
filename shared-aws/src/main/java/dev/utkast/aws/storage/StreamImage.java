package dev.utkast.aws.storage;

import dev.utkast.aws.json.Json;
import java.util.Base64;
import java.util.HashMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads an item from a stream record's image, in the JSON form in which Lambda receives it.
public final class StreamImage {
  private StreamImage() {}

  /// @param newImage `dynamodb.NewImage` of a record of the outbox table
  public static Item outboxRow(Json newImage) {
    var attributes = new HashMap<String, AttributeValue>();
    newImage.fieldMap().forEach((name, value) -> attributes.put(name, attribute(value)));
    return ItemFormat.read(TableName.OUTBOX, attributes);
  }

  private static AttributeValue attribute(Json value) {
    if (value.at("B") instanceof Json.Str(var base64)) {
      return AttributeValue.fromB(SdkBytes.fromByteArray(Base64.getDecoder().decode(base64)));
    } else if (value.at("N") instanceof Json.Str(var number)) {
      return AttributeValue.fromN(number);
    }
    return AttributeValue.fromS(value.textAt("S"));
  }
}
