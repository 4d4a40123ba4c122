package dev.utkast.model.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.id.LineId;
import dev.utkast.model.money.Amounts;
import dev.utkast.model.money.MoneySet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/// Documents given back at random: by units, by shipping, by plain amounts, for more and for less
/// than what is given back comes to. Nothing is negative, and together they are the document.
class CreditsPropertiesTest {
  private static final long DOCUMENTS = Seeds.DOCUMENTS / 20;

  @Test
  void refundsInAnyOrderAreTogetherTheDocument() {
    var taken = new LongAdder();
    Seeds.forEach(
        DOCUMENTS,
        seed -> {
          var sample = RandomDocuments.sample(17L * seed + 3);
          if (Pricing.quote(sample.cart(), sample.rules())
              instanceof PricingOutcome.Priced(var document)) {
            taken.add(check(document, new SplittableRandom(seed)));
          }
        });
    assertTrue(!Seeds.areMany(DOCUMENTS) || taken.sum() > 3 * DOCUMENTS);
  }

  /// What its units come to is what the units come to, as long as nothing else was given back.
  @Test
  void unitsAloneComeToWhatTheyCameTo() {
    Seeds.forEach(
        DOCUMENTS,
        seed -> {
          var sample = RandomDocuments.sample(19L * seed + 5);
          if (Pricing.quote(sample.cart(), sample.rules())
              instanceof PricingOutcome.Priced(var document)) {
            var credits = new ArrayList<Credit>();
            var random = new SplittableRandom(seed);
            for (int i = 0; i < 3; i++) {
              var part = part(document, credits, random, false);
              var credit = Credits.take(document, credits, part, part.total().presentment());
              assertEquals(part.total().presentment(), credit.total().presentment());
              assertEquals(part.taxTotal().presentment(), credit.taxTotal().presentment());
              credits.add(credit);
            }
          }
        });
  }

  private static int check(PricedDocument document, SplittableRandom random) {
    var credits = new ArrayList<Credit>();
    int wanted = 1 + random.nextInt(5);
    for (int i = 0; i < wanted; i++) {
      var part = part(document, credits, random, true);
      var left = Credits.left(document, credits);
      var worth =
          part.total().presentment().isGreaterThan(left) ? left : part.total().presentment();
      var total = random.nextInt(3) == 0 ? upTo(left, random) : worth;
      credits.add(checked(document, Credits.take(document, credits, part, total), total));
    }
    var rest = Parts.rest(document, credits.stream().map(Credit::part).toList());
    var left = Credits.left(document, credits);
    credits.add(checked(document, Credits.take(document, credits, rest, left), left));
    assertEquals(document.total(), sum(document, credits.stream().map(Credit::total).toList()));
    assertEquals(
        document.taxTotal(), sum(document, credits.stream().map(Credit::taxTotal).toList()));
    assertEquals(
        document.subtotal(),
        sum(
            document,
            credits.stream().map(one -> one.subtotal(document.taxesIncluded())).toList()));
    for (var tax : document.taxLines()) {
      assertEquals(
          tax.amount(),
          sum(
              document,
              credits.stream()
                  .flatMap(one -> one.shares().stream())
                  .flatMap(share -> share.taken().taxes().stream())
                  .filter(one -> one.title().equals(tax.title()))
                  .filter(one -> one.rate().compareTo(tax.rate()) == 0)
                  .map(TaxLine::amount)
                  .toList()));
    }
    return credits.size();
  }

  private static Credit checked(PricedDocument document, Credit credit, Money total) {
    assertEquals(total, credit.total().presentment());
    for (var share : credit.shares()) {
      assertFalse(share.taken().amount().isNegative(), share::toString);
      // Two taxes of a coin each may come to more than the coin that they are on.
      boolean several = share.taken().taxes().size() > 1;
      assertTrue(several || !share.taken().withoutTax().isNegative(), share::toString);
      share.taken().taxes().forEach(tax -> assertFalse(tax.amount().isNegative(), tax::toString));
    }
    var beyond = credit.difference().amount();
    assertEquals(
        credit.total().presentment(),
        credit.shares().stream()
            .map(share -> share.asked().amount())
            .reduce(document.total().toZero(), MoneySet::plus)
            .plus(beyond)
            .presentment());
    return credit;
  }

  private static MoneySet sum(PricedDocument document, List<MoneySet> amounts) {
    return amounts.stream().reduce(document.total().toZero(), MoneySet::plus);
  }

  private static DocumentPart part(
      PricedDocument document, List<Credit> credits, SplittableRandom random, boolean shipping) {
    var parts = credits.stream().map(Credit::part).toList();
    var lines = new ArrayList<PartRequest.LineQuantity>();
    for (var line : Parts.rest(document, parts).lines()) {
      if (random.nextInt(3) == 0) {
        lines.add(
            new PartRequest.LineQuantity(
                new LineId(line.lineId().value()), random.nextInt(line.quantity() + 1)));
      }
    }
    var amount =
        Parts.rest(document, parts)
            .shipping()
            .map(one -> one.net().presentment())
            .filter(_ -> shipping && random.nextInt(3) == 0)
            .map(most -> upTo(most, random));
    return switch (Parts.take(document, parts, new PartRequest(lines, amount))) {
      case Parts.Outcome.Taken(var part) -> part;
      case Parts.Outcome.Refused(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  private static Money upTo(Money most, SplittableRandom random) {
    return Money.ofMinor(most.getCurrencyUnit(), random.nextLong(Amounts.minor(most) + 1));
  }
}
