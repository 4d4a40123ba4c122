package dev.utkast.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.utkast.aws.canary.KnowsHttp;
import dev.utkast.aws.canary.Reckons;
import dev.utkast.functions.canaryone.DecidesByState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `shared-model` decides: outside of it nobody reckons with amounts or days, and nobody asks in
/// which state something is to find out what may be done with it.
final class DecisionRules {
  private DecisionRules() {}

  private static final String[] CARRYING = {
    "dev.utkast.aws..", "dev.utkast.documents..", "dev.utkast.functions.."
  };

  private static final Set<String> RECKONED =
      Set.of(
          "org.joda.money.Money",
          "org.joda.money.BigMoney",
          "java.math.BigDecimal",
          "dev.utkast.model.money.MoneySet",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.OffsetDateTime",
          "java.time.ZonedDateTime",
          "java.time.Period",
          "java.time.temporal.ChronoUnit");

  /// Made for reckoning, and for nothing else.
  private static final String FRACTION = "dev.utkast.model.money.Fraction";

  private static final Pattern RECKONING =
      Pattern.compile(
          "(plus|minus|multipl|divid|negat|convert|round|movePoint|scaleBy)\\w*"
              + "|is(Zero|Positive|Negative|GreaterThan|LessThan|Equal)\\w*"
              + "|is(Before|After)|until|between"
              + "|now|ofInstant|toLocalDate"
              + "|compareTo|signum|abs|min|max|add|subtract|remainder|pow|setScale|sqrt");

  private static final String STRIPE = "says an amount in Stripe's units, exactly or not at all";
  private static final String NOTHING = "leaves out a row or a sentence about nothing";

  /// Where amounts, numbers or days are looked at all the same, and why that decides nothing.
  static final Map<String, String> MAY_RECKON =
      Map.ofEntries(
          Map.entry("aws.http.Fields.integer", "holds the number in a request to its bounds"),
          Map.entry("aws.http.Days.day", "reads the day that a time in a request is on"),
          Map.entry("aws.http.Days.read", "holds the day in a request to the years that are kept"),
          Map.entry("documents.Barcodes.code128", "reckons in millimetres"),
          Map.entry("documents.Barcodes.draw", "reckons in millimetres"),
          Map.entry("documents.CardForm.<init>", "refuses to ask for nothing"),
          Map.entry("documents.Formats.percent", "gives the JDK a fraction to write as per cent"),
          Map.entry("documents.InvoiceLines.line", NOTHING + ", and shows a minus"),
          Map.entry("documents.InvoiceTotals.append", NOTHING + ", and shows a minus"),
          Map.entry("documents.InvoiceTotals.paid", "shows a minus"),
          Map.entry("documents.Invoices.payButton", NOTHING),
          Map.entry("documents.Mails.creditNoteIssued", NOTHING),
          Map.entry("documents.PayPanel.due", NOTHING),
          Map.entry(
              "documents.PayPanel.part", "tells a browser the smallest coin that may be typed"),
          Map.entry("documents.Receipts.of", "makes none of what is not paid"),
          Map.entry("documents.Receipts.sums", NOTHING),
          Map.entry("documents.SummaryWords.onAccount", NOTHING),
          Map.entry("documents.SummaryWords.whole", NOTHING),
          Map.entry("functions.cardpayments.stripe.StripeAmounts.money", STRIPE),
          Map.entry("functions.cardpayments.stripe.StripeAmounts.units", STRIPE),
          Map.entry("functions.invoicepage.InvoicePage.actions", NOTHING),
          Map.entry("functions.invoicepage.InvoicePage.howItStands", NOTHING),
          Map.entry("functions.issueinvoice.IssueInvoice.ledger", "reads nothing about nothing"));

  /// Where states are told apart all the same: to name them.
  static final Map<String, String> MAY_ASK_STATES =
      Map.ofEntries(
          Map.entry("aws.adminapi.TimelineWords.became", "names a mail's state for people"),
          Map.entry("aws.adminapi.TransactionJson.status", "names an entry on the wire"),
          Map.entry("documents.Receipts.payment", "names an entry for people"),
          Map.entry("functions.orders.Orders.states", "names what a list has, on the wire"));

  static Stream<HouseRule> all() {
    return Stream.of(
        HouseRule.of(
            "amounts and days are compared and computed in the model",
            classes()
                .that()
                .resideInAnyPackage(CARRYING)
                .should(
                    notDo("reckon with amounts or days", DecisionRules::reckonings, MAY_RECKON)),
            Reckons.class),
        HouseRule.of(
            "what may be done in a state is known to the model",
            classes()
                .that()
                .resideInAnyPackage(CARRYING)
                .should(notDo("ask for states", StateAsked::in, MAY_ASK_STATES)),
            DecidesByState.class),
        HouseRule.of(
            "nothing below HTTP answers a request",
            noClasses()
                .that()
                .resideInAPackage("dev.utkast.aws..")
                .and()
                .resideOutsideOfPackages("dev.utkast.aws.http..", "dev.utkast.aws.adminapi..")
                .should()
                .dependOnClassesThat(
                    resideInAnyPackage("dev.utkast.aws.http..", "dev.utkast.aws.adminapi..")),
            KnowsHttp.class));
  }

  /// @return exceptions that nothing needs
  static Set<String> idle(Iterable<JavaClass> house) {
    var needed = new TreeSet<String>();
    for (var type : house) {
      Stream.concat(reckonings(type).stream(), StateAsked.in(type).stream())
          .forEach(method -> needed.add(named(type, method)));
    }
    return Stream.of(MAY_RECKON, MAY_ASK_STATES)
        .flatMap(some -> some.keySet().stream())
        .filter(name -> !needed.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> reckonings(JavaClass type) {
    return type.getAccessesFromSelf().stream()
        .filter(DecisionRules::reckons)
        .map(access -> access.getOrigin().getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean reckons(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getFullName();
    return owner.equals(FRACTION)
        || (RECKONED.contains(owner) && RECKONING.matcher(access.getTarget().getName()).matches());
  }

  private static String named(JavaClass type, String method) {
    return type.getFullName().replaceFirst("^dev\\.utkast\\.", "") + "." + method;
  }

  private static ArchCondition<JavaClass> notDo(
      String what, Function<JavaClass, Set<String>> methods, Map<String, String> excepted) {
    return new ArchCondition<>("not " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (var method : methods.apply(type)) {
          if (!excepted.containsKey(named(type, method))) {
            events.add(SimpleConditionEvent.violated(type, type.getName() + "." + method));
          }
        }
      }
    };
  }

  /// The types whose values say how something stands.
  static final List<String> STATES =
      List.of(
          "dev.utkast.model.draftorder.DraftStatus",
          "dev.utkast.model.fulfillment.FulfillmentOrderStatus",
          "dev.utkast.model.order.Order$State",
          "dev.utkast.model.order.Order$FinancialStatus",
          "dev.utkast.model.order.Order$FulfillmentStatus",
          "dev.utkast.model.payment.PaymentEntry$Kind",
          "dev.utkast.model.mail.Mail$State",
          "dev.utkast.model.catalog.ProductStatus",
          "dev.utkast.model.catalog.OversellPolicy",
          "dev.utkast.model.inventory.StockPolicy");
}
