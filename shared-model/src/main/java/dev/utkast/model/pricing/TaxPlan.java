package dev.utkast.model.pricing;

import dev.utkast.model.money.Fraction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which taxes a document has and which lines bear each: the same for both currencies, so it is
/// made once.
///
/// Items are the lines in order, then shipping if there is any.
final class TaxPlan {

  /// One tax of the document; two lines share it when title and rate are equal.
  record Key(String title, BigDecimal rate) {}

  /// An item that bears a tax, and the tax's place among the item's own.
  record Bearer(int item, int slot) {}

  private final PricingRules rules;
  private final List<Key> keys = new ArrayList<>();
  private final Map<Key, Integer> indexes = new HashMap<>();
  private final Map<String, TaxSet> ofCategories = new HashMap<>();
  private final List<TaxSet> items = new ArrayList<>();
  private final List<List<Bearer>> bearers = new ArrayList<>();
  private final Optional<TaxSet> ofDocument;

  private TaxPlan(PricingRules rules) {
    this.rules = rules;
    this.ofDocument =
        rules.tax().manualRates().isEmpty()
            ? Optional.empty()
            : Optional.of(manual(rules.tax().manualRates()));
  }

  /// @param cart already checked against the rules
  static TaxPlan of(Cart cart, PricingRules rules) {
    var plan = new TaxPlan(rules);
    for (var line : cart.lines()) {
      plan.add(plan.taxesOf(line.taxable(), line.taxCategory(), line.manualRates()));
    }
    cart.shipping()
        .ifPresent(s -> plan.add(plan.taxesOf(s.taxable(), s.taxCategory(), s.manualRates())));
    return plan;
  }

  List<Key> keys() {
    return keys;
  }

  TaxSet item(int index) {
    return items.get(index);
  }

  List<TaxSet> items() {
    return items;
  }

  List<Bearer> bearers(int key) {
    return bearers.get(key);
  }

  private void add(TaxSet taxes) {
    int item = items.size();
    items.add(taxes);
    for (int slot = 0; slot < taxes.size(); slot++) {
      bearers.get(taxes.keys().get(slot)).add(new Bearer(item, slot));
    }
  }

  private TaxSet taxesOf(boolean taxable, String category, List<ManualRate> manualRates) {
    if (rules.tax().draftExempt()) {
      return TaxSet.none(ZeroTaxReason.of(ZeroTaxReason.Code.DRAFT_EXEMPT));
    }
    if (!manualRates.isEmpty()) {
      return manual(manualRates);
    }
    if (!taxable) {
      return TaxSet.none(ZeroTaxReason.of(ZeroTaxReason.Code.NOT_TAXABLE));
    }
    return ofDocument.orElseGet(() -> ofCategories.computeIfAbsent(category, this::ofCategory));
  }

  private TaxSet ofCategory(String category) {
    var known = rules.tax().category(category).orElseThrow();
    return known.zeroReason().map(TaxSet::none).orElseGet(() -> set(keysOf(known), false));
  }

  private static List<Key> keysOf(CategoryRates known) {
    return known.rates().stream().map(r -> key(r.title(), r.rate())).toList();
  }

  private TaxSet manual(List<ManualRate> rates) {
    var wanted = rates.stream().map(r -> key(r.title(), r.rate())).toList();
    return set(wanted, wanted.stream().allMatch(k -> k.rate().signum() == 0));
  }

  private TaxSet set(List<Key> wanted, boolean manualZero) {
    var reason =
        manualZero
            ? Optional.of(ZeroTaxReason.of(ZeroTaxReason.Code.MANUAL_ZERO))
            : Optional.<ZeroTaxReason>empty();
    return new TaxSet(wanted.stream().map(this::indexOf).toList(), parts(wanted), reason);
  }

  private int indexOf(Key key) {
    return indexes.computeIfAbsent(
        key,
        k -> {
          keys.add(k);
          bearers.add(new ArrayList<>());
          return keys.size() - 1;
        });
  }

  private List<Fraction> parts(List<Key> wanted) {
    if (!rules.taxesIncluded()) {
      return wanted.stream().map(k -> Fraction.of(k.rate())).toList();
    }
    int scale = wanted.stream().mapToInt(k -> k.rate().scale()).max().orElse(0);
    long one = BigDecimal.ONE.movePointRight(scale).longValueExact();
    long withTaxes = one;
    for (var key : wanted) {
      withTaxes = Math.addExact(withTaxes, key.rate().movePointRight(scale).longValueExact());
    }
    long whole = withTaxes;
    return wanted.stream()
        .map(k -> Fraction.ratio(k.rate().movePointRight(scale).longValueExact(), whole))
        .toList();
  }

  /// 0.060 and 0.06 are one rate.
  private static Key key(String title, BigDecimal rate) {
    var plain = rate.stripTrailingZeros();
    return new Key(title, plain.scale() < 0 ? plain.setScale(0) : plain);
  }
}
