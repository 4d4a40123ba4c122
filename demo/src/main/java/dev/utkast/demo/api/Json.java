package dev.utkast.demo.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;

/// JSON as this module reads and writes it. Amounts are strings on the wire and exact decimals
/// here. Fields of maps are written in the order of their names: a repeated request must have the
/// same bytes, or its Idempotency-Key would be refused.
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /// An object with these fields, values as Jackson maps them.
  public static ObjectNode of(Map<String, ?> fields) {
    return MAPPER.valueToTree(fields);
  }

  /// An object with one field, as every request and answer of the API has.
  public static ObjectNode envelope(String name, JsonNode content) {
    return object().set(name, content);
  }

  public static JsonNode parse(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /// An amount sent as a string or a number.
  public static BigDecimal amount(JsonNode node) {
    var text = node.asText();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("an amount is missing");
    }
    return new BigDecimal(text);
  }
}
