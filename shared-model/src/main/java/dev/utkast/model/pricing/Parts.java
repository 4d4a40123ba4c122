package dev.utkast.model.pricing;

import dev.utkast.model.decision.CartProblem;
import dev.utkast.model.decision.CartProblem.Fault;
import dev.utkast.model.decision.CartProblem.Property;
import dev.utkast.model.decision.CartProblem.Subject;
import dev.utkast.model.id.LineId;
import dev.utkast.model.money.Amounts;
import dev.utkast.model.money.Fraction;
import dev.utkast.model.money.MoneySet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;

/// Takes parts out of a priced document, for refunds, cancellations and partial shipments.
///
/// Whatever the parts and their order, all of them together are the whole, to the minor unit, in
/// both currencies, in every field. That is so because a part is the difference of two running
/// shares: what the first b units come to, less what the first a units came to that were taken
/// before. Discounts run with the units, taxes with the net amount, so that no part is negative and
/// no discount exceeds what it reduces. Refuses lines that the document does not have and more than
/// what is left of them.
public final class Parts {

  public sealed interface Outcome {
    record Taken(DocumentPart part) implements Outcome {}

    record Refused(List<CartProblem> problems) implements Outcome {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  private final PricedDocument document;
  private final List<DocumentPart> earlier;

  private Parts(PricedDocument document, List<DocumentPart> earlier) {
    this.document = document;
    this.earlier = earlier;
  }

  /// @param earlier all parts of the same kind that were taken before
  public static Outcome take(
      PricedDocument document, List<DocumentPart> earlier, PartRequest wanted) {
    return new Parts(document, earlier).take(wanted);
  }

  /// What is left when the earlier parts are gone.
  public static DocumentPart rest(PricedDocument document, List<DocumentPart> earlier) {
    var parts = new Parts(document, earlier);
    var lines =
        document.lines().stream()
            .map(l ->
                new PartRequest.LineQuantity(
                    l.id(), l.quantity() - parts.takenUnits().getOrDefault(l.id(), 0)))
            .toList();
    var shipping =
        document
            .shipping()
            .map(s -> s.net().presentment().minus(parts.takenShipping(s).presentment()));
    return switch (parts.take(new PartRequest(lines, shipping))) {
      case Outcome.Taken(var part) -> part;
      case Outcome.Refused(var problems) ->
          throw new IllegalArgumentException("more was taken than there was: " + problems);
    };
  }

  /// Several parts of one document as one: amounts add up, units of the same line too.
  public static DocumentPart merge(PricedDocument document, List<DocumentPart> parts) {
    var lines = new LinkedHashMap<LineId, DocumentPart.Line>();
    var shipping = Optional.<DocumentPart.Shipping>empty();
    for (var part : parts) {
      part.lines().forEach(l -> lines.merge(l.lineId(), l, Parts::merge));
      var previous = shipping;
      shipping =
          part.shipping().map(s -> previous.map(p -> merge(p, s)).orElse(s)).or(() -> previous);
    }
    return total(document, List.copyOf(lines.values()), shipping);
  }

  private Outcome take(PartRequest wanted) {
    var problems = new ArrayList<CartProblem>();
    var lines = lines(wanted, problems);
    var shipping =
        wanted
            .shipping()
            .filter(amount -> checkShipping(amount, problems))
            .map(amount -> shipping(document.shipping().orElseThrow(), amount));
    return problems.isEmpty()
        ? new Outcome.Taken(total(document, lines, shipping))
        : new Outcome.Refused(problems);
  }

  private List<DocumentPart.Line> lines(PartRequest wanted, List<CartProblem> problems) {
    var byId = new HashMap<LineId, PricedLine>();
    document.lines().forEach(l -> byId.put(l.id(), l));
    var taken = takenUnits();
    var lines = new ArrayList<DocumentPart.Line>();
    for (int i = 0; i < wanted.lines().size(); i++) {
      var at = new Subject.Line(i);
      var asked = wanted.lines().get(i);
      var line = byId.get(asked.lineId());
      if (line == null) {
        problems.add(at.has(Property.ID, new Fault.Unknown(asked.lineId().toString())));
        continue;
      }
      int before = taken.getOrDefault(line.id(), 0);
      int left = line.quantity() - before;
      if (asked.quantity() < 0 || asked.quantity() > left) {
        problems.add(at.has(Property.QUANTITY, upTo(BigDecimal.valueOf(left))));
      } else if (asked.quantity() > 0) {
        lines.add(line(line, before, before + asked.quantity()));
        taken.merge(line.id(), asked.quantity(), Integer::sum);
      }
    }
    return lines;
  }

  private boolean checkShipping(Money amount, List<CartProblem> problems) {
    var part = new Subject.ShippingPart();
    if (document.shipping().isEmpty()) {
      problems.add(part.has(Property.AMOUNT, new Fault.NoShipping()));
      return false;
    }
    var shipping = document.shipping().get();
    var whole = shipping.net().presentment();
    if (!amount.isSameCurrency(whole)) {
      problems.add(part.has(Property.AMOUNT, new Fault.OtherCurrency(whole.getCurrencyUnit())));
      return false;
    }
    var left = whole.minus(takenShipping(shipping).presentment());
    if (amount.isNegative() || amount.isGreaterThan(left)) {
      problems.add(part.has(Property.AMOUNT, upTo(left.getAmount())));
      return false;
    }
    return true;
  }

  private static Fault upTo(BigDecimal most) {
    return new Fault.Between(BigDecimal.ZERO, most);
  }

  private Map<LineId, Integer> takenUnits() {
    var taken = new HashMap<LineId, Integer>();
    earlier.stream()
        .flatMap(p -> p.lines().stream())
        .forEach(l -> taken.merge(l.lineId(), l.quantity(), Integer::sum));
    return taken;
  }

  private MoneySet takenShipping(PricedShipping shipping) {
    return earlier.stream()
        .flatMap(p -> p.shipping().stream())
        .map(DocumentPart.Shipping::net)
        .reduce(shipping.net().toZero(), MoneySet::plus);
  }

  private static DocumentPart.Line line(PricedLine line, int from, int to) {
    var first = running(line, from);
    var last = running(line, to);
    return new DocumentPart.Line(
        line.id(),
        to - from,
        last.gross().minus(first.gross()),
        last.lineDiscount().minus(first.lineDiscount()),
        last.orderDiscount().minus(first.orderDiscount()),
        last.net().minus(first.net()),
        minus(last.taxLines(), first.taxLines()));
  }

  /// What the first units of a line come to.
  private static DocumentPart.Line running(PricedLine line, int units) {
    var discount = line.lineDiscount().plus(line.orderDiscount());
    var runningDiscount =
        both(line.net(), side -> share(side.of(discount), units, line.quantity()));
    var runningLineDiscount =
        both(
            line.net(),
            side ->
                share(side.of(line.lineDiscount()), side.of(runningDiscount), side.of(discount)));
    var gross = both(line.net(), side -> Math.multiplyExact(side.of(line.unitPrice()), units));
    var net = gross.minus(runningDiscount);
    return new DocumentPart.Line(
        line.id(),
        units,
        gross,
        runningLineDiscount,
        runningDiscount.minus(runningLineDiscount),
        net,
        runningTaxes(line.taxLines(), net, line.net()));
  }

  /// Shipping is taken by what the customer paid; the shop's side runs along with it.
  private DocumentPart.Shipping shipping(PricedShipping shipping, Money amount) {
    var taken = takenShipping(shipping).presentment();
    boolean isFirst = earlier.stream().allMatch(p -> p.shipping().isEmpty());
    var first = isFirst ? nothing(shipping) : running(shipping, taken);
    var last = running(shipping, taken.plus(amount));
    return new DocumentPart.Shipping(
        last.net().minus(first.net()), minus(last.taxLines(), first.taxLines()));
  }

  /// Not the same as running(0): a price that rounds to nothing for the customer is taken whole by
  /// the first part.
  private static DocumentPart.Shipping nothing(PricedShipping shipping) {
    var zero = shipping.net().toZero();
    return new DocumentPart.Shipping(zero, minus(shipping.taxLines(), shipping.taxLines()));
  }

  private static DocumentPart.Shipping running(PricedShipping shipping, Money amount) {
    long shop =
        share(
            Amounts.minor(shipping.net().shop()),
            Amounts.minor(amount),
            Amounts.minor(shipping.net().presentment()));
    var net = new MoneySet(Money.ofMinor(shipping.net().shop().getCurrencyUnit(), shop), amount);
    return new DocumentPart.Shipping(net, runningTaxes(shipping.taxLines(), net, shipping.net()));
  }

  private static List<TaxLine> runningTaxes(List<TaxLine> taxes, MoneySet net, MoneySet whole) {
    return taxes.stream()
        .map(t ->
            new TaxLine(
                t.title(),
                t.rate(),
                both(whole, side -> share(side.of(t.amount()), side.of(net), side.of(whole)))))
        .toList();
  }

  /// The share of an amount that goes with a part of a whole; it grows with the part, and all of it
  /// goes with the whole.
  private static long share(long amount, long part, long whole) {
    return whole == 0 || part == whole
        ? amount
        : Fraction.ratio(part, whole).of(amount, RoundingMode.HALF_UP);
  }

  private static List<TaxLine> minus(List<TaxLine> last, List<TaxLine> first) {
    var rest = new ArrayList<TaxLine>(last.size());
    for (int i = 0; i < last.size(); i++) {
      var tax = last.get(i);
      rest.add(new TaxLine(tax.title(), tax.rate(), tax.amount().minus(first.get(i).amount())));
    }
    return rest;
  }

  private static DocumentPart.Line merge(DocumentPart.Line left, DocumentPart.Line right) {
    return new DocumentPart.Line(
        left.lineId(),
        Math.addExact(left.quantity(), right.quantity()),
        left.gross().plus(right.gross()),
        left.lineDiscount().plus(right.lineDiscount()),
        left.orderDiscount().plus(right.orderDiscount()),
        left.net().plus(right.net()),
        sumTaxes(List.of(left.taxLines(), right.taxLines())));
  }

  private static DocumentPart.Shipping merge(
      DocumentPart.Shipping left, DocumentPart.Shipping right) {
    return new DocumentPart.Shipping(
        left.net().plus(right.net()), sumTaxes(List.of(left.taxLines(), right.taxLines())));
  }

  private static DocumentPart total(
      PricedDocument document,
      List<DocumentPart.Line> lines,
      Optional<DocumentPart.Shipping> shipping) {
    var zero = document.total().toZero();
    var taxes = new ArrayList<List<TaxLine>>();
    lines.forEach(l -> taxes.add(l.taxLines()));
    shipping.ifPresent(s -> taxes.add(s.taxLines()));
    var taxLines = sumTaxes(taxes);
    var subtotal = lines.stream().map(DocumentPart.Line::net).reduce(zero, MoneySet::plus);
    var shippingTotal = shipping.map(DocumentPart.Shipping::net).orElse(zero);
    var taxTotal = taxLines.stream().map(TaxLine::amount).reduce(zero, MoneySet::plus);
    var beforeTax = subtotal.plus(shippingTotal);
    return new DocumentPart(
        lines,
        shipping,
        taxLines,
        subtotal,
        shippingTotal,
        taxTotal,
        document.taxesIncluded() ? beforeTax : beforeTax.plus(taxTotal));
  }

  private static List<TaxLine> sumTaxes(List<List<TaxLine>> taxes) {
    record Key(String title, BigDecimal rate) {}
    var sums = new LinkedHashMap<Key, MoneySet>();
    taxes.stream()
        .flatMap(List::stream)
        .forEach(t -> sums.merge(new Key(t.title(), t.rate()), t.amount(), MoneySet::plus));
    return sums.entrySet().stream()
        .map(e -> new TaxLine(e.getKey().title(), e.getKey().rate(), e.getValue()))
        .toList();
  }

  /// One side of an amount, in minor units.
  private interface Side {
    long of(MoneySet amount);
  }

  private interface SideFunction {
    long apply(Side side);
  }

  private static MoneySet both(MoneySet currencies, SideFunction computed) {
    long shop = computed.apply(amount -> Amounts.minor(amount.shop()));
    long presentment = computed.apply(amount -> Amounts.minor(amount.presentment()));
    return new MoneySet(
        money(currencies.shop(), shop), money(currencies.presentment(), presentment));
  }

  private static Money money(Money like, long minor) {
    return Money.ofMinor(like.getCurrencyUnit(), minor);
  }
}
