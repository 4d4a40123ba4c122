package dev.utkast.model.lifecycle;

import dev.utkast.model.Sales;
import dev.utkast.model.checkout.Checkout;
import dev.utkast.model.checkout.Checkouts;
import dev.utkast.model.checkout.ProviderEvent;
import dev.utkast.model.checkout.ProviderEvent.Kind;
import dev.utkast.model.checkout.ProviderPayment;
import dev.utkast.model.checkout.ProviderPayment.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// What happens to one checkout at its provider, from the first try to the last dispute; a seed
/// decides it. What he says at a moment is what happened until then.
record ProviderStory(Checkout checkout, List<ProviderEvent> events) {
  private static final List<String> USUAL = List.of("100.00", "60.00", "50.00", "40.00", "120.00");

  /// @param id of the checkout; references of its events begin with it
  /// @param most of the payment and what moves money after it
  static ProviderStory of(long id, int revision, int most, SplittableRandom random) {
    return new Teller(id, random).story(revision, most);
  }

  /// @param moment after so many of its events
  ProviderPayment at(int moment) {
    var until = events.subList(0, moment);
    boolean paid = until.stream().anyMatch(event -> event.kind() == Kind.PAYMENT);
    var standing = paid ? Standing.PAID : until.isEmpty() ? Standing.OPEN : Standing.PROCESSING;
    return new ProviderPayment("cs_" + checkout.id(), standing, until);
  }

  /// @return how many of its events move money, or did at first
  long movements() {
    return events.stream()
        .filter(event ->
            switch (event.kind()) {
              case PAYMENT, REFUND, REFUND_FAILED, DISPUTE, DISPUTE_WON -> true;
              case PENDING, FAILURE, DISPUTE_LOST, FEE -> false;
            })
        .count();
  }

  private static final class Teller {
    private final long id;
    private final SplittableRandom random;
    private final CurrencyUnit currency;
    private final List<ProviderEvent> events = new ArrayList<>();
    private final List<ProviderEvent> refunds = new ArrayList<>();
    private final List<ProviderEvent> disputes = new ArrayList<>();

    /// Of the payment, in minor units, what has not gone back.
    private long left;

    Teller(long id, SplittableRandom random) {
      this.id = id;
      this.random = random;
      this.currency = random.nextInt(12) == 0 ? CurrencyUnit.EUR : CurrencyUnit.USD;
    }

    ProviderStory story(int revision, int most) {
      var amount =
          random.nextBoolean()
              ? Money.of(
                  currency, new java.math.BigDecimal(USUAL.get(random.nextInt(USUAL.size()))))
              : minor(1 + random.nextInt(15_000));
      for (int i = random.nextInt(3); i > 0; i--) {
        happens(random.nextBoolean() ? Kind.FAILURE : Kind.PENDING, "try-" + id + "-" + i, amount);
      }
      happens(Kind.PAYMENT, "pi_" + id, amount);
      happens(Kind.FEE, "fee-" + id, Sales.usd("1.65"));
      left = amount.getAmountMinorLong();
      for (int step = 1; step < most; step++) {
        after(step);
      }
      return new ProviderStory(Checkouts.begun(id, revision, amount), events);
    }

    private void after(int step) {
      switch (random.nextInt(5)) {
        case 0, 1 -> leaves(Kind.REFUND, "re_" + id + "-" + step).ifPresent(refunds::add);
        case 2 -> leaves(Kind.DISPUTE, "dp_" + id + "-" + step).ifPresent(disputes::add);
        case 3 -> one(refunds).ifPresent(refund -> comesBack(Kind.REFUND_FAILED, refund));
        default -> one(disputes).ifPresent(this::decided);
      }
    }

    private Optional<ProviderEvent> leaves(Kind kind, String reference) {
      if (left == 0) {
        return Optional.empty();
      }
      long part = random.nextInt(3) == 0 ? left : 1 + random.nextLong(left);
      left -= part;
      return Optional.of(happens(kind, reference, minor(part)));
    }

    private void decided(ProviderEvent dispute) {
      if (random.nextBoolean()) {
        comesBack(Kind.DISPUTE_WON, dispute);
      } else {
        happens(Kind.DISPUTE_LOST, dispute.reference(), dispute.amount());
        happens(Kind.FEE, "fee-" + dispute.reference(), Sales.usd("15.00"));
      }
    }

    private void comesBack(Kind kind, ProviderEvent gone) {
      left += gone.amount().getAmountMinorLong();
      happens(kind, gone.reference(), gone.amount());
    }

    private Optional<ProviderEvent> one(List<ProviderEvent> of) {
      return of.isEmpty() ? Optional.empty() : Optional.of(of.remove(random.nextInt(of.size())));
    }

    private ProviderEvent happens(Kind kind, String reference, Money amount) {
      var event = Checkouts.event(kind, reference, amount);
      events.add(event);
      return event;
    }

    private Money minor(long amount) {
      return Money.ofMinor(currency, amount);
    }
  }
}
