package dev.utkast.model.shop;

import dev.utkast.model.tax.EuropeanUnion;
import dev.utkast.model.tax.Registration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// What a seller's invoices must say of her by law and her settings do not know: by the law of the
/// country that she sells from, and by that of each where she collects tax. A country that is not
/// listed, and is no member of the Union, asks for nothing here.
///
/// It stops no sale: the invoice is issued, and staff are told.
public final class SellerDuties {
  private static final String DIRECTIVE = "Directive 2006/112/EC, article 226";

  private SellerDuties() {}

  /// What may be missing.
  public enum Duty {
    LEGAL_NAME,
    LEGAL_FORM,
    ADDRESS,
    REGISTER,

    /// All who manage the company.
    DIRECTORS,
    VAT_NUMBER,

    /// A number for VAT or another of the country's tax office.
    ANY_TAX_NUMBER,

    /// A number for VAT or of the register of businesses.
    ANY_BUSINESS_NUMBER,

    /// Of the buyer, whom settings know nothing of: see `BuyerDuties`.
    BUYER_NAME,
    BUYER_ADDRESS,
    BUYER_VAT_NUMBER
  }

  /// @param country whose law asks for it, ISO 3166-1 alpha-2, or `EU`
  public record Missing(Duty duty, String country, String law) {}

  /// Whom a duty is for.
  private enum Whom {
    /// Who sells from the country, or collects its tax.
    SELLER,
    /// Who sells from the country.
    RESIDENT,
    /// Who sells from it and is in its register of companies, which a sole trader is not.
    COMPANY,
    /// Who sells from it as a company that directors manage.
    DIRECTED,
    /// Who collects its tax.
    REGISTERED
  }

  private record Rule(String country, Duty duty, Whom whom, String law) {}

  private static final List<Rule> RULES =
      Stream.of(
              party("DE", "UStG § 14 (4) no. 1"),
              rule("DE", Duty.ANY_TAX_NUMBER, Whom.REGISTERED, "UStG § 14 (4) no. 2"),
              rule("DE", Duty.LEGAL_FORM, Whom.RESIDENT, "HGB § 37a, GmbHG § 35a, AktG § 80"),
              rule("DE", Duty.REGISTER, Whom.COMPANY, "HGB § 37a, GmbHG § 35a, AktG § 80"),
              rule("DE", Duty.DIRECTORS, Whom.DIRECTED, "GmbHG § 35a, AktG § 80, HGB § 177a"),
              party("AT", "UStG 1994 § 11 (1)"),
              rule("AT", Duty.VAT_NUMBER, Whom.REGISTERED, "UStG 1994 § 11 (1)"),
              rule("AT", Duty.REGISTER, Whom.COMPANY, "UGB § 14"),
              party("FR", "CGI, annexe II, article 242 nonies A"),
              rule("FR", Duty.VAT_NUMBER, Whom.REGISTERED, "CGI, annexe II, article 242 nonies A"),
              rule("FR", Duty.REGISTER, Whom.RESIDENT, "Code de commerce, article R123-237"),
              rule("FR", Duty.LEGAL_FORM, Whom.RESIDENT, "Code de commerce, article R123-238"),
              party("NL", "Wet op de omzetbelasting 1968, artikel 35a"),
              rule(
                  "NL",
                  Duty.VAT_NUMBER,
                  Whom.REGISTERED,
                  "Wet op de omzetbelasting 1968, artikel 35a"),
              rule("NL", Duty.REGISTER, Whom.RESIDENT, "Handelsregisterwet 2007, artikel 27"),
              party("BE", "Arrêté royal no. 1 (TVA), article 5"),
              rule("BE", Duty.VAT_NUMBER, Whom.REGISTERED, "Arrêté royal no. 1 (TVA), article 5"),
              rule(
                  "BE",
                  Duty.ANY_BUSINESS_NUMBER,
                  Whom.RESIDENT,
                  "Code de droit économique, article III.25"),
              rule(
                  "BE",
                  Duty.REGISTER,
                  Whom.COMPANY,
                  "Code des sociétés et des associations, article 2:20"),
              rule("NO", Duty.LEGAL_NAME, Whom.SELLER, "bokføringsforskriften § 5-1-2"),
              rule("NO", Duty.ANY_BUSINESS_NUMBER, Whom.RESIDENT, "bokføringsforskriften § 5-1-2"),
              rule("NO", Duty.VAT_NUMBER, Whom.REGISTERED, "bokføringsforskriften § 5-1-2"),
              rule("NO", Duty.REGISTER, Whom.COMPANY, "foretaksregisterloven § 10-2"),
              party("GB", "Value Added Tax Regulations 1995, regulation 14"),
              rule(
                  "GB",
                  Duty.VAT_NUMBER,
                  Whom.REGISTERED,
                  "Value Added Tax Regulations 1995, regulation 14"),
              rule(
                  "GB",
                  Duty.REGISTER,
                  Whom.COMPANY,
                  "Company, Limited Liability Partnership and Business (Names and Trading"
                      + " Disclosures) Regulations 2015, regulation 25"),
              party("CH", "MWSTG article 26 (2)"),
              rule("CH", Duty.VAT_NUMBER, Whom.REGISTERED, "MWSTG article 26 (2)"),
              party(EuropeanUnion.ONE_STOP_SHOP, DIRECTIVE + ", point 5"),
              rule(
                  EuropeanUnion.ONE_STOP_SHOP,
                  Duty.VAT_NUMBER,
                  Whom.REGISTERED,
                  DIRECTIVE + ", point 3"))
          .flatMap(rules -> rules)
          .toList();

  private static Stream<Rule> rule(String country, Duty duty, Whom whom, String law) {
    return Stream.of(new Rule(country, duty, whom, law));
  }

  private static Stream<Rule> party(String country, String law) {
    return Stream.of(
        new Rule(country, Duty.LEGAL_NAME, Whom.SELLER, law),
        new Rule(country, Duty.ADDRESS, Whom.SELLER, law));
  }

  /// What the shop's invoices of a day would lack.
  public static List<Missing> missing(Seller seller, SalesSettings settings, LocalDate day) {
    return missing(
        seller.country(),
        seller.identity(),
        settings.registrations(day).stream()
            .map(own ->
                new Registered(
                    own.registration().country(),
                    settings.vatNumber(own, seller.country(), day).isPresent()))
            .toList());
  }

  /// What the shop's invoices would lack once a registration is in force.
  ///
  /// @param settings with the registration among them
  public static List<Missing> missing(
      Seller seller, SalesSettings settings, Registration registration, LocalDate today) {
    var from = registration.from();
    return missing(seller, settings, from.isAfter(today) ? from : today);
  }

  /// A country whose tax an invoice bears.
  ///
  /// @param numbered whether the invoice has a number for its VAT
  public record Registered(String country, boolean numbered) {}

  /// What one invoice lacks.
  ///
  /// @param home that it is sold from, ISO 3166-1 alpha-2
  public static List<Missing> missing(
      String home, ShopIdentity identity, List<Registered> registered) {
    var countries =
        Stream.concat(Stream.of(home), registered.stream().map(Registered::country)).distinct();
    return countries
        .flatMap(country -> {
          boolean collects = registered.stream().anyMatch(one -> one.country().equals(country));
          boolean numbered =
              registered.stream().anyMatch(one -> one.country().equals(country) && one.numbered);
          return RULES.stream()
              .filter(rule -> rule.country.equals(rulesOf(country)))
              .filter(rule -> isFor(rule.whom, country.equals(home), collects, identity))
              .filter(rule -> !isDone(rule.duty, country, numbered, identity))
              .map(rule -> new Missing(rule.duty, country, rule.law));
        })
        .toList();
  }

  /// A member state without rules of its own here has those of the Union.
  private static String rulesOf(String country) {
    boolean own = RULES.stream().anyMatch(rule -> rule.country.equals(country));
    return !own && EuropeanUnion.isMember(country) ? EuropeanUnion.ONE_STOP_SHOP : country;
  }

  private static boolean isFor(Whom whom, boolean home, boolean collects, ShopIdentity identity) {
    return switch (whom) {
      case SELLER -> true;
      case RESIDENT -> home;
      case COMPANY -> home && LegalForms.isCompany(identity);
      case DIRECTED -> home && LegalForms.isDirected(identity);
      case REGISTERED -> collects;
    };
  }

  private static boolean isDone(
      Duty duty, String country, boolean numbered, ShopIdentity identity) {
    return switch (duty) {
      case LEGAL_NAME -> identity.legalName().isPresent();
      case LEGAL_FORM -> LegalForms.of(identity).isPresent();
      case ADDRESS -> identity.address().filter(PostalAddress::isWhole).isPresent();
      case REGISTER -> identity.register().isPresent();
      case DIRECTORS -> !identity.directors().isEmpty();
      case VAT_NUMBER -> numbered;
      case ANY_TAX_NUMBER -> numbered || identity.taxNumber(country).isPresent();
      case ANY_BUSINESS_NUMBER -> numbered || identity.register().isPresent();
      case BUYER_NAME, BUYER_ADDRESS, BUYER_VAT_NUMBER -> true;
    };
  }
}
