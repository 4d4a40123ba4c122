package dev.utkast.documents;

import dev.utkast.model.customer.Address;
import dev.utkast.model.customer.Customer;
import dev.utkast.model.decision.Decision;
import dev.utkast.model.draftorder.DraftOrder;
import dev.utkast.model.draftorder.DraftStatus;
import dev.utkast.model.id.CustomerId;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.id.InvoiceId;
import dev.utkast.model.id.LineId;
import dev.utkast.model.id.OrderId;
import dev.utkast.model.id.TaxRegistrationId;
import dev.utkast.model.inventory.StockPolicy;
import dev.utkast.model.invoice.Advance;
import dev.utkast.model.invoice.Invoice;
import dev.utkast.model.money.AllocationMode;
import dev.utkast.model.money.RatesAtHand;
import dev.utkast.model.pricing.CartShipping;
import dev.utkast.model.pricing.Discount;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.pricing.RoundingLevel;
import dev.utkast.model.pricing.TaxContext;
import dev.utkast.model.quote.Circumstances;
import dev.utkast.model.quote.DraftQuote;
import dev.utkast.model.quote.PublishedRates;
import dev.utkast.model.sale.AppliedDiscount;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.sale.SaleLine;
import dev.utkast.model.shop.SalesSettings;
import dev.utkast.model.tax.Registration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// Sales of sellers in nine countries, priced as the software prices them, with the documents that
/// are issued for them.
final class LawfulSales {
  static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  static final LocalDate PAID = LocalDate.of(2026, 2, 20);
  static final LocalDate DUE = LocalDate.of(2026, 4, 1);
  static final LocalDate CREDITED = LocalDate.of(2026, 3, 9);
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private LawfulSales() {}

  /// Whom it is sold to, and where to.
  enum Situation {
    /// A business at home that has its goods sent elsewhere and paid a part before.
    DOMESTIC,
    /// A business in another member state, which buys goods and a service.
    INTRA_UNION_BUSINESS,
    /// A consumer in another member state who pays in kronor.
    INTRA_UNION_CONSUMER,
    /// A business outside the tax area.
    EXPORT;

    static List<Situation> of(LawfulSeller seller) {
      return seller.isInUnion() ? List.of(values()) : List.of(DOMESTIC, EXPORT);
    }
  }

  /// A sale as its invoice has it.
  record Sale(
      LawfulSeller seller, SaleContent content, PricedDocument priced, List<Advance> advances) {
    Invoice invoice() {
      return document(Invoice.Series.INVOICE, Optional.empty(), DAY, Optional.empty());
    }

    Invoice creditNote() {
      var number = Optional.of("INV-000041");
      return document(Invoice.Series.CREDIT_NOTE, number, CREDITED, Optional.of(DAY));
    }

    DraftOrder draft() {
      return new DraftOrder(
          new DraftId(3),
          1,
          1,
          12,
          new DraftStatus.Open(),
          content,
          priced,
          Money.zero(priced.total().presentment().getCurrencyUnit()),
          Optional.empty(),
          NOON,
          NOON,
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    private Invoice document(
        Invoice.Series series,
        Optional<String> credits,
        LocalDate day,
        Optional<LocalDate> creditsOf) {
      boolean invoice = series == Invoice.Series.INVOICE;
      return new Invoice(
          new InvoiceId(1),
          series,
          invoice ? 41 : 7,
          new OrderId(2),
          "#1001",
          List.of(seller.name(), seller.country(), "shop@example.com"),
          credits,
          content,
          priced,
          day,
          invoice ? Optional.of(DUE) : Optional.empty(),
          NOON,
          Optional.of(
              advances.stream()
                  .map(Advance::amount)
                  .reduce(Money.zero(priced.total().presentment().getCurrencyUnit()), Money::plus)),
          Optional.of(seller.identity()),
          creditsOf,
          Optional.empty(),
          invoice ? advances : List.of());
    }
  }

  static Sale sale(LawfulSeller seller, Situation situation) {
    return sale(seller, situation, "100.00");
  }

  static Sale sale(LawfulSeller seller, Situation situation, String price) {
    var content = content(seller, situation, price);
    var with =
        new Circumstances(
            seller.shop(),
            settings(seller, situation),
            Optional.of(customer(vatNumber(seller, situation))),
            new PublishedRates((_, _, _) -> List.of(), () -> RatesAtHand.NONE),
            NOON);
    return switch (DraftQuote.of(content, with)) {
      case Decision.Changed(var priced) ->
          new Sale(seller, content, priced, advances(situation, priced));
      case Decision.Refused(var why) -> throw new AssertionError(why.toString());
    };
  }

  /// A tenth of what is sold at home has been paid before.
  private static List<Advance> advances(Situation situation, PricedDocument priced) {
    var total = priced.total().presentment();
    var amount = total.dividedBy(10, RoundingMode.DOWN);
    return situation == Situation.DOMESTIC ? List.of(new Advance(PAID, amount)) : List.of();
  }

  private static Customer customer(Optional<String> vatNumber) {
    var someone = Customer.unknown(new CustomerId(5), NOON);
    var none = Optional.<String>empty();
    return new Customer(
        someone.id(),
        1,
        none,
        none,
        none,
        none,
        none,
        List.of(),
        false,
        List.of(),
        none,
        none,
        0,
        Optional.empty(),
        none,
        NOON,
        NOON,
        none,
        vatNumber,
        Optional.empty(),
        false);
  }

  private static SalesSettings settings(LawfulSeller seller, Situation situation) {
    var unset = SalesSettings.unset();
    var number = Optional.of(seller.vatNumber()).filter(known -> known.length() > 1);
    var registrations = new ArrayList<SalesSettings.TaxRegistration>();
    registrations.add(
        new SalesSettings.TaxRegistration(
            new TaxRegistrationId(1), Registration.in(seller.authority()), number));
    if (seller.isInUnion()) {
      registrations.add(
          new SalesSettings.TaxRegistration(
              new TaxRegistrationId(2), Registration.in("EU"), Optional.empty()));
    }
    return new SalesSettings(
        1,
        registrations,
        List.of(),
        Optional.empty(),
        seller.country().equals("US") ? Optional.of("NY") : Optional.empty(),
        Optional.empty(),
        situation != Situation.INTRA_UNION_BUSINESS && !seller.country().equals("US"),
        false,
        RoundingLevel.LINE,
        RoundingMode.HALF_UP,
        AllocationMode.LARGEST_REMAINDER,
        unset.priceEndings(),
        BigDecimal.ZERO,
        List.of(
            new SalesSettings.OwnExchangeRate(CurrencyUnit.of("SEK"), new BigDecimal("11.17"))));
  }

  static Optional<String> vatNumber(LawfulSeller seller, Situation situation) {
    return switch (situation) {
      case DOMESTIC ->
          switch (seller.country()) {
            case "FR" -> Optional.of("FR40303265045");
            case "AT" -> Optional.of("ATU46080404");
            default -> Optional.empty();
          };
      case INTRA_UNION_BUSINESS ->
          Optional.of(seller.country().equals("NL") ? "DE136695976" : "NL004495445B01");
      case INTRA_UNION_CONSUMER, EXPORT -> Optional.empty();
    };
  }

  static Address buyer(LawfulSeller seller, Situation situation) {
    return switch (situation) {
      case DOMESTIC ->
          address("Kaufhaus Nord", "Ada", "Market Square 1", "Metropolis", zip(seller), seller);
      case INTRA_UNION_BUSINESS ->
          seller.country().equals("NL")
              ? address("Stoffe Süd", "Ben", "Hauptstraße 2", "Köln", "50667", "DE")
              : address("Stoffen Zuid", "Bas", "Kerkstraat 2", "Utrecht", "3511 AB", "NL");
      case INTRA_UNION_CONSUMER -> address("", "Cleo", "Storgatan 3", "Malmö", "211 34", "SE");
      case EXPORT ->
          seller.isInUnion()
              ? address("Cloth Hall", "Dan", "4 High Street", "Leeds", "LS1 4DY", "GB")
              : address("Tuchhalle", "Dora", "Neumarkt 4", "Dresden", "01067", "DE");
    };
  }

  private static String zip(LawfulSeller seller) {
    return seller.address().zip().orElseThrow();
  }

  private static Address address(
      String company, String name, String street, String city, String zip, LawfulSeller seller) {
    return address(company, name, street, city, zip, seller.country());
  }

  private static Address address(
      String company, String name, String street, String city, String zip, String country) {
    var none = Optional.<String>empty();
    return new Address(
        Optional.of(name),
        Optional.of("Lund"),
        Optional.of(company).filter(known -> !known.isEmpty()),
        Optional.of(street),
        none,
        Optional.of(city),
        none,
        Optional.of(zip),
        none,
        none,
        Optional.of(country),
        country.equals("US") ? Optional.of("NY") : none);
  }

  /// Where the goods of a domestic sale go.
  static Address elsewhere(LawfulSeller seller) {
    return address("", "Eva", "Harbour Road 77", "Port", zip(seller), seller);
  }

  private static SaleContent content(LawfulSeller seller, Situation situation, String price) {
    var buyer = buyer(seller, situation);
    boolean service = situation == Situation.INTRA_UNION_BUSINESS;
    var currency = CurrencyUnit.of(seller.currency());
    var lines = new ArrayList<SaleLine>();
    lines.add(line(1, "Woollen blanket", 3, Money.of(currency, new BigDecimal(price)), true));
    if (service) {
      lines.add(line(2, "Weaving course", 1, Money.of(currency, new BigDecimal("45.00")), false));
    }
    return new SaleContent(
        lines,
        Optional.empty(),
        Optional.of(
            new SaleContent.Shipping(
                "Parcel", Optional.empty(), CartShipping.of(Money.of(currency, 8)))),
        Optional.of(new CustomerId(5)),
        Optional.of("buyer@example.com"),
        Optional.of(situation == Situation.DOMESTIC ? elsewhere(seller) : buyer),
        Optional.of(buyer),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        false,
        List.of(),
        Optional.empty(),
        situation == Situation.INTRA_UNION_CONSUMER
            ? Optional.of("SEK")
            : Optional.of(seller.currency()),
        Optional.empty(),
        Optional.empty());
  }

  private static SaleLine line(long id, String title, int quantity, Money price, boolean goods) {
    return new SaleLine(
        new LineId(id),
        Optional.empty(),
        Optional.empty(),
        title,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        quantity,
        price,
        Optional.of(
                new AppliedDiscount(
                    new Discount.Percentage(BigDecimal.valueOf(7)),
                    Optional.of("Spring sale"),
                    Optional.empty()))
            .filter(_ -> goods),
        true,
        TaxContext.STANDARD,
        List.of(),
        goods,
        0,
        StockPolicy.UNTRACKED,
        List.of());
  }
}
