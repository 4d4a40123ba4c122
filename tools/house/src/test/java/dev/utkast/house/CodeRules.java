package dev.utkast.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.utkast.aws.canary.AbstractThing;
import dev.utkast.aws.canary.ChangesCaseInSomeLanguage;
import dev.utkast.aws.canary.FormatsInSomeLanguage;
import dev.utkast.aws.canary.ReadsEnvironment;
import dev.utkast.aws.canary.ThingHelper;
import dev.utkast.aws.canary.ThingImpl;
import dev.utkast.aws.canary.ThingManager;
import dev.utkast.aws.canary.ThingUtil;
import dev.utkast.aws.canary.ThingUtils;
import dev.utkast.aws.canary.UsesOldDates;
import dev.utkast.aws.canary.WritesToConsole;
import dev.utkast.functions.canaryone.UnwiredHandler;
import dev.utkast.model.canary.CountsInDoubles;
import dev.utkast.model.canary.ReadsClock;
import dev.utkast.model.canary.RollsDice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What code may not do, wherever it stands.
final class CodeRules {
  private CodeRules() {}

  private static final String HANDLER =
      "com.amazonaws.services.lambda.runtime.RequestStreamHandler";
  private static final Pattern BINARY =
      Pattern.compile("double|float|\\[*(L?java\\.lang\\.(Double|Float);?)|\\[+[DF]");
  private static final String WIRING = "dev.utkast.aws.wiring.Wiring";

  /// Class name → methods that answer differently from call to call or from machine to machine.
  private static final Map<String, Set<String>> CLOCKS =
      Map.ofEntries(
          Map.entry("java.time.Instant", Set.of("now")),
          Map.entry("java.time.LocalDate", Set.of("now")),
          Map.entry("java.time.LocalTime", Set.of("now")),
          Map.entry("java.time.LocalDateTime", Set.of("now")),
          Map.entry("java.time.ZonedDateTime", Set.of("now")),
          Map.entry("java.time.OffsetDateTime", Set.of("now")),
          Map.entry("java.time.Year", Set.of("now")),
          Map.entry("java.time.YearMonth", Set.of("now")),
          Map.entry("java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system")),
          Map.entry("java.time.ZoneId", Set.of("systemDefault")),
          Map.entry("java.util.TimeZone", Set.of("getDefault")),
          Map.entry("java.util.Locale", Set.of("getDefault")),
          Map.entry(
              "java.lang.System",
              Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty")));

  private static final Map<String, Set<String>> DICE =
      Map.of(
          "java.lang.Math", Set.of("random"),
          "java.util.UUID", Set.of("randomUUID"),
          "java.util.Random", Set.of("<init>"),
          "java.util.SplittableRandom", Set.of("<init>"),
          "java.security.SecureRandom", Set.of("<init>"),
          "java.util.concurrent.ThreadLocalRandom", Set.of("current"),
          "java.util.random.RandomGenerator", Set.of("getDefault", "of"));

  static Stream<HouseRule> all() {
    return Stream.of(model(), everywhere(), shapes()).flatMap(List::stream);
  }

  private static List<HouseRule> model() {
    return List.of(
        HouseRule.of(
            "the model asks no clock and no machine",
            noClasses()
                .that()
                .resideInAPackage("dev.utkast.model..")
                .should()
                .callCodeUnitWhere(target(CLOCKS)),
            ReadsClock.class),
        HouseRule.of(
            "the model rolls no dice",
            noClasses()
                .that()
                .resideInAPackage("dev.utkast.model..")
                .should()
                .callCodeUnitWhere(target(DICE)),
            RollsDice.class),
        HouseRule.of(
            "the model counts in no binary floating point",
            classes().that().resideInAPackage("dev.utkast.model..").should(touchNoDoubles()),
            CountsInDoubles.class));
  }

  private static List<HouseRule> everywhere() {
    return List.of(
        HouseRule.of(
            "the environment is read in wiring only",
            noClasses()
                .that()
                .resideInAnyPackage(DirectionRules.DEPLOYED)
                .and()
                .resideOutsideOfPackage("dev.utkast.aws.wiring..")
                .should()
                .callCodeUnitWhere(
                    target(Map.of("java.lang.System", Set.of("getenv", "getProperty")))),
            ReadsEnvironment.class),
        HouseRule.of(
            "keys, numbers and names are the same on every machine",
            noClasses()
                .that()
                .resideInAnyPackage("dev.utkast.model..", "dev.utkast.aws..")
                .should()
                .callCodeUnitWhere(inDefaultLocale("format", "formatted")),
            FormatsInSomeLanguage.class),
        HouseRule.of(
            "letters change case the same way on every machine",
            noClasses()
                .that()
                .resideInAnyPackage(DirectionRules.DEPLOYED)
                .should()
                .callCodeUnitWhere(inDefaultLocale("toLowerCase", "toUpperCase")),
            ChangesCaseInSomeLanguage.class),
        HouseRule.of(
            "only the log writes to the console",
            noClasses()
                .that()
                .resideInAnyPackage(DirectionRules.DEPLOYED)
                .and()
                .resideOutsideOfPackage("dev.utkast.aws.log..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err"),
            WritesToConsole.class));
  }

  private static List<HouseRule> shapes() {
    return List.of(
        HouseRule.of(
            "dates are java.time's",
            noClasses()
                .that()
                .resideInAPackage("dev.utkast..")
                // The libraries for PDF and mail take nothing else.
                .and()
                .resideOutsideOfPackage("dev.utkast.documents..")
                .should()
                .dependOnClassesThat(oldDates()),
            UsesOldDates.class),
        HouseRule.of(
            "names say what a thing is",
            noClasses()
                .that()
                .resideInAPackage("dev.utkast..")
                .should()
                .haveNameMatching(".*[.$](Abstract[A-Z]\\w*|\\w*(Impl|Manager|Utils?|Helper))"),
            ThingImpl.class,
            ThingManager.class,
            ThingUtil.class,
            ThingUtils.class,
            ThingHelper.class,
            AbstractThing.class),
        HouseRule.of(
            "a handler is wired by its environment or by hand",
            classes()
                .that()
                .areAssignableTo(HANDLER)
                .and()
                .areNotInterfaces()
                .and()
                // Benchmarks call handlers, and compare them with one that does nothing.
                .resideOutsideOfPackage("dev.utkast.bench..")
                .should(beWiredBothWays()),
            UnwiredHandler.class));
  }

  private static DescribedPredicate<JavaCall<?>> target(Map<String, Set<String>> forbidden) {
    return DescribedPredicate.describe(
        "something of " + forbidden.keySet(),
        call -> {
          var names = forbidden.get(call.getTargetOwner().getFullName());
          return names != null && names.contains(call.getTarget().getName());
        });
  }

  private static DescribedPredicate<JavaCall<?>> inDefaultLocale(String... methods) {
    return DescribedPredicate.describe(
        "text in the machine's language",
        call -> {
          var owner = call.getTargetOwner().getFullName();
          var name = call.getTarget().getName();
          boolean takesLocale =
              call.getTarget().getRawParameterTypes().stream()
                  .anyMatch(type -> type.getName().equals("java.util.Locale"));
          boolean speaks = owner.equals("java.lang.String") && Set.of(methods).contains(name);
          return speaks && !takesLocale;
        });
  }

  private static DescribedPredicate<JavaClass> oldDates() {
    return DescribedPredicate.describe(
        "dates from before java.time",
        type ->
            Set.of(
                    "java.util.Date",
                    "java.util.Calendar",
                    "java.util.GregorianCalendar",
                    "java.text.SimpleDateFormat",
                    "java.sql.Date",
                    "java.sql.Time",
                    "java.sql.Timestamp")
                .contains(type.getFullName()));
  }

  /// By the name alone: `double`, `Double`, and arrays of them, which the JVM calls `[D` and
  /// `[Ljava.lang.Double;`.
  private static boolean isBinary(JavaClass type) {
    return BINARY.matcher(type.getName()).matches();
  }

  private static ArchCondition<JavaClass> touchNoDoubles() {
    return new ArchCondition<>("touch no double or float") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (var field : type.getFields()) {
          if (field.getAllInvolvedRawTypes().stream().anyMatch(CodeRules::isBinary)) {
            events.add(SimpleConditionEvent.violated(field, field.getFullName()));
          }
        }
        for (var unit : type.getCodeUnits()) {
          if (touches(unit)) {
            events.add(SimpleConditionEvent.violated(unit, unit.getFullName()));
          }
        }
      }
    };
  }

  private static boolean touches(JavaCodeUnit unit) {
    var declared =
        Stream.concat(
            unit.getReturnType().getAllInvolvedRawTypes().stream(),
            unit.getParameterTypes().stream()
                .flatMap(type -> type.getAllInvolvedRawTypes().stream()));
    var called =
        unit.getCallsFromSelf().stream().map(call -> call.getTarget()).flatMap(CodeRules::types);
    return Stream.concat(declared, called).anyMatch(CodeRules::isBinary);
  }

  private static Stream<JavaClass> types(AccessTarget.CodeUnitCallTarget target) {
    return Stream.concat(
        Stream.of(target.getRawReturnType()), target.getRawParameterTypes().stream());
  }

  private static ArchCondition<JavaClass> beWiredBothWays() {
    return new ArchCondition<>("have public constructors without arguments and with a Wiring") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        var shapes = new ArrayList<List<String>>();
        for (var constructor : type.getConstructors()) {
          if (constructor.getModifiers().contains(JavaModifier.PUBLIC)) {
            shapes.add(
                constructor.getRawParameterTypes().stream().map(JavaClass::getName).toList());
          }
        }
        if (!type.getModifiers().contains(JavaModifier.PUBLIC)
            || !shapes.contains(List.of())
            || !shapes.contains(List.of(WIRING))) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " has " + shapes));
        }
      }
    };
  }
}
