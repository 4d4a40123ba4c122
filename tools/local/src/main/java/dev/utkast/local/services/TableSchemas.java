package dev.utkast.local.services;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What DynamoDB Local knows of its tables. It keeps the schema of each as JSON in its file, and
/// reads that text several times for every item that it stores or finds. Here a text is understood
/// once, and who asks again gets a copy, since a schema that is changed is changed in place.
final class TableSchemas extends JsonDeserializer<Object> {
  /// Texts at most; past it all are forgotten. A shop has some fifteen tables, and each a text more
  /// whenever its indexes change.
  static final int MOST_KEPT = 100;

  private final ObjectMapper plain;
  private final Class<?> type;
  private final List<Field> fields;
  private final Map<String, Object> known = new ConcurrentHashMap<>();

  /// @param plain understands a schema
  private TableSchemas(ObjectMapper plain, Class<?> type) {
    this.plain = plain;
    this.type = type;
    fields =
        Stream.of(type.getDeclaredFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()))
            .toList();
    fields.forEach(field -> field.setAccessible(true));
  }

  /// @param mapper with which schemas are read, and has read none yet
  /// @param plain another that is like it
  static TableSchemas remember(ObjectMapper mapper, ObjectMapper plain, Class<?> type) {
    var result = new TableSchemas(plain, type);
    mapper
        .getFactory()
        .configure(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION.mappedFeature(), true);
    mapper.registerModule(new SimpleModule("schemas").addDeserializer(unchecked(type), result));
    return result;
  }

  @SuppressWarnings("unchecked") // Whatever the type is, a deserializer of objects makes it.
  private static Class<Object> unchecked(Class<?> type) {
    return (Class<Object>) type;
  }

  int kept() {
    return known.size();
  }

  @Override
  public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!(parser.currentTokenLocation().contentReference().getRawContent()
        instanceof byte[] text)) {
      return plain.readValue(parser, type);
    }
    var key = new String(text, StandardCharsets.UTF_8);
    var before = known.get(key);
    if (before != null) {
      return copy(before);
    }
    var schema = plain.readValue(text, type);
    if (known.size() >= MOST_KEPT) {
      known.clear();
    }
    known.put(key, copy(schema));
    return schema;
  }

  private Object copy(Object schema) {
    try {
      var result = type.getConstructor().newInstance();
      for (var field : fields) {
        field.set(result, copied(field.get(schema)));
      }
      return result;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Lists and maps hold what nobody changes, or lists and maps.
  private static @Nullable Object copied(@Nullable Object value) {
    return switch (value) {
      case Collection<?> list ->
          list.stream()
              .<@Nullable Object>map(TableSchemas::copied)
              .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
      case Map<?, ?> map -> {
        var result = new LinkedHashMap<Object, @Nullable Object>();
        map.forEach((name, inner) -> result.put(name, copied(inner)));
        yield result;
      }
      case null, default -> value;
    };
  }
}
