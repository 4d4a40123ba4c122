package dev.utkast.documents;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Prints the samples where `./utkast look` looks at them.
@EnabledIfSystemProperty(named = "look.folder", matches = ".+")
class PrintSamplesTest {
  @Test
  void everyKindOfPageAndMailIsPrinted() throws IOException {
    var folder = Path.of(System.getProperty("look.folder"));
    PrintSamples.main(new String[] {folder.toString()});
    try (var files = Files.list(folder)) {
      assertTrue(files.anyMatch(file -> file.toString().endsWith(".html")));
    }
  }
}
