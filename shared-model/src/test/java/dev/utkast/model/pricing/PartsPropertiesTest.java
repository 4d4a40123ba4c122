package dev.utkast.model.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.id.LineId;
import dev.utkast.model.money.Amounts;
import dev.utkast.model.money.MoneySet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/// Documents taken apart at random, as refunds and parcels do: nothing negative, and together the
/// whole, whatever the parts are, in whatever order.
class PartsPropertiesTest {

  private static final long DOCUMENTS = Seeds.DOCUMENTS / 10;
  private static final int MOST_PARTS = 5;

  @Test
  void partsInAnyOrderAreTogetherTheWhole() {
    var taken = new LongAdder();
    Seeds.forEach(
        DOCUMENTS,
        seed -> {
          var sample = RandomDocuments.sample(31L * seed + 7);
          if (Pricing.quote(sample.cart(), sample.rules())
              instanceof PricingOutcome.Priced(var document)) {
            taken.add(check(document, new SplittableRandom(seed)));
          }
        });
    System.out.printf("%,d parts taken out of %,d documents%n", taken.sum(), DOCUMENTS);
    assertTrue(!Seeds.areMany(DOCUMENTS) || taken.sum() > 3 * DOCUMENTS);
  }

  private static int check(PricedDocument document, SplittableRandom random) {
    var parts = new ArrayList<DocumentPart>();
    int wanted = 1 + random.nextInt(MOST_PARTS);
    for (int i = 0; i < wanted; i++) {
      var request = request(document, parts, random);
      var part = taken(document, parts, request);
      checkSplitting(document, parts, request, part, random);
      parts.add(part);
    }
    parts.add(Parts.rest(document, parts));
    parts.forEach(part -> checkPart(document, part));
    Collections.shuffle(parts, new Random(random.nextLong()));
    checkWhole(document, Parts.merge(document, parts));
    return parts.size();
  }

  /// Units of some of the lines, those in random order, and mostly some of the shipping.
  private static PartRequest request(
      PricedDocument document, List<DocumentPart> parts, SplittableRandom random) {
    var left = left(document, parts);
    var wanted = new ArrayList<PartRequest.LineQuantity>();
    left.forEach((id, units) -> {
      if (random.nextInt(4) != 0) {
        wanted.add(new PartRequest.LineQuantity(new LineId(id), random.nextInt(units + 1)));
      }
    });
    Collections.shuffle(wanted, new Random(random.nextLong()));
    var shipping =
        document
            .shipping()
            .filter(_ -> random.nextInt(4) != 0)
            .map(s -> leftOfShipping(s, parts))
            .map(most -> upTo(most, random));
    return new PartRequest(wanted, shipping);
  }

  /// A request made in two is the same as made at once.
  private static void checkSplitting(
      PricedDocument document,
      List<DocumentPart> earlier,
      PartRequest request,
      DocumentPart whole,
      SplittableRandom random) {
    var first = new ArrayList<PartRequest.LineQuantity>();
    var second = new ArrayList<PartRequest.LineQuantity>();
    for (var line : request.lines()) {
      int units = random.nextInt(line.quantity() + 1);
      first.add(new PartRequest.LineQuantity(line.lineId(), units));
      second.add(new PartRequest.LineQuantity(line.lineId(), line.quantity() - units));
    }
    var some = request.shipping().map(amount -> upTo(amount, random));
    var others = request.shipping().map(amount -> amount.minus(some.orElseThrow()));
    var later = new ArrayList<>(earlier);
    var one = taken(document, later, new PartRequest(first, some));
    later.add(one);
    var other = taken(document, later, new PartRequest(second, others));
    var both = Parts.merge(document, List.of(one, other));
    assertEquals(whole.subtotal(), both.subtotal());
    assertEquals(whole.shippingTotal(), both.shippingTotal());
    assertEquals(whole.taxTotal(), both.taxTotal());
    assertEquals(whole.total(), both.total());
  }

  private static void checkWhole(PricedDocument document, DocumentPart whole) {
    assertEquals(document.subtotal(), whole.subtotal());
    assertEquals(document.shippingTotal(), whole.shippingTotal());
    assertEquals(document.taxTotal(), whole.taxTotal());
    assertEquals(document.total(), whole.total());
    assertEquals(document.lines().size(), whole.lines().size());
    for (var line : whole.lines()) {
      var priced = document.lines().get((int) line.lineId().value() - 1);
      assertEquals(priced.quantity(), line.quantity());
      assertEquals(priced.gross(), line.gross());
      assertEquals(priced.lineDiscount(), line.lineDiscount());
      assertEquals(priced.orderDiscount(), line.orderDiscount());
      assertEquals(priced.net(), line.net());
      assertEquals(priced.taxLines(), line.taxLines());
    }
  }

  /// Nothing negative, and its own sums hold.
  private static void checkPart(PricedDocument document, DocumentPart part) {
    var zero = document.total().toZero();
    for (var line : part.lines()) {
      assertTrue(!line.gross().isNegative() && !line.net().isNegative());
      assertTrue(!line.lineDiscount().isNegative() && !line.orderDiscount().isNegative());
      assertTrue(line.taxLines().stream().noneMatch(t -> t.amount().isNegative()));
      assertEquals(line.gross().minus(line.lineDiscount()).minus(line.orderDiscount()), line.net());
    }
    var shipping = part.shipping().map(DocumentPart.Shipping::net).orElse(zero);
    assertTrue(!shipping.isNegative());
    assertTrue(part.taxLines().stream().noneMatch(t -> t.amount().isNegative()));
    var nets = part.lines().stream().map(DocumentPart.Line::net).reduce(zero, MoneySet::plus);
    var taxes = part.taxLines().stream().map(TaxLine::amount).reduce(zero, MoneySet::plus);
    assertEquals(nets, part.subtotal());
    assertEquals(shipping, part.shippingTotal());
    assertEquals(taxes, part.taxTotal());
    var beforeTax = nets.plus(shipping);
    assertEquals(document.taxesIncluded() ? beforeTax : beforeTax.plus(taxes), part.total());
  }

  private static Map<Long, Integer> left(PricedDocument document, List<DocumentPart> parts) {
    var left = new HashMap<Long, Integer>();
    document.lines().forEach(l -> left.put(l.id().value(), l.quantity()));
    parts.forEach(
        p -> p.lines().forEach(l -> left.merge(l.lineId().value(), -l.quantity(), Integer::sum)));
    return left;
  }

  private static Money leftOfShipping(PricedShipping shipping, List<DocumentPart> parts) {
    return parts.stream()
        .flatMap(p -> p.shipping().stream())
        .map(s -> s.net().presentment())
        .reduce(shipping.net().presentment(), Money::minus);
  }

  private static Money upTo(Money most, SplittableRandom random) {
    return Money.ofMinor(most.getCurrencyUnit(), random.nextLong(Amounts.minor(most) + 1));
  }

  private static DocumentPart taken(
      PricedDocument document, List<DocumentPart> earlier, PartRequest request) {
    var outcome = Parts.take(document, List.copyOf(earlier), request);
    return assertInstanceOf(Parts.Outcome.Taken.class, outcome).part();
  }
}
