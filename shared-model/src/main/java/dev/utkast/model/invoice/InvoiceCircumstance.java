package dev.utkast.model.invoice;

/// What a rule about documents may depend on; [InvoiceCircumstances] tells it of a sale.
public enum InvoiceCircumstance {
  /// It is an invoice, or it is a credit note: always one of the two.
  INVOICE,
  CREDIT_NOTE,
  /// The buyer is a business, as far as is known: she has a VAT number, or her address a company.
  BUSINESS,
  /// Some of it is sent in a parcel.
  GOODS,
  /// Some of it needs no parcel.
  SERVICES,
  /// Goods go elsewhere than the bill.
  SENT_ELSEWHERE,
  /// The seller collects tax where the sale is taxed, or has a VAT number.
  VAT_REGISTERED,
  TAXED,
  /// Some of it bears no tax, for a reason.
  UNTAXED,
  /// Goods for a business in another member state (Directive 2006/112/EC, article 138).
  INTRA_UNION_SUPPLY,
  /// Services for a business in another member state, which owes their tax (article 196).
  REVERSE_CHARGE,
  /// The tax is declared through the One-Stop-Shop (articles 369a to 369k).
  ONE_STOP_SHOP,
  /// Prices contain tax.
  GROSS_PRICES,
  DISCOUNTED,
  /// The amounts are not in the currency of the seller's books.
  FOREIGN_CURRENCY,
  /// Something was open when it was issued.
  TO_BE_PAID,
  /// Some of it was paid on a day before that of the invoice.
  PAID_IN_ADVANCE,
  /// The seller's country is the buyer's.
  DOMESTIC,
  OVER_10_000_EUR,
  /// The buyer's VAT number is French.
  FRENCH_BUSINESS
}
