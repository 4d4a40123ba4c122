package dev.utkast.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody else named is known by that name, wherever the template refers to it.
class DeploymentTest {
  private static final Path SHOP = Path.of("../../template.yaml");
  private static final URI API = URI.create("http://127.0.0.1:8080");

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("deployed.json"), text);
  }

  @Test
  void whatIsDeployedHasTheNamesThatItWasGiven() throws IOException {
    var deployment =
        Deployment.read(
            file(
                """
                {"endpoint": "http://127.0.0.1:4566",
                 "names": {"OrdersTable": "utkast-OrdersTable-1", "SendMailQueue": "utkast-mail-2"}}
                """));
    var model = SystemModel.of(SHOP, Locality.of(API, deployment));
    var names = model.tables().stream().map(TableSpec::name).toList();
    assertTrue(names.contains("utkast-OrdersTable-1"), names.toString());
    assertTrue(names.contains("DraftsTable"), names.toString());
    var relay =
        model.functions().stream()
            .filter(function -> function.logicalId().equals("RelayOutbox"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        "http://127.0.0.1:4566/000000000000/utkast-mail-2",
        relay.environment().get("QUEUE_SEND_MAIL"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no JSON", "{}", "{\"endpoint\": \"http://x\"}", "{\"names\": {}}"})
  void aFileThatTellsOfNoDeploymentIsRefused(String text) throws IOException {
    var file = file(text);
    var refused = assertThrows(IllegalArgumentException.class, () -> Deployment.read(file));
    assertTrue(String.valueOf(refused.getMessage()).startsWith(file.toString()));
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    var file = folder.resolve("nowhere.json");
    assertThrows(IllegalArgumentException.class, () -> Deployment.read(file));
  }
}
