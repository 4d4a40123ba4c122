package dev.utkast.documents;

import dev.utkast.model.customer.Address;
import dev.utkast.model.invoice.InvoiceCircumstance;
import dev.utkast.model.invoice.InvoiceCircumstances;
import dev.utkast.model.invoice.InvoiceElement;
import dev.utkast.model.invoice.InvoiceRules;
import dev.utkast.model.invoice.Untaxed;
import dev.utkast.model.money.MoneySet;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.PricedLine;
import dev.utkast.model.pricing.TaxBasis;
import dev.utkast.model.sale.SaleContent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;

/// What a document says because the seller's law wants it ([InvoiceRules]) and no field of its own
/// has: in the customer's language, from what the document was made of. A payment request is no
/// invoice, and says the same but for supply and the terms of paying late.
final class LawfulContent {
  private static final Set<InvoiceElement> OF_INVOICES_ALONE =
      Set.of(
          InvoiceElement.SUPPLY_DATE,
          InvoiceElement.LATE_PENALTY,
          InvoiceElement.RECOVERY_INDEMNITY,
          InvoiceElement.EARLY_PAYMENT);

  private final String seller;
  private final SaleContent content;
  private final PricedDocument priced;
  private final Set<InvoiceCircumstance> circumstances;
  private final Set<InvoiceElement> wanted;
  private final List<Untaxed> untaxed;
  private final Words words;
  private final Locale locale;

  /// @param seller her country, ISO 3166-1 alpha-2
  LawfulContent(
      String seller,
      SaleContent content,
      PricedDocument priced,
      Set<InvoiceCircumstance> circumstances,
      Locale locale,
      boolean invoice) {
    this.seller = seller;
    this.content = content;
    this.priced = priced;
    this.circumstances = circumstances;
    this.wanted =
        InvoiceRules.elements(seller, circumstances).stream()
            .filter(element -> invoice || !OF_INVOICES_ALONE.contains(element))
            .collect(Collectors.toUnmodifiableSet());
    this.untaxed = Untaxed.of(content, priced);
    this.locale = locale;
    this.words = Words.in(Language.of(locale));
  }

  /// @param issued the day of the document
  Particulars particulars(LocalDate issued) {
    var facts = new ArrayList<Detail>();
    if (wanted.contains(InvoiceElement.SUPPLY_DATE)) {
      facts.add(new Detail(words.say(supplied()), supply(Formats.of(locale).date(issued))));
    }
    if (wanted.contains(InvoiceElement.SUPPLY_PLACE)) {
      place().ifPresent(place -> facts.add(new Detail(words.say(Word.SUPPLY_PLACE), place)));
    }
    if (wanted.contains(InvoiceElement.OPERATION)) {
      facts.add(new Detail(words.say(Word.OPERATION), words.say(operation())));
    }
    var sentTo =
        InvoiceCircumstances.sentTo(content)
            .map(address -> PostalAddresses.lines(address, seller, words.language()))
            .orElse(List.of());
    return new Particulars(facts, sentTo);
  }

  /// What needs no parcel is supplied when the sale is agreed, which is the day of the invoice. A
  /// parcel leaves later, on a day that the invoice cannot know and its packing slip does. What was
  /// paid in advance was paid on the day of the invoice at the latest.
  private String supply(String issued) {
    if (!circumstances.contains(InvoiceCircumstance.GOODS)) {
      return issued;
    }
    return circumstances.contains(InvoiceCircumstance.SERVICES)
        ? words.say(Word.SUPPLY_MIXED, "date", issued)
        : words.say(Word.SUPPLY_ON_DISPATCH);
  }

  private Optional<String> place() {
    return content
        .shippingAddress()
        .or(content::billingAddress)
        .map(to ->
            Stream.of(town(to), abroad(to).orElse(""))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", ")))
        .filter(place -> !place.isEmpty());
  }

  private static String town(Address to) {
    return Stream.of(to.zip(), to.city())
        .flatMap(Optional::stream)
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" "));
  }

  /// The country of an address, where it is not the seller's.
  private Optional<String> abroad(Address to) {
    return to.countryCode()
        .filter(code -> !code.equals(seller))
        .map(this::country)
        .or(() -> to.countryCode().isPresent() ? Optional.empty() : to.country());
  }

  private String country(String code) {
    return PostalAddresses.name(code, words.language());
  }

  /// Nobody delivers an hour of work: the day has the name of what was done on it.
  private Word supplied() {
    return ofKind(
        Word.INVOICE_SUPPLIED, Word.INVOICE_SUPPLIED_SERVICES, Word.INVOICE_SUPPLIED_MIXED);
  }

  private Word operation() {
    return ofKind(Word.OPERATION_GOODS, Word.OPERATION_SERVICES, Word.OPERATION_MIXED);
  }

  private Word ofKind(Word goods, Word services, Word mixed) {
    if (!circumstances.contains(InvoiceCircumstance.SERVICES)) {
      return goods;
    }
    return circumstances.contains(InvoiceCircumstance.GOODS) ? mixed : services;
  }

  /// The price of one without tax, where a law wants it and the price contains tax.
  Optional<Money> netUnitPrice(PricedLine line) {
    return wanted.contains(InvoiceElement.NET_UNIT_PRICE)
        ? priced.netUnitPrice(line).map(MoneySet::presentment)
        : Optional.empty();
  }

  /// What bears no tax, as a line of 0 %.
  Optional<InvoiceDocument.TaxLine> untaxedLine() {
    return Untaxed.withoutLine(untaxed)
        .filter(_ -> wanted.contains(InvoiceElement.TAXABLE_AMOUNT))
        .map(base ->
            new InvoiceDocument.TaxLine(
                TaxNames.ofSeller(seller, words),
                BigDecimal.ZERO,
                Optional.of(base.presentment()),
                base.toZero().presentment()));
  }

  /// Sentences under the totals.
  List<String> remarks() {
    var said = new ArrayList<>(new TaxRemarks(seller, words).of(untaxed, Formats.of(locale)));
    if (InvoiceCircumstances.isOfOneStopShop(seller, priced)) {
      said.add(words.say(Word.ONE_STOP_SHOP, "country", destination()));
    }
    sentence(InvoiceElement.LATE_PENALTY, Word.LATE_PENALTY).ifPresent(said::add);
    sentence(InvoiceElement.RECOVERY_INDEMNITY, Word.RECOVERY_INDEMNITY).ifPresent(said::add);
    sentence(InvoiceElement.EARLY_PAYMENT, Word.EARLY_PAYMENT).ifPresent(said::add);
    return said;
  }

  private Optional<String> sentence(InvoiceElement element, Word word) {
    return wanted.contains(element) ? Optional.of(words.say(word)) : Optional.empty();
  }

  private String destination() {
    return country(priced.taxBasis().map(TaxBasis::country).orElse(""));
  }

  /// The buyer's number of the French register, where the seller's law wants it.
  Optional<String> buyerSiren() {
    return wanted.contains(InvoiceElement.BUYER_SIREN)
        ? priced.taxBasis().flatMap(TaxBasis::customerVatNumber).flatMap(TaxNumbers::siren)
        : Optional.empty();
  }
}
