package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The walls of the house, over the classes of every module; and for each wall a canary that must
/// hit it, because a rule that cannot fail protects nothing.
class ArchitectureTest {
  private static JavaClasses house = new ClassFileImporter().importClasses();

  static Stream<HouseRule> rules() {
    return Stream.of(DirectionRules.all(), CodeRules.all(), DecisionRules.all())
        .flatMap(rules -> rules);
  }

  @BeforeAll
  static void readEveryModule() {
    house = new ClassFileImporter().importPaths(compiledModules());
  }

  private static List<Path> compiledModules() {
    var root = Sources.root();
    return Sources.javaFiles(root).stream()
        .map(file -> root.relativize(file).toString())
        .filter(file -> file.contains("/src/main/java/"))
        .map(file -> root.resolve(file.substring(0, file.indexOf("/src/main/java/"))))
        .distinct()
        .map(module -> module.resolve("target/classes"))
        .toList();
  }

  @Test
  void everyModuleWithCodeIsLookedAt() {
    var missing = compiledModules().stream().filter(folder -> !Files.isDirectory(folder)).toList();
    assertEquals(List.of(), missing, "compiled before the rules look");
    var seen = house.stream().map(type -> type.getPackageName()).collect(Collectors.toSet());
    assertTrue(
        seen.containsAll(List.of("dev.utkast.model.order", "dev.utkast.aws.storage")),
        seen.toString());
  }

  /// A rule over a package that is no longer there would hold whatever is written.
  @Test
  void thePackagesThatRulesNameAreAllOfOurs() {
    var named =
        Stream.of(DirectionRules.DEPLOYED, DirectionRules.LAPTOP)
            .flatMap(Arrays::stream)
            .map(name -> name.replaceFirst("\\.\\.$", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    var ours =
        house.stream()
            .map(type -> type.getPackageName().replaceFirst("^(\\w+\\.\\w+\\.\\w+).*", "$1"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(ours, named);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theHouseKeeps(HouseRule rule) {
    rule.rule().allowEmptyShould(true).check(house);
  }

  @Test
  void everyExceptionIsNeeded() {
    assertEquals(Set.of(), DecisionRules.idle(house));
  }

  /// A state that was renamed would never be asked for.
  @Test
  void theStatesAreThere() {
    for (var state : DecisionRules.STATES) {
      assertTrue(house.contain(state), state);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void itsCanaryTrips(HouseRule rule) {
    var caged = new ClassFileImporter().importClasses(rule.canaries().toArray(Class<?>[]::new));
    var report = rule.rule().evaluate(caged).getFailureReport().toString();
    for (var expected : expectedIn(rule)) {
      assertTrue(report.contains(expected), expected + " should break the rule: " + report);
    }
  }

  private static List<String> expectedIn(HouseRule rule) {
    var expected = new ArrayList<String>();
    boolean anyMember = false;
    for (var canary : rule.canaries()) {
      var methods = sins(canary);
      anyMember |= !methods.isEmpty();
      methods.forEach(method -> expected.add(canary.getSimpleName() + "." + method.getName()));
    }
    if (!anyMember) {
      rule.canaries().forEach(canary -> expected.add(canary.getSimpleName()));
    }
    return expected;
  }

  /// @return the methods of a canary; those that it has only for being what it is do not count
  private static List<Method> sins(Class<?> canary) {
    if (canary.isRecord()) {
      return List.of();
    }
    return Arrays.stream(canary.getDeclaredMethods())
        .filter(method -> !method.isSynthetic() && !method.getName().equals("handleRequest"))
        .toList();
  }

  @Test
  void everyRuleHasItsCanaryAndEveryCanaryItsRule() {
    var used = new TreeSet<String>();
    rules()
        .forEach(rule -> {
          assertTrue(!rule.canaries().isEmpty(), rule + " has no canary");
          rule.canaries().forEach(canary -> used.add(canary.getName()));
        });
    assertEquals(canariesInSources(), used);
    assertEquals(rules().count(), rules().map(HouseRule::name).distinct().count());
  }

  private static Set<String> canariesInSources() {
    var tests = Sources.root().resolve("tools/house/src/test/java");
    return Sources.javaFiles(tests).stream()
        .map(file -> tests.relativize(file).toString().replace('/', '.'))
        .filter(name -> name.contains(".canary"))
        .map(name -> name.substring(0, name.length() - ".java".length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
