package dev.utkast.model.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.model.money.Amounts;
import dev.utkast.model.money.MoneySet;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/// Every amount of 100,000 random documents is what an independent computation with exact rationals
/// says it is.
class OracleTest {

  private static final long DOCUMENTS = Seeds.DOCUMENTS / 10;

  @Test
  void everyAmountAgreesWithExactRationals() {
    var compared = new LongAdder();
    Seeds.forEach(
        // Those that are refused come on top.
        DOCUMENTS * 103 / 100,
        seed -> {
          var sample = RandomDocuments.sample(1_000_000_007L * seed + 1);
          var shop = Oracle.shopSide(sample.cart(), sample.rules());
          var presentment = Oracle.presentmentSide(sample.cart(), sample.rules());
          switch (Pricing.quote(sample.cart(), sample.rules())) {
            case PricingOutcome.Priced(var document) -> {
              assertEquals(shop, named(document, set -> Amounts.minor(set.shop())));
              assertEquals(presentment, named(document, set -> Amounts.minor(set.presentment())));
              compared.increment();
            }
            case PricingOutcome.Refused(var reason) ->
                assertTrue(Oracle.isTooLarge(sample), reason::toString);
          }
        });
    System.out.printf("%,d documents agree with exact rationals%n", compared.sum());
    assertTrue(!Seeds.areMany(DOCUMENTS) || compared.sum() >= DOCUMENTS);
  }

  private static void shipping(
      Map<String, BigInteger> named, PricedShipping shipping, ToLongFunction<MoneySet> side) {
    if (shipping.parts().isEmpty()) {
      taxes(named, "shipping tax ", shipping.taxLines(), side);
    }
    for (int i = 0; i < shipping.parts().size(); i++) {
      var part = shipping.parts().get(i);
      named.put("shipping " + (i + 1) + " net", big(part.net(), side));
      taxes(named, "shipping " + (i + 1) + " tax ", part.taxLines(), side);
    }
  }

  private static Map<String, BigInteger> named(
      PricedDocument document, ToLongFunction<MoneySet> side) {
    var named = new TreeMap<String, BigInteger>();
    for (var line : document.lines()) {
      var name = "line " + line.id();
      named.put(name + " gross", big(line.gross(), side));
      named.put(name + " line discount", big(line.lineDiscount(), side));
      named.put(name + " order discount", big(line.orderDiscount(), side));
      named.put(name + " net", big(line.net(), side));
      taxes(named, name + " tax ", line.taxLines(), side);
    }
    document.shipping().ifPresent(s -> shipping(named, s, side));
    taxes(named, "tax ", document.taxLines(), side);
    named.put("line items", big(document.lineItemsTotal(), side));
    named.put("subtotal", big(document.subtotal(), side));
    named.put("shipping", big(document.shippingTotal(), side));
    named.put("tax", big(document.taxTotal(), side));
    named.put("total", big(document.total(), side));
    return named;
  }

  private static void taxes(
      Map<String, BigInteger> named,
      String prefix,
      List<TaxLine> taxes,
      ToLongFunction<MoneySet> side) {
    taxes.forEach(
        t -> named.put(prefix + Oracle.taxName(t.title(), t.rate()), big(t.amount(), side)));
  }

  private static BigInteger big(MoneySet set, ToLongFunction<MoneySet> side) {
    return BigInteger.valueOf(side.applyAsLong(set));
  }
}
