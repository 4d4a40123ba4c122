package dev.utkast.model.invoice;

import dev.utkast.model.id.LineId;
import dev.utkast.model.money.MoneySet;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.TaxLine;
import dev.utkast.model.pricing.ZeroTaxReason;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.sale.SaleLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What of a document bears no tax, by its reason (Directive 2006/112/EC, article 226, point 8: the
/// taxable amount per rate or exemption). Goods and services are apart where their exemptions are:
/// what needs no parcel is a service, and postage goes with the goods.
///
/// @param services where goods would be exempt by another rule
/// @param amount after all discounts; never nothing
public record Untaxed(ZeroTaxReason reason, boolean services, MoneySet amount) {

  private record Kind(ZeroTaxReason reason, boolean services) {}

  /// In order of first appearance.
  public static List<Untaxed> of(SaleContent content, PricedDocument priced) {
    var services =
        content.lines().stream()
            .filter(line -> !line.requiresShipping())
            .map(SaleLine::id)
            .collect(Collectors.<LineId>toSet());
    var sums = new LinkedHashMap<Kind, MoneySet>();
    for (var line : priced.lines()) {
      if (bearsNone(line.taxLines())) {
        line.zeroTaxReason()
            .ifPresent(reason ->
                sums.merge(
                    new Kind(reason, isApart(reason) && services.contains(line.id())),
                    line.net(),
                    MoneySet::plus));
      }
    }
    for (var part : priced.shippingParts()) {
      if (bearsNone(part.taxLines())) {
        part.zeroTaxReason()
            .ifPresent(reason -> sums.merge(new Kind(reason, false), part.net(), MoneySet::plus));
      }
    }
    return sums.entrySet().stream()
        .filter(sum -> !sum.getValue().isZero())
        .map(sum -> new Untaxed(sum.getKey().reason(), sum.getKey().services(), sum.getValue()))
        .toList();
  }

  private static boolean isApart(ZeroTaxReason reason) {
    return reason.code() == ZeroTaxReason.Code.REVERSE_CHARGE
        || reason.code() == ZeroTaxReason.Code.EXPORT;
  }

  /// All of it that has no tax line of its own, which is one of nothing where staff wrote a rate.
  public static Optional<MoneySet> withoutLine(List<Untaxed> untaxed) {
    return untaxed.stream()
        .filter(each -> each.reason().code() != ZeroTaxReason.Code.MANUAL_ZERO)
        .map(Untaxed::amount)
        .reduce(MoneySet::plus);
  }

  private static boolean bearsNone(List<TaxLine> taxes) {
    return taxes.stream().allMatch(tax -> tax.rate().signum() == 0);
  }
}
