/// Which taxes apply to a sale: registrations, dated rates, exemptions, reverse charge; what they
/// amount to is pricing's work.
@org.jspecify.annotations.NullMarked
package dev.utkast.model.tax;
