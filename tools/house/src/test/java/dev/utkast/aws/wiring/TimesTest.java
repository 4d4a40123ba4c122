package dev.utkast.aws.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.storage.RetryBudget;
import dev.utkast.house.TemplateTimes;
import java.time.Duration;
import java.util.Set;
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

  /// API Gateway answers for an authorizer that has not answered by then. Source: as above.
  private static final Duration GATEWAY_AUTHORIZER = Duration.ofSeconds(10);

  /// As Lambda advises, so that a message outlives some throttled calls.
  private static final int LEAST_TRIES = 5;

  /// A record leaves a table's stream after a day.
  private static final Duration STREAM = Duration.ofHours(24);

  private static Duration longest(Timeouts of) {
    return of.connect().plus(of.read()).multipliedBy(of.attempts());
  }

  @Test
  void aCallEndsBeforeItsFunctionIsCutOff() {
    assertTrue(longest(Timeouts.OF_CALLS).compareTo(RetryBudget.RESERVE) <= 0);
    assertTrue(RetryBudget.RESERVE.multipliedBy(2).compareTo(TemplateTimes.ofFunctions()) <= 0);
    assertTrue(longest(Timeouts.OF_DOCUMENTS).compareTo(TemplateTimes.ofFunctions()) < 0);
  }

  @Test
  void aFunctionAnswersBeforeTheGatewayDoes() {
    assertTrue(TemplateTimes.ofFunctions().compareTo(GATEWAY) < 0);
  }

  /// The authorizer reads one row.
  @Test
  void theAuthorizerAnswersBeforeTheGatewayDoes() {
    assertTrue(longest(Timeouts.OF_CALLS).compareTo(GATEWAY_AUTHORIZER) < 0);
  }

  /// With all retries and pauses a caller still waits for the function, and not for the gateway:
  /// what is decided last begins while there is time for a whole call.
  @Test
  void aDecisionIsMadeAgainWithinTheTimeOfItsFunction() {
    var latest = TemplateTimes.ofFunctions().minus(RetryBudget.RESERVE);
    assertTrue(latest.plus(longest(Timeouts.OF_CALLS)).compareTo(GATEWAY) < 0);
  }

  @Test
  void aStreamIsTriedToTheEndBeforeItForgets() {
    assertTrue(TemplateTimes.triesOfStream().multipliedBy(10).compareTo(STREAM) < 0);
  }

  /// Scheduler calls again what Lambda did not take, and not after the day whose run it was.
  @Test
  void aScheduleIsCalledAgainOnItsDayAndItsFailureIsKept() {
    var schedules = TemplateTimes.ofSchedules();
    assertEquals(
        Set.of("SweepOutbox", "FetchExchangeRates", "CheckOverdue", "ReconcilePayments"),
        schedules.stream()
            .map(TemplateTimes.OfSchedule::function)
            .collect(java.util.stream.Collectors.toSet()));
    for (var schedule : schedules) {
      assertTrue(schedule.again() >= 1 && schedule.again() <= 185, schedule.toString());
      assertTrue(schedule.oldest().compareTo(Duration.ofDays(1)) <= 0, schedule.toString());
      assertTrue(schedule.deadLetters(), schedule.toString());
    }
  }

  /// How long one message may take: what is quick stops in time by itself (`QueueBatch`); a mail
  /// and a document are one slow call each, which nothing interrupts.
  private static Duration slow(QueueName queue) {
    return switch (queue) {
      case ADJUST_INVENTORY -> Duration.ZERO;
      // The provider may take twelve seconds for an answer; where two are so late, the rest is not.
      case CARD_PAYMENTS -> Duration.ofSeconds(24);
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
    var window = TemplateTimes.windowOf(queue);
    assertTrue(hidden.compareTo(TemplateTimes.ofFunctions().multipliedBy(6).plus(window)) >= 0);
    assertTrue(TemplateTimes.tries(queue) >= LEAST_TRIES, queue.toString());
    assertTrue(
        hidden
                .multipliedBy(TemplateTimes.tries(queue))
                .multipliedBy(10)
                .compareTo(TemplateTimes.kept(queue))
            < 0);
  }
}
