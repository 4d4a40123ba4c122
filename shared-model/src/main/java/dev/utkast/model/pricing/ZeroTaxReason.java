package dev.utkast.model.pricing;

/// Why no tax was charged.
///
/// @param note what a person would add, such as the number of an exemption certificate; empty if
///   there is nothing to add
public record ZeroTaxReason(Code code, String note) {

  public enum Code {
    /// The draft says so; nothing overrules it.
    DRAFT_EXEMPT,
    CUSTOMER_EXEMPT,
    /// A business elsewhere in the VAT area of the EU accounts for the tax itself (Directive
    /// 2006/112/EC, articles 138 and 196).
    REVERSE_CHARGE,
    /// The shop is not registered where the goods go.
    OUTSIDE_REGISTRATIONS,
    /// Goods leave the area of the tax that the shop is registered for at home: exempt there
    /// (Directive 2006/112/EC, article 146), and taxed, if at all, where they come in.
    EXPORT,
    NOT_TAXABLE,
    ZERO_RATED,
    EXEMPT_CATEGORY,
    SHIPPING_NOT_TAXED,
    /// Staff wrote a rate of nothing.
    MANUAL_ZERO,
    /// Everything is free.
    NOTHING_TO_TAX,
    /// There is a rate, but its tax is below half of the smallest coin.
    ROUNDED_TO_ZERO,
    /// Different lines have different reasons; see there.
    SEVERAL
  }

  public static ZeroTaxReason of(Code code) {
    return new ZeroTaxReason(code, "");
  }
}
