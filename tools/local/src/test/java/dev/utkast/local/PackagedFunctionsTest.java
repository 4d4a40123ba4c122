package dev.utkast.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.utkast.local.handlers.Echo;
import dev.utkast.local.template.TemplateException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedFunctionsTest {

  /// Where AWS's runtime interface client finds its native library.
  private static final String JNI =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  @TempDir Path project;

  private Path template() {
    return project.resolve("template.yaml");
  }

  /// The test template, its functions in an archive as the build makes them.
  @BeforeEach
  void pack() throws IOException {
    Files.writeString(
        template(),
        Files.readString(TestSystem.TEMPLATE)
            .replace(
                "Runtime: java25", "Runtime: java25\n    CodeUri: functions/all/target/all.zip"));
    Path archive = project.resolve("functions/all/target/all.zip");
    Files.createDirectories(archive.resolveSibling("."));
    Files.writeString(project.resolve("functions/all/pom.xml"), "<project/>");
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (Class<?> type :
          List.of(ObjectMapper.class, JsonFactory.class, JsonCreator.class, Context.class)) {
        Path jar = origin(type);
        zip.putNextEntry(new ZipEntry("lib/" + jar.getFileName()));
        Files.copy(jar, zip);
      }
      zip.putNextEntry(new ZipEntry("lib/handlers.jar"));
      jar(origin(Echo.class), zip);
    }
  }

  private static Path origin(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void jar(Path classes, OutputStream target) throws IOException {
    var jar = new ZipOutputStream(target);
    try (Stream<Path> files = Files.walk(classes.resolve("dev/utkast/local/handlers"))) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> {
            try {
              jar.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
              Files.copy(file, jar);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    jar.finish();
  }

  private LocalOptions options() {
    return TestSystem.options(project.resolve("state")).at(template(), project.resolve("state"));
  }

  private static JsonNode echo(TestSystem local) throws IOException {
    var answer = local.get("/things/1", "X-Key", "open");
    assertEquals(200, answer.statusCode(), answer.body());
    return new ObjectMapper().readTree(answer.body());
  }

  private String refusal() {
    return String.valueOf(
        assertThrows(TemplateException.class, () -> LocalSystem.start(options())).getMessage());
  }

  @Test
  void anArchiveRunsInThisProcess() throws IOException {
    try (var local = new TestSystem(options())) {
      assertEquals(ProcessHandle.current().pid(), echo(local).path("pid").asLong());
    }
  }

  @Test
  void anArchiveRunsInItsOwnProcess() throws IOException {
    try (var local = new TestSystem(options().withProcesses(true))) {
      var first = echo(local);
      assertNotEquals(ProcessHandle.current().pid(), first.path("pid").asLong());
      assertEquals(first.path("pid"), echo(local).path("pid"));
      assertTrue(first.path("heap").asLong() <= 256L * 1024 * 1024 * 85 / 100, first.toString());
      assertEquals("Echo", first.path("function").asText());
      assertEquals("Hej, ${literally} utkast", first.at("/environment/GREETING").asText());
      assertTrue(
          first.at("/environment/HOME").isMissingNode(), "nothing leaks in from this process");

      String library = first.path("properties").path(JNI).asText();
      assertTrue(
          Path.of(library).startsWith(project.resolve("state")) && Files.exists(Path.of(library)),
          "processes that start at once do not write one file under /tmp, but load " + library);

      assertEquals(500, local.get("/odd/throw").statusCode());
      assertEquals(first.path("pid"), echo(local).path("pid"), "an error does not end a process");
      assertEquals(500, local.get("/odd/exit").statusCode());
      var second = echo(local);
      assertNotEquals(first.path("pid"), second.path("pid"), "a process that ended is replaced");
      assertEquals(500, local.get("/odd/hang").statusCode());
      assertNotEquals(
          second.path("pid"), echo(local).path("pid"), "a process that hangs is killed");

      local.row("p", "row");
      local.send("work", "p message");
      Eventually.holds(
          () ->
              local.system().status().functions().values().stream()
                      .filter(c -> c.invocations() > 0)
                      .count()
                  >= 4,
          () -> local.system().status());
      local.deleteRow("p", "row");
      assertTrue(local.system().awaitIdle(java.time.Duration.ofSeconds(20)).atRest());
      assertEquals(List.of(), List.copyOf(local.system().deadLetters().keySet()));
      assertTrue(
          Files.readString(project.resolve("state/logs/Echo.log")).contains("echo of /things/1"));
    }
  }

  @Test
  void aMissingArchiveIsNamed() throws IOException {
    Files.writeString(
        template(),
        Files.readString(template())
            .replace("all.zip", "none.zip")
            .replace("local.handlers.Relay", "local.handlers.Nobody"));
    String failure = refusal();
    assertTrue(failure.contains("Relay: ") && failure.contains("none.zip is missing"), failure);
  }

  @Test
  void aHandlerThatTheArchiveLacksIsNamed() throws IOException {
    Files.writeString(
        template(),
        Files.readString(template()).replace("local.handlers.Relay", "local.handlers.Nobody"));
    String failure = refusal();
    assertTrue(failure.contains("holds no class dev.utkast.local.handlers.Nobody"), failure);
  }

  @Test
  void aModuleThatNoFunctionUsesIsNamed() throws IOException {
    Files.createDirectories(project.resolve("functions/forgotten"));
    Files.writeString(project.resolve("functions/forgotten/pom.xml"), "<project/>");
    String failure = refusal();
    assertTrue(failure.contains("functions/forgotten is a module"), failure);
  }
}
