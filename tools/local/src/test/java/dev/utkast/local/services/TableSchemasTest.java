package dev.utkast.local.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableSchemasTest {

  /// As DynamoDB Local's is: a class without arguments, its lists and maps changed in place.
  @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
  public static final class Schema {
    private @Nullable String name;
    private List<String> indexes = new ArrayList<>();
    private Map<String, List<String>> columns = Map.of();
  }

  private final ObjectMapper mapper = new ObjectMapper();
  private final TableSchemas schemas =
      TableSchemas.remember(mapper, new ObjectMapper(), Schema.class);

  private Schema read(String name) throws IOException {
    var text =
        "{\"name\": \"%s\", \"indexes\": [\"a\", \"b\"], \"columns\": {\"a\": [\"x\"]}}"
            .formatted(name);
    return mapper.readValue(text.getBytes(StandardCharsets.UTF_8), Schema.class);
  }

  @Test
  void aTextIsUnderstoodOnceAndReadAlikeEachTime() throws IOException {
    for (int time = 0; time < 3; time++) {
      var schema = read("orders");
      assertEquals("orders", schema.name);
      assertEquals(List.of("a", "b"), schema.indexes);
      assertEquals(Map.of("a", List.of("x")), schema.columns);
      assertEquals(1, schemas.kept());
    }
    assertEquals("drafts", read("drafts").name);
    assertEquals(2, schemas.kept());
  }

  @Test
  void whoeverChangesASchemaChangesHisOwn() throws IOException {
    for (int time = 0; time < 3; time++) {
      var schema = read("orders");
      assertEquals(List.of("a", "b"), schema.indexes);
      assertEquals(List.of("x"), schema.columns.get("a"));
      schema.name = "another";
      schema.indexes.add("c");
      schema.columns.values().forEach(columns -> columns.add("y"));
      assertNotSame(schema, read("orders"));
    }
  }

  @Test
  void noMoreThanSoManyAreKept() throws IOException {
    for (int number = 0; number < 3 * TableSchemas.MOST_KEPT; number++) {
      assertEquals("t" + number, read("t" + number).name);
      assertTrue(schemas.kept() <= TableSchemas.MOST_KEPT, String.valueOf(schemas.kept()));
    }
  }
}
