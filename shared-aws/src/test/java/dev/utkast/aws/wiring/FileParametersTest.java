package dev.utkast.aws.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.links.Parameters.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileParametersTest {
  @TempDir private Path folder;

  @Test
  void eachParameterHasAFileOfItsOwn() throws IOException {
    var links = folder.resolve("link-keys");
    Files.writeString(links, "2026-12-01T00:00:00Z bGluaw==\n");
    Files.writeString(
        folder.resolve("stripe-key"),
        "2026-12-01T00:00:00Z sk_test_1\n2026-12-02T00:00:00Z sk_test_2\n");
    var parameters = new FileParameters(links);
    assertEquals(Optional.of("bGluaw=="), value(parameters, "/utkast/shop/link-key"));
    assertEquals(Optional.of("bGluaw=="), value(parameters, "/utkast/shop/link-key:1"));
    assertEquals(Optional.of("sk_test_2"), value(parameters, "/utkast/shop/stripe-key"));
    assertEquals(Optional.of("sk_test_1"), value(parameters, "/utkast/shop/stripe-key:1"));
    assertEquals(Optional.empty(), value(parameters, "/utkast/shop/stripe-key:3"));
    assertEquals(Optional.empty(), value(parameters, "/utkast/shop/stripe-webhook-secret"));
  }

  private static Optional<String> value(FileParameters parameters, String name) {
    return parameters.find(name).map(Parameter::value);
  }
}
