/// What a draft costs on a day: currency, exchange rate, place of taxation, taxes; from what was
/// loaded to a price or a reason why there is none.
@org.jspecify.annotations.NullMarked
package dev.utkast.model.quote;
