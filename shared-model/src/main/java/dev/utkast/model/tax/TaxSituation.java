package dev.utkast.model.tax;

import dev.utkast.model.pricing.ManualRate;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What decides which taxes apply to a sale.
///
/// @param date of the sale, in the shop's zone: it chooses the rates
/// @param home where the shop sells from
/// @param destination where the goods go; for what is not shipped, where the customer lives
/// @param customerVatNumber with its country prefix, in any usual notation
/// @param customerExemption why this customer pays no tax, such as the number of a resale
///   certificate
/// @param draftExempt the draft's own flag
/// @param manualRates of the whole document
public record TaxSituation(
    LocalDate date,
    Place home,
    Place destination,
    List<Registration> registrations,
    Optional<String> customerVatNumber,
    Optional<String> customerExemption,
    boolean draftExempt,
    List<ManualRate> manualRates) {

  public TaxSituation {
    registrations = List.copyOf(registrations);
    manualRates = List.copyOf(manualRates);
  }

  public static TaxSituation of(
      LocalDate date, Place home, Place destination, List<Registration> registrations) {
    return new TaxSituation(
        date,
        home,
        destination,
        registrations,
        Optional.empty(),
        Optional.empty(),
        false,
        List.of());
  }

  /// The same sale where it is taxed. That is where its goods go, unless a business has them sent
  /// to another member state and is identified for VAT in the shop's own: it is no consumer, whom
  /// goods are sold to at a distance, and nothing is exempt for it (Directive 2006/112/EC, articles
  /// 14 (4), 32 and 138), so that it pays the tax of home.
  public TaxSituation atPlaceOfSupply() {
    boolean sentAbroad =
        home.isInUnion()
            && destination.isInUnion()
            && !destination.country().equals(home.country())
            && registrations.stream().anyMatch(r -> r.isIn(home));
    return sentAbroad && isBusinessAtHome()
        ? with(home, customerVatNumber, customerExemption, draftExempt, manualRates)
        : this;
  }

  private boolean isBusinessAtHome() {
    return customerVatNumber
        .map(VatNumber::parse)
        .filter(parsed ->
            parsed instanceof VatNumber.Parsed.Valid(var number)
                && number.place().country().equals(home.country()))
        .isPresent();
  }

  public TaxSituation withVatNumber(String number) {
    return with(destination, Optional.of(number), customerExemption, draftExempt, manualRates);
  }

  public TaxSituation withCustomerExemption(String note) {
    return with(destination, customerVatNumber, Optional.of(note), draftExempt, manualRates);
  }

  public TaxSituation withDraftExempt() {
    return with(destination, customerVatNumber, customerExemption, true, manualRates);
  }

  public TaxSituation withManualRates(List<ManualRate> rates) {
    return with(destination, customerVatNumber, customerExemption, draftExempt, rates);
  }

  /// Of the same day, shop and registrations.
  private TaxSituation with(
      Place to,
      Optional<String> vatNumber,
      Optional<String> exemption,
      boolean exempt,
      List<ManualRate> rates) {
    return new TaxSituation(date, home, to, registrations, vatNumber, exemption, exempt, rates);
  }
}
