package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersToCopyTest {
  /// In brackets what stays together where there is room, with a bar between its groups.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          FR14 2004 1010 0505 0001 3M02 606; copied [FR14|2004|1010|0505|0001|3M02|606]
          N° de TVA FR 40 303 265 045; whole N° de TVA [FR|40|303|265|045]
          USt-IdNr. DE136695976; whole USt-IdNr. [DE136695976]
          Org.nr. 974 760 673 MVA; whole Org.nr. [974|760|673|MVA]
          CHE-107.787.577 MWST; whole [CHE-107.787.577|MWST]
          RCS Lyon 404 833 048; whole RCS Lyon [404|833|048]
          60-16-13; whole [60-16-13]
          Tisserand SAS; Tisserand SAS
          Bank of 1871 in Lyon; Bank of 1871 in Lyon
          000000000000000000000; 000000000000000000000\
          """)
  void aNumberIsKeptInItsGroups(String value, String marked) {
    var element = NumbersToCopy.text(new Element("div"), "div", "", value);
    assertEquals(value, element.text());
    var kept = element.selectFirst("> span");
    var groups =
        kept == null
            ? element.text()
            : kept.className()
                + " "
                + element.ownText()
                + (element.ownText().isEmpty() ? "[" : " [")
                + kept.children().stream().map(Element::text).collect(Collectors.joining("|"))
                + "]";
    assertEquals(marked, groups);
  }
}
