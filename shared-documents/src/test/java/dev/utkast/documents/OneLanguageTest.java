package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every page and every mail is in one language from its first word to its last.
class OneLanguageTest {
  @ParameterizedTest
  @EnumSource(names = "ENGLISH", mode = EnumSource.Mode.EXCLUDE)
  void noPageAndNoMailHasAnEnglishWordOfOurs(Language language) {
    var english = new TreeSet<>(Words.in(Language.ENGLISH).sentences().values());
    english.addAll(List.of("VAT", "VAT number", "European Central Bank", "Tax ID", "Company no."));
    english.removeAll(Words.in(language).sentences().values());
    for (var page : pages(language.in(Locale.ROOT))) {
      var found = new TreeSet<String>();
      for (var element : Jsoup.parse(page).body().getAllElements()) {
        var said = element.ownText().replaceFirst(":$", "").strip();
        english.stream()
            .filter(word -> said.equals(word) || said.startsWith(word + " "))
            .filter(word -> !word.contains("{"))
            .forEach(found::add);
      }
      assertEquals(new TreeSet<>(), found, page);
    }
  }

  private static List<String> pages(Locale locale) {
    var pages = new ArrayList<String>();
    for (var kind : InvoiceDocument.Kind.values()) {
      pages.add(Invoices.html(Samples.invoice(kind, locale, "EUR", 3)));
    }
    pages.add(PackingSlips.html(Samples.slip(locale, 3)));
    for (var occasion : Samples.mails(locale)) {
      pages.add(Mails.write(occasion).html());
    }
    PageSamples.all(locale).values().forEach(page -> pages.add(page.html()));
    return pages;
  }
}
