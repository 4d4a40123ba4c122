package dev.utkast.model.pricing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The taxes of one sale, already looked up: which rates each product category has there and then.
///
/// In order of strength: the draft's exemption, a line's manual rates, a line that is not taxable,
/// the document's manual rates, the category. Categories not named here are refused when a line
/// asks for them.
///
/// @param draftExempt the draft's own flag: no tax, whatever else is said
/// @param manualRates for every taxable line and taxable shipping without manual rates of their own
/// @param postage what postage bears with goods of a category, where that is not what they bear
public record TaxContext(
    boolean draftExempt,
    List<ManualRate> manualRates,
    List<CategoryRates> categories,
    List<CategoryRates> postage) {

  public static final String STANDARD = "standard";
  public static final String ZERO = "zero";
  public static final String EXEMPT = "exempt";
  public static final String SHIPPING = "shipping";

  /// The categories that everyone knows; a shop's own come on top.
  public static final List<String> KNOWN_CATEGORIES =
      List.of(STANDARD, "reduced", "reduced_2", "super_reduced", ZERO, EXEMPT, SHIPPING);

  public TaxContext {
    manualRates = List.copyOf(manualRates);
    categories = List.copyOf(categories);
    postage = List.copyOf(postage);
  }

  /// Postage bears what the goods bear.
  public TaxContext(
      boolean draftExempt, List<ManualRate> manualRates, List<CategoryRates> categories) {
    this(draftExempt, manualRates, categories, List.of());
  }

  /// No tax on anything, for one reason.
  public static TaxContext none(ZeroTaxReason reason) {
    return new TaxContext(
        false,
        List.of(),
        KNOWN_CATEGORIES.stream()
            .map(c -> new CategoryRates(c, List.of(), Optional.of(reason)))
            .toList());
  }

  /// No tax because the shop is not registered for any.
  public static TaxContext none() {
    return none(ZeroTaxReason.of(ZeroTaxReason.Code.OUTSIDE_REGISTRATIONS));
  }

  /// The same taxes on every category but `zero` and `exempt`.
  public static TaxContext flat(AppliedRate... rates) {
    return new TaxContext(
        false,
        List.of(),
        Stream.concat(
                KNOWN_CATEGORIES.stream()
                    .filter(c -> !c.equals(ZERO) && !c.equals(EXEMPT))
                    .map(c -> new CategoryRates(c, List.of(rates), Optional.empty())),
                Stream.of(
                    without(ZERO, ZeroTaxReason.Code.ZERO_RATED),
                    without(EXEMPT, ZeroTaxReason.Code.EXEMPT_CATEGORY)))
            .toList());
  }

  public static TaxContext flat(String title, BigDecimal rate) {
    return flat(new AppliedRate(title, rate));
  }

  public TaxContext exempted() {
    return new TaxContext(true, manualRates, categories, postage);
  }

  public TaxContext withManualRates(List<ManualRate> rates) {
    return new TaxContext(draftExempt, rates, categories, postage);
  }

  public TaxContext withPostage(List<CategoryRates> rates) {
    return new TaxContext(draftExempt, manualRates, categories, rates);
  }

  public Optional<CategoryRates> category(String name) {
    return find(categories, name);
  }

  /// What postage bears with goods of a category.
  public Optional<CategoryRates> postageOf(String name) {
    return find(postage, name).or(() -> category(name));
  }

  private static Optional<CategoryRates> find(List<CategoryRates> among, String name) {
    for (var known : among) {
      if (known.category().equals(name)) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  private static CategoryRates without(String category, ZeroTaxReason.Code code) {
    return new CategoryRates(category, List.of(), Optional.of(ZeroTaxReason.of(code)));
  }
}
