package dev.utkast.local.peer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What goes wrong from now on, as it does with every provider some day. Counts are of the next
/// requests or events; each is used up.
///
/// @param outage requests that are answered with 503, and not heard
/// @param rateLimited requests that are answered with 429, and not heard
/// @param failUnheard requests with a key that are answered with 500 without being done; the answer
///   is kept for the key
/// @param failDone requests with a key that are done and answered with 500, which is kept
/// @param cutDone requests that are done, and whose connection is then cut
/// @param eventFirst whether events reach the shop before the answer to the request that made them
/// @param lost events that are never delivered
/// @param copies how often each event is delivered besides
/// @param delaySeconds how much later events are delivered
/// @param newestFirst whether events that wait are delivered in the wrong order
/// @param amountOff what is charged less than was asked for, in Stripe's units
/// @param currency what is charged in instead, or nothing
record Misbehaviour(
    AtomicInteger outage,
    AtomicInteger rateLimited,
    AtomicInteger failUnheard,
    AtomicInteger failDone,
    AtomicInteger cutDone,
    boolean eventFirst,
    AtomicInteger lost,
    int copies,
    long delaySeconds,
    boolean newestFirst,
    long amountOff,
    String currency) {

  /// As it is set on the control path; what is left out does not happen.
  @JsonIgnoreProperties(ignoreUnknown = false)
  record Wanted(
      int outage,
      int rateLimited,
      int failUnheard,
      int failDone,
      int cutDone,
      boolean eventFirst,
      int lost,
      int copies,
      long delaySeconds,
      boolean newestFirst,
      long amountOff,
      @Nullable String currency) {

    Misbehaviour begin() {
      return new Misbehaviour(
          new AtomicInteger(outage),
          new AtomicInteger(rateLimited),
          new AtomicInteger(failUnheard),
          new AtomicInteger(failDone),
          new AtomicInteger(cutDone),
          eventFirst,
          new AtomicInteger(lost),
          copies,
          delaySeconds,
          newestFirst,
          amountOff,
          currency == null ? "" : currency);
    }
  }

  static Misbehaviour none() {
    return new Wanted(0, 0, 0, 0, 0, false, 0, 0, 0, false, 0, null).begin();
  }

  /// @return whether there was one left
  static boolean take(AtomicInteger count) {
    return count.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }
}
