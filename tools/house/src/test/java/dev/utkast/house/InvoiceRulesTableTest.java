package dev.utkast.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.model.invoice.InvoiceElement;
import dev.utkast.model.invoice.InvoiceRule;
import dev.utkast.model.invoice.InvoiceRules;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of `docs/INVOICES.md` is what the rules say: each thing that a document carries, with
/// the laws that want it. What the test expects is what belongs there.
class InvoiceRulesTableTest {
  private static final List<String> SELLERS =
      List.of("AT", "BE", "DE", "FR", "NL", "CH", "GB", "NO", "US");

  @Test
  void theTableHasEveryRuleWithItsSource() throws IOException {
    var page = Files.readString(Sources.root().resolve("docs/INVOICES.md"));
    var table =
        page.lines().filter(line -> line.startsWith("| `")).collect(Collectors.joining("\n"));
    assertEquals(
        Stream.of(InvoiceElement.values())
            .map(InvoiceRulesTableTest::row)
            .collect(Collectors.joining("\n")),
        table);
  }

  private static String row(InvoiceElement element) {
    // Spain has no rules beyond the Union's.
    var union = InvoiceRules.of("ES");
    var laws =
        Stream.concat(
                laws("EU", union, element),
                SELLERS.stream()
                    .flatMap(seller ->
                        laws(
                            seller,
                            InvoiceRules.of(seller).stream()
                                .filter(rule -> !union.contains(rule))
                                .toList(),
                            element)))
            .collect(Collectors.joining("; "));
    return "| `" + element.name().toLowerCase(Locale.ROOT) + "` | " + laws + " |";
  }

  private static Stream<String> laws(
      String seller, List<InvoiceRule> rules, InvoiceElement element) {
    return rules.stream()
        .filter(rule -> rule.element() == element)
        .map(rule -> "**" + seller + "** " + rule.source() + when(rule));
  }

  private static String when(InvoiceRule rule) {
    return rule.when().isEmpty()
        ? ""
        : rule.when().stream()
            .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .sorted()
            .collect(Collectors.joining(", ", " (", ")"));
  }
}
