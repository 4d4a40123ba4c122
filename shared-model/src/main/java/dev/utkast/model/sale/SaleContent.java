package dev.utkast.model.sale;

import dev.utkast.model.customer.Address;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.payment.PaymentTerms;
import dev.utkast.model.pricing.Cart;
import dev.utkast.model.pricing.CartShipping;
import dev.utkast.model.pricing.ManualRate;
import dev.utkast.model.shop.NameValue;
import dev.utkast.model.shop.Seller;
import dev.utkast.model.shop.SpokenLanguages;
import dev.utkast.model.text.MailAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What staff write: the draft of a sale, and what its order keeps as agreed. Everything else is
/// computed, or happens to it.
///
/// @param currency ISO 4217 code asked for as the customer's, if any
/// @param language ISO 639-1 code of the customer's documents, if chosen
/// @param customerName of the customer's record when this was written, or of the one that has the
///   mail address: who it is for where an address does not say; older sales have none
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
    Optional<String> language,
    Optional<String> customerName) {

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
        Optional.empty(),
        Optional.empty());
  }

  public SaleContent withTags(List<String> given) {
    return amended(email, shippingAddress, note, noteAttributes, given);
  }

  /// Whether nothing differs that a customer could see.
  public boolean differsInTagsOnly(SaleContent other) {
    return withTags(List.of()).equals(other.withTags(List.of()));
  }

  /// Made out in a customer's name from now on, as far as it is known. Whose record was deleted
  /// keeps the name; who was known by a mail address alone is nobody known then.
  ///
  /// @param customer on record: the sale's own, else the one that has its mail address
  public SaleContent inTheNameOf(Optional<Customer> customer) {
    return named(
        customer
            .flatMap(Customer::name)
            .or(() -> customerName.filter(_ -> customerId.isPresent())));
  }

  private SaleContent named(Optional<String> name) {
    return new SaleContent(
        lines,
        discount,
        shipping,
        customerId,
        email,
        shippingAddress,
        billingAddress,
        note,
        noteAttributes,
        tags,
        poNumber,
        taxExempt,
        manualRates,
        terms,
        currency,
        language,
        name);
  }

  /// Whether it is left to somebody's record to say by name who it is for.
  public boolean lacksName() {
    return Stream.of(billingAddress, shippingAddress)
        .flatMap(Optional::stream)
        .allMatch(address -> address.name().isEmpty());
  }

  /// The sale as its parcel tells of it. Who is recognised by a mail address alone is called by
  /// name in what is mailed there, and nowhere else: a parcel goes to whoever typed the address.
  public SaleContent onParcel() {
    return customerId.isPresent() ? this : named(Optional.empty());
  }

  public SaleContent withEmail(Optional<String> given) {
    return amended(given, shippingAddress, note, noteAttributes, tags);
  }

  /// The language chosen for the customer, else that of the country the goods go to. The shop
  /// speaks its own to who is at home, or nowhere known.
  public String spokenLanguage(Seller seller) {
    var country = shippingAddress.or(() -> billingAddress).flatMap(Address::countryCode);
    return language.orElseGet(() ->
        country
            .filter(there -> !there.equals(seller.country()))
            .map(SpokenLanguages::of)
            .orElseGet(seller::language));
  }

  /// The same in a language that was chosen for it once.
  public SaleContent spokenIn(String chosen) {
    return new SaleContent(
        lines,
        discount,
        shipping,
        customerId,
        email,
        shippingAddress,
        billingAddress,
        note,
        noteAttributes,
        tags,
        poNumber,
        taxExempt,
        manualRates,
        terms,
        currency,
        Optional.of(chosen),
        customerName);
  }

  /// What may still be said of a sale that was agreed. Another mail address alone is nobody's whose
  /// name is known.
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
        language,
        customerName.filter(_ -> customerId.isPresent() || email.isEmpty() || isAt(nowEmail)));
  }

  private boolean isAt(Optional<String> other) {
    return other.map(MailAddress::key).equals(email.map(MailAddress::key));
  }

  /// Who it is for: by the name, else the company, that an address or the customer's record has.
  public Optional<String> recipientName() {
    var named = Stream.of(billingAddress, shippingAddress).flatMap(Optional::stream).toList();
    return named.stream()
        .flatMap(address -> address.name().stream())
        .findFirst()
        .or(() -> customerName)
        .or(() -> named.stream().flatMap(address -> address.company().stream()).findFirst())
        .filter(name -> !name.isBlank());
  }

  /// Who an address is written to: whoever it names, else the customer by name, else by mail
  /// address. Nobody where it names a company alone, which its lines say themselves.
  public Optional<String> addressee(Address address) {
    return address.namesSomebody() ? address.name() : recipientName().or(() -> email);
  }
}
