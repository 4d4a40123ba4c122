package dev.utkast.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import dev.utkast.aws.canary.CallsMailService;
import dev.utkast.aws.canary.CallsQueueService;
import dev.utkast.aws.canary.CallsStoreOfObjects;
import dev.utkast.aws.canary.CallsTable;
import dev.utkast.aws.canary.KnowsFunction;
import dev.utkast.aws.http.canary.KnowsShape;
import dev.utkast.documents.canary.KnowsAdapter;
import dev.utkast.functions.canaryone.KnowsLaptop;
import dev.utkast.functions.canaryone.KnowsOther;
import dev.utkast.functions.canarytwo.Other;
import dev.utkast.laws.canary.KnowsItems;
import dev.utkast.model.canary.KnowsJson;
import dev.utkast.model.canary.one.Circle;
import dev.utkast.model.canary.two.Centre;
import java.util.List;
import java.util.stream.Stream;

/// Who may know whom: functions → adapters → model, functions never each other, and each service of
/// AWS only its one package.
final class DirectionRules {
  private DirectionRules() {}

  /// What is deployed; the modules of `tools/` may look at services as tests do.
  static final String[] DEPLOYED = {
    "dev.utkast.model..", "dev.utkast.aws..", "dev.utkast.documents..", "dev.utkast.functions.."
  };

  /// What is not: the modules of `tools/`.
  static final String[] LAPTOP = {
    "dev.utkast.build..",
    "dev.utkast.events..",
    "dev.utkast.local..",
    "dev.utkast.demo..",
    "dev.utkast.laws..",
    "dev.utkast.simulator..",
    "dev.utkast.bench..",
    "dev.utkast.testkit..",
    "dev.utkast.house.."
  };

  static Stream<HouseRule> all() {
    return Stream.of(model(), modules(), functions(), services()).flatMap(List::stream);
  }

  private static List<HouseRule> model() {
    return List.of(
        HouseRule.of(
            "the model knows Java and money, nothing else",
            classes()
                .that()
                .resideInAPackage("dev.utkast.model..")
                .should()
                .onlyDependOnClassesThat(
                    resideInAnyPackage(
                        "java..",
                        // The JDK's own pull parser, for the feeds of exchange rates.
                        "javax.xml.stream..",
                        // The JDK's own keyed hash, for customers' links.
                        "javax.crypto..",
                        "org.joda.money..",
                        "org.jspecify..",
                        "dev.utkast.model..")),
            KnowsJson.class),
        HouseRule.of(
            "the laws know the model, and not how it is stored",
            classes()
                .that()
                .resideInAPackage("dev.utkast.laws..")
                .and()
                .resideOutsideOfPackage("dev.utkast.laws.items..")
                .should()
                .onlyDependOnClassesThat(
                    resideInAnyPackage(
                        "java..",
                        "org.joda.money..",
                        "org.jspecify..",
                        "dev.utkast.model..",
                        "dev.utkast.laws")),
            KnowsItems.class),
        HouseRule.of(
            "packages of the model form no cycle",
            slices().matching("dev.utkast.model.(**)").should().beFreeOfCycles(),
            Circle.class,
            Centre.class));
  }

  private static List<HouseRule> modules() {
    return List.of(
        HouseRule.of(
            "adapters know no function and no document",
            noClasses()
                .that()
                .resideInAPackage("dev.utkast.aws..")
                .should()
                .dependOnClassesThat(
                    resideInAnyPackage("dev.utkast.functions..", "dev.utkast.documents..")),
            KnowsFunction.class),
        HouseRule.of(
            "transport knows no shape of the Admin API",
            noClasses()
                .that()
                .resideInAPackage("dev.utkast.aws.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.utkast.aws.adminapi.."),
            KnowsShape.class),
        HouseRule.of(
            "documents know the model at most",
            noClasses()
                .that()
                .resideInAPackage("dev.utkast.documents..")
                .should()
                .dependOnClassesThat(
                    resideInAnyPackage("dev.utkast.aws..", "dev.utkast.functions..")),
            KnowsAdapter.class));
  }

  private static List<HouseRule> functions() {
    return List.of(
        HouseRule.of(
            "functions never see each other",
            slices().matching("dev.utkast.functions.(*)..").should().notDependOnEachOther(),
            KnowsOther.class,
            Other.class),
        HouseRule.of(
            "what is deployed does not know the laptop",
            noClasses()
                .that()
                .resideInAnyPackage(DEPLOYED)
                .should()
                .dependOnClassesThat(resideInAnyPackage(LAPTOP)),
            KnowsLaptop.class));
  }

  private static List<HouseRule> services() {
    return List.of(
        HouseRule.of(
            "DynamoDB only in storage",
            only("dynamodb", "dev.utkast.aws.storage.."),
            CallsTable.class),
        HouseRule.of(
            "SQS only in messaging",
            only("sqs", "dev.utkast.aws.messaging.."),
            CallsQueueService.class),
        HouseRule.of(
            "S3 only in objects",
            only("s3", "dev.utkast.aws.objects.."),
            CallsStoreOfObjects.class),
        HouseRule.of(
            "SES only in mail", only("sesv2", "dev.utkast.aws.mail.."), CallsMailService.class));
  }

  private static ArchRule only(String service, String home) {
    return noClasses()
        .that()
        .resideInAnyPackage(DEPLOYED)
        .and()
        .resideOutsideOfPackages(home, "dev.utkast.aws.wiring..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk.services." + service + "..");
  }
}
