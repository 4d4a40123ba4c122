package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.storage.TokensTable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What README and runbooks say of the system is so.
class DocumentsTest {

  private static String read(String file) throws IOException {
    return Files.readString(Sources.root().resolve(file));
  }

  private static Set<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void theTokenOfTheRunbookOpensEveryRoute() throws IOException {
    var asked =
        HttpRoutes.all(StoredSales.inMemory()).stream()
            .map(served -> served.route().scope().replaceFirst("^read_", "write_"))
            .filter(scope -> !scope.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    var line = read("docs/RUNBOOKS.md").lines().filter(l -> l.startsWith("SCOPES=")).findFirst();
    assertTrue(line.isPresent(), "docs/RUNBOOKS.md has no line that starts with SCOPES=");
    assertEquals(asked, found("\"(\\w+)\"", line.orElseThrow()));
    assertEquals(asked, new TreeSet<>(TokensTable.Access.EVERY_SCOPE));
  }

  @Test
  void theRunbookNamesEveryScope() throws IOException {
    var named = read("docs/RUNBOOKS.md").replaceAll("\\s+", " ");
    for (var scope : TokensTable.Access.EVERY_SCOPE) {
      var resource = scope.replaceFirst("^write_", "");
      assertTrue(named.contains("`" + resource + "`"), resource);
    }
  }

  @Test
  void theReadmeHasARowForEveryResourceThatIsServed() throws IOException {
    var table =
        read("README.md")
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(0, line.indexOf('|', 1)))
            .collect(Collectors.joining());
    var served =
        HttpRoutes.all(StoredSales.inMemory()).stream()
            .filter(route -> !route.forCustomers() && !route.route().scope().isEmpty())
            .map(route -> route.route().path().getFirst())
            .collect(Collectors.toCollection(TreeSet::new));
    served.add("shop");
    var named = found("`([a-z_]+)`", table);
    assertTrue(named.containsAll(served), () -> named + " and not " + served);
  }

  @Test
  void theOutputsThatTheRunbookAsksForAreThere() throws IOException {
    var asked = found("output ([A-Z]\\w+)", read("docs/RUNBOOKS.md"));
    assertFalse(asked.isEmpty());
    for (var output : asked) {
      assertTrue(read("template.yaml").contains("\n  " + output + ":\n    Description:"), output);
    }
  }

  @Test
  void everyAlarmLeadsToARunbook() throws IOException {
    var titles = found("(?m)^## (.*)$", read("docs/RUNBOOKS.md"));
    var alarms = found("(AlarmDescription: .*)", read("template.yaml"));
    assertFalse(alarms.isEmpty());
    for (var alarm : alarms) {
      var title = alarm.replaceFirst(".*; see docs/RUNBOOKS.md, \"(.*)\"\\.$", "$1");
      assertTrue(titles.contains(title), alarm);
    }
  }

  @Test
  void everySampleIsNamedBesideTheFunctionThatTakesIt() throws IOException {
    var rows = new TreeSet<String>();
    var named = new TreeSet<String>();
    for (var line : read("docs/DEPLOYMENT.md").lines().toList()) {
      for (var sample : found("`([a-z.-]+\\.json)`", line.startsWith("| `") ? line : "")) {
        rows.add(line.replaceFirst("\\| `(\\w+)`.*", "$1") + " " + sample);
      }
    }
    EventsTest.samples()
        .forEach(file ->
            named.add(
                TemplateTest.functionOf(EventsTest.function(file)) + " " + file.getFileName()));
    assertEquals(named, rows);
  }

  @Test
  void everyCommandThatIsNamedIsOne() throws IOException {
    for (var file :
        new String[] {
          "README.md", "CONTRIBUTING.md", "docs/DEPLOYMENT.md", "docs/RUNBOOKS.md", ".ci/run"
        }) {
      for (var command : found("\\./utkast ([a-z]+)", read(file))) {
        assertTrue(read("utkast").contains("\n  ./utkast " + command), file + ": " + command);
      }
    }
  }

  @Test
  void noDeploymentHasWhatOnlyALaptopIsTold() throws IOException {
    assertFalse(read("template.yaml").contains("UTKAST_"));
  }
}
