package dev.utkast.local.roles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Policies judge as IAM does. Source: IAM's User Guide, "Policy evaluation logic", "IAM JSON
/// policy elements: Condition operators" and "Multivalued context keys".
class PolicyTest {

  private static final String TABLE = "arn:aws:dynamodb:eu-north-1:000000000000:table/Orders";
  private static final String KEYS = "dynamodb:LeadingKeys";

  private static Policy allowing(List<String> actions, List<String> resources) {
    return Policy.EMPTY.with(true, actions, resources, Map.of());
  }

  private static Policy under(String operator, String key, String... values) {
    return Policy.EMPTY.with(
        true, List.of("*"), List.of("*"), Map.of(operator, Map.of(key, List.of(values))));
  }

  private static Call call(String key, String... values) {
    return new Call("any:Thing", "*", values.length == 0 ? Map.of() : Map.of(key, List.of(values)));
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb:PutItem, true",
    "DYNAMODB:putitem, true",
    "dynamodb:Put*, true",
    "dynamodb:*Item, true",
    "dynamodb:P?tItem, true",
    "*, true",
    "dynamodb:PutItem?, false",
    "dynamodb:Put, false",
    "dynamodb:P.tItem, false",
    "sqs:*, false"
  })
  void anActionIsMeantInAnyCaseAndWithWildcards(String action, boolean allowed) {
    var call = new Call("dynamodb:PutItem", TABLE);
    assertEquals(allowed, allowing(List.of(action), List.of(TABLE)).allows(call));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:dynamodb:eu-north-1:000000000000:table/Orders, true",
    "arn:aws:dynamodb:*:*:table/Orders, true",
    "arn:aws:dynamodb:*:*:table/Order?, true",
    "*, true",
    "arn:aws:dynamodb:eu-north-1:000000000000:table/orders, false",
    "arn:aws:dynamodb:eu-north-1:000000000000:table/Orders/index/by-status, false",
    "arn:aws:dynamodb:eu-north-1:000000000000:table/Orders/*, false"
  })
  void aResourceIsMeantAsItIsWrittenAndWithWildcards(String resource, boolean allowed) {
    var call = new Call("dynamodb:GetItem", TABLE);
    assertEquals(allowed, allowing(List.of("dynamodb:GetItem"), List.of(resource)).allows(call));
  }

  @Test
  void whatNobodyAllowsIsDeniedAndWhatOneDeniesNoOtherAllows() {
    var call = new Call("dynamodb:PutItem", TABLE);
    assertInstanceOf(Policy.Verdict.NotAllowed.class, Policy.EMPTY.judge(call));
    var all = allowing(List.of("*"), List.of("*"));
    assertTrue(all.allows(call));
    var denying =
        all.with(false, List.of("dynamodb:*"), List.of(TABLE), Map.of())
            .and(allowing(List.of("dynamodb:PutItem"), List.of(TABLE)));
    assertInstanceOf(Policy.Verdict.DeniedExplicitly.class, denying.judge(call));
    assertTrue(denying.allows(new Call("dynamodb:PutItem", TABLE + "2")));
  }

  @ParameterizedTest
  @CsvSource({
    "StringEquals, COUNTER, true",
    "StringEquals, counter, false",
    "ForAllValues:StringEquals, COUNTER, true",
    "ForAllValues:StringEquals, 'COUNTER,COUNTER', true",
    "ForAllValues:StringEquals, 'COUNTER,ORDER#1', false",
    "ForAllValues:StringEquals, , true",
    "StringEquals, , false"
  })
  void aConditionIsHeldToTheValuesOfTheCall(String operator, String asked, boolean allowed) {
    var call = call(KEYS, asked == null ? new String[0] : asked.split(",", -1));
    assertEquals(allowed, under(operator, KEYS, "COUNTER").allows(call));
  }

  @ParameterizedTest
  @CsvSource({
    "EMAIL#*, EMAIL#ada@example.com, true",
    "EMAIL#*, 'EMAIL#a,EMAIL#b', true",
    "EMAIL#*, 'EMAIL#a,77', false",
    "EMAIL#*, 77, false"
  })
  void aConditionMayNameWhatEachValueBeginsWith(String pattern, String asked, boolean allowed) {
    var call = call(KEYS, asked.split(",", -1));
    assertEquals(allowed, under("ForAllValues:StringLike", KEYS, pattern).allows(call));
    for (var other : List.of("EMAIL#", "*#*", "E?*")) {
      assertThrows(
          IllegalArgumentException.class, () -> under("ForAllValues:StringLike", KEYS, other));
    }
  }

  @Test
  void aConditionMayHaveSeveralValues() {
    assertTrue(under("StringEquals", KEYS, "DRAFT", "ORDER").allows(call(KEYS, "ORDER")));
    assertFalse(under("StringEquals", KEYS, "DRAFT", "ORDER").allows(call(KEYS, "OTHER")));
  }

  @Test
  void nullAsksWhetherAKeyIsMissing() {
    assertTrue(under("Null", "s3:if-none-match", "true").allows(call("s3:if-none-match")));
    assertFalse(under("Null", "s3:if-none-match", "true").allows(call("s3:if-none-match", "*")));
    assertTrue(under("Null", "s3:if-none-match", "false").allows(call("s3:if-none-match", "*")));
    assertTrue(
        under("Bool", "aws:SecureTransport", "TRUE").allows(call("aws:SecureTransport", "true")));
  }

  /// On AWS each call that these functions make is.
  @Test
  void everyCallCountsAsMadeOverTls() {
    assertTrue(under("Bool", "aws:SecureTransport", "true").allows(call("aws:SecureTransport")));
    assertFalse(under("Bool", "aws:SecureTransport", "false").allows(call("aws:SecureTransport")));
  }

  @Test
  void everyConditionOfAStatementHasToHold() {
    var both =
        Policy.EMPTY.with(
            true,
            List.of("*"),
            List.of("*"),
            Map.of(
                "StringEquals", Map.of("ses:FromAddress", List.of("a@example.com")),
                "ForAllValues:StringEquals", Map.of("ses:Recipients", List.of("b@example.com"))));
    assertTrue(both.allows(mail("a@example.com", "b@example.com")));
    assertFalse(both.allows(mail("x@example.com", "b@example.com")));
    assertFalse(both.allows(mail("a@example.com", "b@elsewhere.com")));
  }

  private static Call mail(String from, String to) {
    return new Call(
        "ses:SendEmail",
        "*",
        Map.of("ses:FromAddress", List.of(from), "ses:Recipients", List.of(to)));
  }

  @Test
  void conditionsThatNobodyWouldLookAtAreRefused() {
    for (var operator :
        List.of(
            "StringMatches",
            "StringLike",
            "StringNotEquals",
            "StringNotLike",
            "StringEqualsIfExists",
            "ForSome:StringEquals",
            "ForAnyValue:StringEquals",
            "ForAnyValue:StringLike",
            "NullIfExists")) {
      assertThrows(IllegalArgumentException.class, () -> under(operator, KEYS, "x"), operator);
    }
    assertThrows(IllegalArgumentException.class, () -> under("StringEquals", KEYS));
    assertThrows(IllegalArgumentException.class, () -> under("StringEquals", "aws:SourceIp", "x"));
  }

  @Test
  void aCallUsesTheRightThatItNeedsAndNoOther() {
    var policy =
        allowing(List.of("dynamodb:GetItem", "dynamodb:PutItem"), List.of(TABLE, TABLE + "2"))
            .and(allowing(List.of("sqs:SendMessage"), List.of("*")));
    assertEquals(5, policy.rights().size());
    for (var right : policy.rights()) {
      assertEquals(
          new Policy.Verdict.Allowed(List.of(right)),
          policy.judge(new Call(right.action(), right.resource())));
    }
  }

  @Test
  void aVerdictTellsTheRightsThatWereUsed() {
    var policy = allowing(List.of("dynamodb:Get*", "dynamodb:GetItem"), List.of("*"));
    var verdict =
        assertInstanceOf(
            Policy.Verdict.Allowed.class, policy.judge(new Call("dynamodb:GetItem", TABLE)));
    assertEquals(
        Set.of(new Right("dynamodb:Get*", "*"), new Right("dynamodb:GetItem", "*")),
        Set.copyOf(verdict.rights()));
  }
}
