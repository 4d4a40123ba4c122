package dev.utkast.aws.wiring;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.storage.Patience;
import dev.utkast.house.TemplateTimes;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What clients, functions, queues and the gateway wait for fits into each other, computed from the
/// clients' limits and from `template.yaml`.
class TimesTest {
  /// API Gateway answers for a function that has not answered by then. Source: the quotas of HTTP
  /// APIs.
  private static final Duration GATEWAY = Duration.ofSeconds(30);

  /// To lay out a document of hundreds of lines, on a processor that others use too.
  private static final Duration PAGES = Duration.ofSeconds(6);

  private static Duration longest(Timeouts of) {
    return of.connect().plus(of.read()).multipliedBy(of.attempts());
  }

  @Test
  void aCallEndsBeforeItsFunctionIsCutOff() {
    assertTrue(longest(Timeouts.OF_CALLS).compareTo(Patience.RESERVE) <= 0);
    assertTrue(Patience.RESERVE.multipliedBy(2).compareTo(TemplateTimes.ofFunctions()) <= 0);
    assertTrue(longest(Timeouts.OF_DOCUMENTS).compareTo(TemplateTimes.ofFunctions()) < 0);
  }

  @Test
  void aFunctionAnswersBeforeTheGatewayDoes() {
    assertTrue(TemplateTimes.ofFunctions().compareTo(GATEWAY) <= 0);
  }

  /// How long one message may take: what is quick stops in time by itself (`QueueBatch`); a mail
  /// and a document are one slow call each, which nothing interrupts.
  private static Duration slow(QueueName queue) {
    return switch (queue) {
      case ADJUST_INVENTORY, FULFIL_ORDER -> Duration.ZERO;
      case ISSUE_INVOICE -> longest(Timeouts.OF_CALLS);
      case SEND_MAIL -> longest(Timeouts.OF_MAIL).plus(PAGES.dividedBy(2));
      case RENDER_PACKING_SLIP -> longest(Timeouts.OF_DOCUMENTS).plus(PAGES);
    };
  }

  @ParameterizedTest
  @EnumSource(QueueName.class)
  void aBatchIsDoneBeforeItsFunctionIsCutOff(QueueName queue) {
    var batch = slow(queue).multipliedBy(TemplateTimes.batchOf(queue));
    assertTrue(
        batch.compareTo(TemplateTimes.ofFunctions()) <= 0,
        () -> queue + ": " + batch + " in " + TemplateTimes.ofFunctions());
  }

  /// Six times as long as the function may run, as Lambda advises; all tries together well before
  /// the queue forgets.
  @ParameterizedTest
  @EnumSource(QueueName.class)
  void aMessageIsHiddenWhileItIsTriedAndKeptUntilItIsGivenUp(QueueName queue) {
    var hidden = TemplateTimes.hidden(queue);
    assertTrue(hidden.compareTo(TemplateTimes.ofFunctions().multipliedBy(6)) >= 0);
    assertTrue(
        hidden
                .multipliedBy(TemplateTimes.tries(queue))
                .multipliedBy(10)
                .compareTo(TemplateTimes.kept(queue))
            < 0);
  }
}
