package dev.utkast.model.invoice;

/// What an invoice or a credit note may have to say by law. Which of it a document must, and by
/// which law, is in [InvoiceRules].
public enum InvoiceElement {
  NUMBER,
  ISSUE_DATE,
  SELLER_NAME,
  SELLER_ADDRESS,
  SELLER_VAT_NUMBER,
  /// `GmbH`, `SAS` with its capital, `Ltd`: part of the name or beside it.
  SELLER_FORM,
  /// The register that the seller is in, and the number there.
  SELLER_REGISTER,
  /// Who manages the company; before the footer, where the seller writes what else is hers to say.
  SELLER_DIRECTORS,
  BUYER_NAME,
  BUYER_ADDRESS,
  BUYER_VAT_NUMBER,
  /// The nine digits that a French business is known by, which its VAT number ends in.
  BUYER_SIREN,
  /// Kind and quantity of what is sold.
  ITEMS,
  /// The day of supply; where it is to come, what it will be.
  SUPPLY_DATE,
  /// The days before that of the invoice on which parts of it were paid.
  ADVANCE_DATES,
  SUPPLY_PLACE,
  DELIVERY_ADDRESS,
  UNIT_PRICE,
  /// The price of one without tax, where prices contain it.
  NET_UNIT_PRICE,
  DISCOUNT,
  /// What each rate is on, and what bears none.
  TAXABLE_AMOUNT,
  TAX_RATE,
  TAX_AMOUNT,
  /// The whole tax in the currency of the seller's books.
  TAX_IN_SHOP_CURRENCY,
  EXEMPTION,
  REVERSE_CHARGE,
  ONE_STOP_SHOP,
  /// Goods, services or both.
  OPERATION,
  TOTAL,
  DUE_DATE,
  LATE_PENALTY,
  RECOVERY_INDEMNITY,
  EARLY_PAYMENT,
  CORRECTED_NUMBER,
  CORRECTED_DATE
}
