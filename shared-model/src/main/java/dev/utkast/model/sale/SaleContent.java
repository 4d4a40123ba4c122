package dev.utkast.model.sale;

import dev.utkast.model.customer.Address;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.payment.PaymentTerms;
import dev.utkast.model.pricing.Cart;
import dev.utkast.model.pricing.CartShipping;
import dev.utkast.model.pricing.ManualRate;
import dev.utkast.model.shop.NameValue;
import java.util.List;
import java.util.Optional;

/// What staff write: the draft of a sale, and what its order keeps as agreed. Everything else is
/// computed, or happens to it.
///
/// @param currency ISO 4217 code asked for as the customer's, if any
/// @param language ISO 639-1 code of the customer's documents, if chosen
/// @param taxExempt no tax, whatever the rules say
/// @param manualRates for every taxable line without rates of its own
public record SaleContent(
    List<SaleLine> lines,
    Optional<AppliedDiscount> discount,
    Optional<Shipping> shipping,
    Optional<CustomerId> customerId,
    Optional<String> email,
    Optional<Address> shippingAddress,
    Optional<Address> billingAddress,
    Optional<String> note,
    List<NameValue> noteAttributes,
    List<String> tags,
    Optional<String> poNumber,
    boolean taxExempt,
    List<ManualRate> manualRates,
    Optional<PaymentTerms> terms,
    Optional<String> currency,
    Optional<String> language) {

  public SaleContent {
    lines = List.copyOf(lines);
    noteAttributes = List.copyOf(noteAttributes);
    tags = List.copyOf(tags);
    manualRates = List.copyOf(manualRates);
  }

  /// How the parcel travels and what that costs.
  public record Shipping(String title, Optional<String> handle, CartShipping cost) {}

  public Cart toCart() {
    return new Cart(
        lines.stream().map(SaleLine::toCartLine).toList(),
        discount.map(AppliedDiscount::discount),
        shipping.map(Shipping::cost));
  }

  /// Whether nothing differs that a price follows from.
  public boolean isPricedAs(SaleContent other) {
    return pricing().equals(other.pricing());
  }

  private SaleContent pricing() {
    return new SaleContent(
        lines,
        discount.map(AppliedDiscount::untold),
        shipping,
        customerId,
        Optional.empty(),
        shippingAddress,
        billingAddress,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        taxExempt,
        manualRates,
        Optional.empty(),
        currency,
        Optional.empty());
  }

  public SaleContent withTags(List<String> given) {
    return amended(email, shippingAddress, note, noteAttributes, given);
  }

  public SaleContent withEmail(Optional<String> given) {
    return amended(given, shippingAddress, note, noteAttributes, tags);
  }

  /// The language chosen for the customer, else that of the country the goods go to.
  public String spokenLanguage() {
    return language.orElseGet(() ->
        switch (shippingAddress.or(() -> billingAddress).flatMap(Address::countryCode).orElse("")) {
          case "NL", "BE" -> "nl";
          case "NO" -> "nb";
          case "DE", "AT", "CH" -> "de";
          case "FR" -> "fr";
          default -> "en";
        });
  }

  /// What may still be said of a sale that was agreed.
  public SaleContent amended(
      Optional<String> nowEmail,
      Optional<Address> nowTo,
      Optional<String> nowNote,
      List<NameValue> nowAttributes,
      List<String> nowTags) {
    return new SaleContent(
        lines,
        discount,
        shipping,
        customerId,
        nowEmail,
        nowTo,
        billingAddress,
        nowNote,
        nowAttributes,
        nowTags,
        poNumber,
        taxExempt,
        manualRates,
        terms,
        currency,
        language);
  }
}
