package dev.utkast.model.pricing;

import dev.utkast.model.money.Allocation;
import dev.utkast.model.money.AllocationMode;
import dev.utkast.model.money.Amounts;
import dev.utkast.model.money.Fraction;
import dev.utkast.model.money.MoneySet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.joda.money.Money;

/// Takes back a document's price, refund by refund.
///
/// A refund may come to what its lines and shipping come to, to less, to more, or to an amount with
/// nothing beside it. What goes beyond its part is spread over all that is left of the document, in
/// proportion, and lowers the tax of each rate with it (Directive 2006/112/EC, article 90).
/// Whatever the refunds and their order, those that come to the document's total together are the
/// document, to the minor unit, in both currencies, for each tax: each takes a share of what the
/// others left, and the last takes all of it.
public final class Credits {
  private final PricedDocument document;
  private final Map<Credit.Kind, Credit.Gross> left;

  private Credits(PricedDocument document, List<Credit> earlier) {
    this.document = document;
    this.left = whole(document);
    for (var credit : earlier) {
      for (var share : credit.shares()) {
        left.computeIfPresent(share.kind(), (_, rest) -> rest.minus(share.taken()));
      }
    }
  }

  /// @return what of a document was not taken back, in the currency that is paid
  public static Money left(PricedDocument document, List<Credit> earlier) {
    return new Credits(document, earlier)
        .left.values().stream()
            .map(rest -> rest.amount().presentment())
            .reduce(document.total().toZero().presentment(), Money::plus);
  }

  /// @param earlier what was taken back before
  /// @param part that it is for; its units and shipping were not taken back before
  /// @param total that is taken back, no more than is [#left]
  public static Credit take(
      PricedDocument document, List<Credit> earlier, DocumentPart part, Money total) {
    return new Credits(document, earlier).take(part, total);
  }

  private Credit.Gross rest(Credit.Kind kind) {
    return Objects.requireNonNull(left.get(kind), "none of the document's");
  }

  private Credit take(DocumentPart part, Money total) {
    var asked = asked(part);
    var kinds = List.copyOf(left.keySet());
    long[] most = kinds.stream().mapToLong(kind -> presentment(rest(kind))).toArray();
    long[] wanted =
        kinds.stream()
            .mapToLong(kind -> presentment(asked.getOrDefault(kind, none(rest(kind)))))
            .toArray();
    long[] taken = spread(Amounts.minor(total), wanted, most);
    boolean all = sum(taken) == sum(most);
    var shares = new ArrayList<Credit.Share>();
    for (int i = 0; i < taken.length; i++) {
      var kind = kinds.get(i);
      var rest = rest(kind);
      var own = asked.getOrDefault(kind, none(rest));
      boolean last = taken[i] == most[i] && (all || taken[i] > 0 || asked.containsKey(kind));
      var gross = last ? rest : taken[i] == wanted[i] ? within(own, rest) : share(rest, taken[i]);
      if (last || taken[i] > 0 || asked.containsKey(kind)) {
        shares.add(new Credit.Share(kind, gross, own));
      }
    }
    return new Credit(part, shares);
  }

  /// As much as is wanted where that is left; what is beyond goes over what is left of the others,
  /// what is short is missing from all that is wanted.
  private static long[] spread(long total, long[] wanted, long[] most) {
    long[] first = new long[most.length];
    long[] rest = new long[most.length];
    for (int i = 0; i < most.length; i++) {
      first[i] = Math.min(wanted[i], most[i]);
      rest[i] = most[i] - first[i];
    }
    long beyond = total - sum(first);
    if (beyond <= 0) {
      return Allocation.allocate(total, first, AllocationMode.LARGEST_REMAINDER);
    }
    long[] more = Allocation.allocate(beyond, rest, AllocationMode.LARGEST_REMAINDER);
    for (int i = 0; i < more.length; i++) {
      more[i] += first[i];
    }
    return more;
  }

  private static long sum(long[] amounts) {
    long sum = 0;
    for (long amount : amounts) {
      sum = Math.addExact(sum, amount);
    }
    return sum;
  }

  /// What a part comes to by its own numbers, where that leaves enough tax for what is left.
  private static Credit.Gross within(Credit.Gross own, Credit.Gross rest) {
    var amount =
        new MoneySet(least(own.amount().shop(), rest.amount().shop()), own.amount().presentment());
    var taxes = new ArrayList<TaxLine>();
    for (int i = 0; i < rest.taxes().size(); i++) {
      var tax = rest.taxes().get(i);
      var wanted = own.taxes().get(i).amount();
      taxes.add(
          new TaxLine(
              tax.title(),
              tax.rate(),
              new MoneySet(
                  clamped(wanted.shop(), tax.amount().shop(), rest.amount().shop(), amount.shop()),
                  clamped(
                      wanted.presentment(),
                      tax.amount().presentment(),
                      rest.amount().presentment(),
                      amount.presentment()))));
    }
    return new Credit.Gross(amount, taxes);
  }

  private static Money clamped(Money wanted, Money tax, Money whole, Money taken) {
    long most = Math.min(Amounts.minor(tax), Amounts.minor(taken));
    long least = Math.max(0, Amounts.minor(tax) - (Amounts.minor(whole) - Amounts.minor(taken)));
    long within = Math.max(least, Math.min(most, Amounts.minor(wanted)));
    return Money.ofMinor(wanted.getCurrencyUnit(), within);
  }

  private static Money least(Money one, Money other) {
    return one.isGreaterThan(other) ? other : one;
  }

  private static Credit.Gross share(Credit.Gross rest, long presentment) {
    long whole = presentment(rest);
    var currency = rest.amount().shop().getCurrencyUnit();
    long shop = share(Amounts.minor(rest.amount().shop()), presentment, whole);
    var amount =
        new MoneySet(
            Money.ofMinor(currency, shop),
            Money.ofMinor(rest.amount().presentment().getCurrencyUnit(), presentment));
    var taxes =
        rest.taxes().stream()
            .map(tax ->
                new TaxLine(
                    tax.title(),
                    tax.rate(),
                    new MoneySet(
                        Money.ofMinor(
                            currency,
                            share(
                                Amounts.minor(tax.amount().shop()),
                                shop,
                                Amounts.minor(rest.amount().shop()))),
                        Money.ofMinor(
                            amount.presentment().getCurrencyUnit(),
                            share(Amounts.minor(tax.amount().presentment()), presentment, whole)))))
            .toList();
    return new Credit.Gross(amount, taxes);
  }

  private static long share(long amount, long part, long whole) {
    return whole == 0 ? 0 : Fraction.ratio(part, whole).of(amount, RoundingMode.HALF_UP);
  }

  private static long presentment(Credit.Gross gross) {
    return Amounts.minor(gross.amount().presentment());
  }

  private static Credit.Gross none(Credit.Gross like) {
    return like.minus(like);
  }

  /// All of a document, by what bears the same taxes.
  static Map<Credit.Kind, Credit.Gross> whole(PricedDocument document) {
    var whole = new LinkedHashMap<Credit.Kind, Credit.Gross>();
    for (var line : document.lines()) {
      add(whole, document, -1, line.net(), line.taxLines());
    }
    var parts = document.shippingParts();
    for (int i = 0; i < parts.size(); i++) {
      add(whole, document, i, parts.get(i).net(), parts.get(i).taxLines());
    }
    return whole;
  }

  private Map<Credit.Kind, Credit.Gross> asked(DocumentPart part) {
    var asked = new LinkedHashMap<Credit.Kind, Credit.Gross>();
    for (var line : part.lines()) {
      add(asked, document, -1, line.net(), line.taxLines());
    }
    part.shipping().ifPresent(shipping -> addShipping(asked, shipping));
    return asked;
  }

  /// Shipping that bears several taxes is taken back of each of its parts in proportion to what is
  /// left of it.
  private void addShipping(Map<Credit.Kind, Credit.Gross> asked, DocumentPart.Shipping shipping) {
    var kinds = left.keySet().stream().filter(Credit.Kind::isShipping).toList();
    if (kinds.size() == 1) {
      add(asked, document, 0, shipping.net(), shipping.taxLines());
      return;
    }
    long[] weights =
        kinds.stream().mapToLong(kind -> minorNet(rest(kind), MoneySet::presentment)).toArray();
    long net = Amounts.minor(shipping.net().presentment());
    long[] nets =
        Allocation.allocate(Math.min(net, sum(weights)), weights, AllocationMode.LARGEST_REMAINDER);
    for (int i = 0; i < nets.length; i++) {
      var rest = rest(kinds.get(i));
      long gross = share(presentment(rest), nets[i], weights[i]);
      asked.put(kinds.get(i), nets[i] == weights[i] ? rest : share(rest, gross));
    }
  }

  private interface SideOf {
    Money of(MoneySet amount);
  }

  private long minorNet(Credit.Gross gross, SideOf side) {
    ToLongFunction<MoneySet> minor = amount -> Amounts.minor(side.of(amount));
    return minor.applyAsLong(gross.net(document.taxesIncluded()));
  }

  private static void add(
      Map<Credit.Kind, Credit.Gross> sums,
      PricedDocument document,
      int shipping,
      MoneySet net,
      List<TaxLine> taxes) {
    var zero = net.toZero();
    var kind =
        new Credit.Kind(
            shipping,
            taxes.stream()
                .map(tax -> new TaxLine(tax.title(), tax.rate().stripTrailingZeros(), zero))
                .toList());
    var tax = taxes.stream().map(TaxLine::amount).reduce(zero, MoneySet::plus);
    var gross = document.taxesIncluded() ? net : net.plus(tax);
    sums.merge(kind, new Credit.Gross(gross, taxes), Credit.Gross::plus);
  }

  /// Taxes of the same kind, one by one.
  static List<TaxLine> sum(List<TaxLine> left, List<TaxLine> right, int sign) {
    var sum = new ArrayList<TaxLine>();
    for (int i = 0; i < left.size(); i++) {
      var tax = left.get(i);
      var other = right.get(i).amount();
      sum.add(
          new TaxLine(
              tax.title(), tax.rate(), tax.amount().plus(sign < 0 ? other.negated() : other)));
    }
    return sum;
  }

  /// Taxes of different kinds, summed by title and rate.
  static List<TaxLine> joined(List<TaxLine> left, List<TaxLine> right) {
    record Key(String title, BigDecimal rate) {}
    var sums = new LinkedHashMap<Key, MoneySet>();
    for (var taxes : List.of(left, right)) {
      for (var tax : taxes) {
        var key = new Key(tax.title(), tax.rate().stripTrailingZeros());
        sums.merge(key, tax.amount(), MoneySet::plus);
      }
    }
    return sums.entrySet().stream()
        .map(one -> new TaxLine(one.getKey().title(), one.getKey().rate(), one.getValue()))
        .toList();
  }
}
