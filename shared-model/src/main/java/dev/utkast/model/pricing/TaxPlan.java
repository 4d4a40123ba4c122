package dev.utkast.model.pricing;

import dev.utkast.model.money.Fraction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Which taxes a document has and which lines bear each: the same for both currencies, so it is
/// made once.
///
/// Items are the lines in order, then the parts of shipping if there is any. Shipping bears what
/// the goods that it carries bear: it has one part for all of them that bear the same. Goods that
/// are given away carry no weight beside others, and lines that are not shipped none beside those
/// that are.
final class TaxPlan {

  /// One tax of the document; two lines share it when title and rate are equal.
  record Key(String title, BigDecimal rate) {}

  /// An item that bears a tax, and the tax's place among the item's own.
  record Bearer(int item, int slot) {}

  private final PricingRules rules;
  private final List<Key> keys = new ArrayList<>();
  private final Map<Key, Integer> indexes = new HashMap<>();
  private final Map<String, TaxSet> ofCategories = new HashMap<>();
  private final Map<String, TaxSet> ofPostage = new HashMap<>();
  private final List<TaxSet> items = new ArrayList<>();
  private final List<List<Integer>> postage = new ArrayList<>();
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
    cart.shipping().ifPresent(shipping -> plan.addShipping(shipping, cart));
    return plan;
  }

  private void addShipping(CartShipping shipping, Cart cart) {
    var parts = new LinkedHashMap<TaxSet, List<Integer>>();
    for (int line : carried(cart)) {
      parts
          .computeIfAbsent(postageTaxes(shipping, cart.lines().get(line)), _ -> new ArrayList<>())
          .add(line);
    }
    if (parts.isEmpty()) {
      var alone = taxesOf(shipping.taxable(), shipping.taxCategory(), shipping.manualRates());
      parts.put(alone, List.of());
    }
    parts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(order()))
        .forEach(part -> {
          add(part.getKey());
          postage.add(List.copyOf(part.getValue()));
        });
  }

  /// The highest rates first, then by their names: the same whatever the order of the lines.
  private Comparator<TaxSet> order() {
    return Comparator.comparing(this::rates)
        .reversed()
        .thenComparing(taxes ->
            taxes.keys().stream()
                .map(key -> keys.get(key).title() + " " + keys.get(key).rate().toPlainString())
                .collect(Collectors.joining(", ")))
        .thenComparing(
            taxes -> taxes.reason().map(r -> r.code().name() + " " + r.note()).orElse(""));
  }

  /// The lines that postage is on.
  static List<Integer> carried(Cart cart) {
    var all = IntStream.range(0, cart.lines().size()).boxed().toList();
    var shipped = only(all, i -> cart.lines().get(i).carried());
    return only(shipped, i -> !cart.lines().get(i).unitPrice().isZero());
  }

  private static List<Integer> only(List<Integer> lines, Predicate<Integer> which) {
    var some = lines.stream().filter(which).toList();
    return some.isEmpty() ? lines : some;
  }

  /// What shipping bears as far as it carries a line.
  TaxSet postageTaxes(CartShipping shipping, CartLine line) {
    boolean follows =
        shipping.taxable()
            && shipping.manualRates().isEmpty()
            && shipping.taxCategory().equals(TaxContext.SHIPPING)
            && rules.tax().manualRates().isEmpty()
            && !rules.tax().draftExempt();
    if (!follows) {
      return taxesOf(shipping.taxable(), shipping.taxCategory(), shipping.manualRates());
    }
    if (!line.manualRates().isEmpty() || !line.taxable()) {
      return taxesOf(line.taxable(), line.taxCategory(), line.manualRates());
    }
    return ofPostage.computeIfAbsent(
        line.taxCategory(), category -> of(rules.tax().postageOf(category).orElseThrow()));
  }

  /// The sum of an item's rates.
  BigDecimal rates(TaxSet taxes) {
    return taxes.keys().stream()
        .map(key -> keys.get(key).rate())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /// For each part of shipping the lines that it goes with; none where there are no lines.
  List<List<Integer>> postage() {
    return postage;
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
    return of(rules.tax().category(category).orElseThrow());
  }

  private TaxSet of(CategoryRates known) {
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
