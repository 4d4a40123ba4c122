package dev.utkast.model.pricing;

import dev.utkast.model.money.MoneySet;
import java.util.List;
import java.util.Optional;

/// What a refund takes back of a document's price: by the taxes that it was on, so that the tax of
/// each rate goes back with it.
///
/// @param part units of lines and shipping that the refund is for, by the document's own numbers
/// @param shares what is taken back, by what bears the same taxes; those of which nothing is taken
///   back are left out
public record Credit(DocumentPart part, List<Share> shares) {

  public Credit {
    shares = List.copyOf(shares);
  }

  /// What is taken back of all goods, or of a part of shipping, that bear the same taxes.
  ///
  /// @param kind what it is of
  /// @param asked what the part comes to; the rest is more or less than that
  public record Share(Kind kind, Gross taken, Gross asked) {}

  /// Which goods, or which part of shipping.
  ///
  /// @param ofShipping the place of the part among those of shipping, from 0; -1 of goods
  /// @param taxes title and rate of each, with the amount of nothing
  public record Kind(int ofShipping, List<TaxLine> taxes) {
    public Kind {
      taxes = List.copyOf(taxes);
    }

    public boolean isShipping() {
      return ofShipping >= 0;
    }
  }

  /// An amount that a customer pays, and the taxes in it.
  public record Gross(MoneySet amount, List<TaxLine> taxes) {
    public Gross {
      taxes = List.copyOf(taxes);
    }

    public MoneySet tax() {
      return taxes.stream().map(TaxLine::amount).reduce(amount.toZero(), MoneySet::plus);
    }

    public MoneySet withoutTax() {
      return amount.minus(tax());
    }

    /// @param taxesIncluded whether the document's prices contain its taxes
    /// @return the amount as the document's prices have it
    public MoneySet net(boolean taxesIncluded) {
      return taxesIncluded ? amount : withoutTax();
    }

    Gross plus(Gross other) {
      return new Gross(amount.plus(other.amount), Credits.sum(taxes, other.taxes, 1));
    }

    public Gross minus(Gross other) {
      return new Gross(amount.minus(other.amount), Credits.sum(taxes, other.taxes, -1));
    }
  }

  /// @return what it takes back in all, taxes included
  public MoneySet total() {
    return sum(shares.stream().map(share -> share.taken().amount()).toList());
  }

  /// @return the taxes in [#total]
  public MoneySet taxTotal() {
    return sum(shares.stream().map(share -> share.taken().tax()).toList());
  }

  /// @return what it takes back of goods, as the document's prices have it
  public MoneySet subtotal(boolean taxesIncluded) {
    return sum(
        shares.stream()
            .filter(share -> !share.kind().isShipping())
            .map(share -> share.taken().net(taxesIncluded))
            .toList());
  }

  /// @return what it takes back beyond what its part comes to; negative where it is less
  public Gross difference() {
    var zero = part.total().toZero();
    return shares.stream()
        .map(share -> share.taken().minus(share.asked()))
        .reduce(
            new Gross(zero, List.of()),
            (one, other) ->
                new Gross(
                    one.amount().plus(other.amount()), Credits.joined(one.taxes(), other.taxes())));
  }

  /// @return [#difference] as clients of the Admin API know adjustments: negative where more goes
  ///   back than the part comes to; none where it is the same
  public Optional<Gross> adjustment() {
    var none = new Gross(part.total().toZero(), List.of());
    var difference = difference();
    if (difference.amount().isZero()) {
      return Optional.empty();
    }
    return Optional.of(
        new Gross(
            none.amount().minus(difference.amount()),
            difference.taxes().stream()
                .map(tax -> new TaxLine(tax.title(), tax.rate(), tax.amount().negated()))
                .toList()));
  }

  private MoneySet sum(List<MoneySet> amounts) {
    return amounts.stream().reduce(part.total().toZero(), MoneySet::plus);
  }
}
