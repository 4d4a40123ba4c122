package dev.utkast.model.decision;

import java.math.BigDecimal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// What is wrong with a cart, or with a part that is to be taken out of a priced document: which
/// thing, which property of it, and why.
///
/// Example: `(Line[index=2], PRICE, Negative[])`.
public record CartProblem(Subject subject, Property property, Fault fault) {

  public static final Subject DOCUMENT = new Subject.Document();
  public static final Subject SHIPPING = new Subject.Shipping();

  /// The thing. Positions count from 0, as they were asked for.
  public sealed interface Subject {
    record Document() implements Subject {}

    record Line(int index) implements Subject {}

    record Shipping() implements Subject {}

    /// A tax that staff wrote.
    ///
    /// @param of the document, a line or the shipping
    record TaxLine(Subject of, int index) implements Subject {}

    /// What is taken out of a document's shipping.
    record ShippingPart() implements Subject {}

    default CartProblem has(Property property, Fault fault) {
      return new CartProblem(this, property, fault);
    }
  }

  /// What of the thing.
  public enum Property {
    ID,
    LINES,
    PRICE,
    QUANTITY,
    DISCOUNT,
    TAX_LINES,
    TAX_CATEGORY,
    TITLE,
    RATE,
    AMOUNT,
    PRESENTMENT_CURRENCY,
    ROUNDING_MODE
  }

  /// Why it can't be so.
  public sealed interface Fault {
    record Blank() implements Fault {}

    record Negative() implements Fault {}

    /// 2^53 minor units or more.
    record TooLarge() implements Fault {}

    /// As [TooLarge], once it is multiplied, added up or converted.
    record TooLargeIn(CurrencyUnit currency) implements Fault {}

    record TooLargeWithTaxes() implements Fault {}

    record OtherCurrency(CurrencyUnit expected) implements Fault {}

    record AtLeast(int least) implements Fault {}

    record AtMost(int most) implements Fault {}

    record Between(BigDecimal least, BigDecimal most) implements Fault {}

    /// @param most the price that it is taken off
    record ExceedsPrice(Money most) implements Fault {}

    /// More than what the lines come to after their own discounts.
    record ExceedsLines() implements Fault {}

    record TooManyDecimals() implements Fault {}

    record Unknown(String value) implements Fault {}

    /// Another of the same document, line or shipping is the same.
    record Taken() implements Fault {}

    record NoExchangeRate(CurrencyUnit from, CurrencyUnit to) implements Fault {}

    /// Amounts are divided, so that some must be rounded.
    record NoRounding() implements Fault {}

    /// Nothing can be taken out of shipping that the document does not have.
    record NoShipping() implements Fault {}
  }
}
