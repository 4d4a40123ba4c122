package dev.utkast.local.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.utkast.local.template.TemplateException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"eventName":["INSERT"]}                       | {"eventName":"INSERT"} | true
          {"eventName":["INSERT","MODIFY"]}              | {"eventName":"REMOVE"} | false
          {"a":{"b":[1]}}                                | {"a":{"b":1}}          | true
          {"a":{"b":[1]}}                                | {"a":1}                | false
          {"a":["x"],"b":["y"]}                          | {"a":"x"}              | false
          {"a":[{"exists":false}]}                       | {"b":1}                | true
          {"a":[{"exists":true}]}                        | {"b":1}                | false
          {"a":[{"prefix":"DRAFT#"}]}                    | {"a":"DRAFT#1"}        | true
          {"a":[{"suffix":"1"}]}                         | {"a":"DRAFT#2"}        | false
          {"a":[{"anything-but":["x","y"]}]}             | {"a":"z"}              | true
          {"a":[{"anything-but":"x"}]}                   | {"a":"x"}              | false
          {"a":[{"equals-ignore-case":"insert"}]}        | {"a":"INSERT"}         | true
          {"a":["x"]}                                    | {"a":["w","x"]}        | true
          """)
  void letsIn(String pattern, String json, boolean passes) throws IOException {
    assertEquals(
        passes, new EventPattern(List.of(pattern)).passes(new ObjectMapper().readTree(json)));
  }

  @Test
  void aRuleItDoesNotKnowIsRefused() throws IOException {
    var record = new ObjectMapper().readTree("{\"a\":1}");
    var pattern = new EventPattern(List.of("{\"a\":[{\"numeric\":[\">\",0]}]}"));
    assertThrows(TemplateException.class, () -> pattern.passes(record));
    assertThrows(TemplateException.class, () -> new EventPattern(List.of("{")));
  }
}
