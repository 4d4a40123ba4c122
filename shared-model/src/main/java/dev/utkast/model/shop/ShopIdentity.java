package dev.utkast.model.shop;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// Who sells, as staff have set it and documents say it. What is not set is as the shop was
/// deployed, or is not said.
///
/// A document that is issued keeps the identity of its day; whatever is made anew, such as a mail
/// or a payment request, has that of today.
///
/// @param name that the shop trades under
/// @param email that customers write to
/// @param legalName of the person or company that sells
/// @param legalForm `GmbH`, `SAS au capital de 10 000 €`, where the legal name does not say it
/// @param directors who manage the company by law, all of them: a GmbH's managing directors, the
///   board of an AG
/// @param taxNumbers that are none for VAT; at most one for each country
/// @param website as people type it, a web address
/// @param language of the shop, a code of ISO 639 that documents have
/// @param footer on every page of a document
/// @param invoicePrefix before the number of an invoice, instead of `INV-`
/// @param creditNotePrefix before the number of a credit note, instead of `CN-`
/// @param formerInvoicePrefixes that invoices had before, so that credit notes never have them:
///   both count from one, and no two documents may have the same number
/// @param formerCreditNotePrefixes that credit notes had before, so that invoices never have them
public record ShopIdentity(
    long version,
    Optional<String> name,
    Optional<String> email,
    Optional<String> legalName,
    Optional<String> legalForm,
    Optional<PostalAddress> address,
    Optional<RegisterEntry> register,
    List<String> directors,
    List<LocalTaxNumber> taxNumbers,
    List<BankAccount> bankAccounts,
    Optional<String> phone,
    Optional<String> website,
    Optional<Logo> logo,
    Optional<String> language,
    Optional<String> footer,
    Optional<String> invoicePrefix,
    Optional<String> creditNotePrefix,
    List<String> formerInvoicePrefixes,
    List<String> formerCreditNotePrefixes) {

  public static final int MAX_BANK_ACCOUNTS = 20;
  public static final int MAX_TAX_NUMBERS = 30;
  public static final int MAX_DIRECTORS = 12;

  private static final String INVOICES = "INV-";
  private static final String CREDIT_NOTES = "CN-";

  public ShopIdentity {
    directors = List.copyOf(directors);
    taxNumbers = List.copyOf(taxNumbers);
    bankAccounts = List.copyOf(bankAccounts);
    formerInvoicePrefixes = List.copyOf(formerInvoicePrefixes);
    formerCreditNotePrefixes = List.copyOf(formerCreditNotePrefixes);
  }

  /// Of a shop that has set nothing.
  public static ShopIdentity unset() {
    var none = Optional.<String>empty();
    return new ShopIdentity(
        0,
        none,
        none,
        none,
        none,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        none,
        none,
        Optional.empty(),
        none,
        none,
        none,
        none,
        List.of(),
        List.of());
  }

  /// The same, as the version that comes after another.
  public ShopIdentity following(ShopIdentity before) {
    return new ShopIdentity(
        before.version + 1,
        name,
        email,
        legalName,
        legalForm,
        address,
        register,
        directors,
        taxNumbers,
        bankAccounts,
        phone,
        website,
        logo,
        language,
        footer,
        invoicePrefix,
        creditNotePrefix,
        former(before.formerInvoicePrefixes, before.prefixOfInvoices(), prefixOfInvoices()),
        former(
            before.formerCreditNotePrefixes, before.prefixOfCreditNotes(), prefixOfCreditNotes()));
  }

  private static List<String> former(List<String> earlier, String before, String now) {
    return before.equals(now)
        ? earlier
        : Stream.concat(earlier.stream(), Stream.of(before)).distinct().toList();
  }

  public String prefixOfInvoices() {
    return invoicePrefix.orElse(INVOICES);
  }

  public String prefixOfCreditNotes() {
    return creditNotePrefix.orElse(CREDIT_NOTES);
  }

  /// Whether an invoice could have the number that a credit note has, or had. People who quote a
  /// number, and file systems, make nothing of upper and lower case.
  public boolean invoicesAreAmbiguous() {
    return prefixOfInvoices().equalsIgnoreCase(prefixOfCreditNotes())
        || formerCreditNotePrefixes.stream().anyMatch(prefixOfInvoices()::equalsIgnoreCase);
  }

  /// Whether a credit note could have the number that an invoice has, or had.
  public boolean creditNotesAreAmbiguous() {
    return prefixOfInvoices().equalsIgnoreCase(prefixOfCreditNotes())
        || formerInvoicePrefixes.stream().anyMatch(prefixOfCreditNotes()::equalsIgnoreCase);
  }

  /// @param deployed stands in for what is not set
  public String name(Shop deployed) {
    return name.orElse(deployed.name());
  }

  /// @param deployed stands in for what is not set
  public String email(Shop deployed) {
    return email.orElse(deployed.email());
  }

  /// Who sells by law: the legal name with its form; the shop's name where none is set.
  ///
  /// @param deployed stands in for what is not set
  public String seller(Shop deployed) {
    var named = legalName.orElse(name(deployed));
    return legalForm
        .filter(form -> !named.endsWith(form))
        .map(form -> named + " " + form)
        .orElse(named);
  }

  /// Whether its directors are a board, as those of a company limited by shares are.
  public boolean isRunByBoard() {
    return LegalForms.isRunByBoard(this);
  }

  /// @param country ISO 3166-1 alpha-2
  public Optional<String> taxNumber(String country) {
    return taxNumbers.stream()
        .filter(each -> each.country().equals(country))
        .map(LocalTaxNumber::number)
        .findFirst();
  }

  /// Where an amount is best paid to: an account that takes its currency; of several one in the
  /// payer's country, then one kept in that very currency, then the one named first.
  ///
  /// @param payer country of who pays, ISO 3166-1 alpha-2
  /// @return nothing where no account takes it, or nothing is to be paid
  public Optional<BankAccount> account(Money open, String payer) {
    return open.isPositive() ? account(open.getCurrencyUnit(), payer) : Optional.empty();
  }

  /// The currency of an amount that is to be paid and that no account takes.
  public Optional<CurrencyUnit> withoutAccount(Money open) {
    return Optional.of(open)
        .filter(Money::isPositive)
        .map(Money::getCurrencyUnit)
        .filter(this::isWithoutAccount);
  }

  public boolean isWithoutAccount(CurrencyUnit currency) {
    return bankAccounts.stream().noneMatch(account -> account.takes(currency));
  }

  private Optional<BankAccount> account(CurrencyUnit currency, String payer) {
    var able = bankAccounts.stream().filter(account -> account.takes(currency)).toList();
    return able.stream()
        .filter(account -> account.number().country().equals(payer))
        .findFirst()
        .or(() -> able.stream().filter(account -> account.currency().isPresent()).findFirst())
        .or(() -> able.stream().findFirst());
  }
}
