package dev.utkast.aws.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.utkast.aws.json.Json;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A body is UTF-8 or nothing: a name that was read in another encoding is lost.
class RequestBodyTest {
  private static final String NAME = "{\"name\": \"Müller 山田\"}";

  private static String read(String body, boolean inBase64) {
    return Events.get("/admin/api/2026-07/customers.json", Map.of())
        .withBodyOf(Json.object().put("body", body).put("isBase64Encoded", inBase64).build())
        .body();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void textIsReadAsItWasSent() {
    assertEquals(NAME, read(NAME, false));
    assertEquals(NAME, read(base64(NAME.getBytes(StandardCharsets.UTF_8)), true));
    assertEquals("\"\\ufffd\"", read("\"\\ufffd\"", false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16"})
  void anotherEncodingIsRefused(String encoding) {
    var bytes = NAME.getBytes(Charset.forName(encoding));
    assertRefused(base64(bytes), true);
    assertRefused(new String(bytes, StandardCharsets.UTF_8), false);
  }

  private static void assertRefused(String body, boolean inBase64) {
    var problem = assertThrows(HttpProblem.class, () -> read(body, inBase64));
    assertEquals(400, problem.toResponse().status());
    assertEquals("{\"errors\":\"the body is not UTF-8\"}", problem.toResponse().body());
  }
}
