package dev.utkast.local.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.utkast.aws.json.Json;
import dev.utkast.local.template.TemplateException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
          {"a":["x"]}                                    | {"a":["w","x"]}        | true
          """)
  void letsIn(String pattern, String json, boolean passes) {
    assertEquals(passes, new EventPattern(List.of(pattern)).passes(Json.parse(json)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"a\":[{\"numeric\":[\">\",0]}]}",
        "{\"a\":[{\"exists\":false}]}",
        "{\"a\":[\"x\",{\"prefix\":\"x\"}]}",
        "{\"a\":{\"b\":\"x\"}}",
        "{\"a\":\"x\"}"
      })
  void aRuleItDoesNotKnowIsRefused(String pattern) {
    assertThrows(TemplateException.class, () -> new EventPattern(List.of(pattern)));
  }
}
