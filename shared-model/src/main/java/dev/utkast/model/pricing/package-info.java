/// The only place where amounts of a document are computed: discounts, taxes, shipping, totals, and
/// their parts.
@org.jspecify.annotations.NullMarked
package dev.utkast.model.pricing;
