package dev.utkast.bench.kills;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.utkast.aws.json.Json;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Starts [KilledFunction]s. The first leaves an archive of the classes that it loaded, so that
/// those after it start in a fraction of the time; only classes in jars can be archived.
final class FunctionProcesses {
  private static final int PATIENCE_SECONDS = 120;

  /// What a process that was killed by SIGKILL leaves (128 + 9).
  static final int KILLED = 137;

  private final Path folder;
  private final Map<String, String> environment;
  private final String classPath;
  private final Path archive;
  private int started;

  /// @param environment of every function
  FunctionProcesses(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
    this.archive = folder.resolve("classes.jsa");
    this.classPath = inJars(folder);
  }

  /// What came of a process.
  ///
  /// @param points that it reached, in their order
  /// @param told what it printed
  record Ended(int status, List<String> points, String told) {}

  /// @param deadly the number of the point to be killed at; 0 for none
  Ended run(Class<? extends RequestStreamHandler> function, Json event, int deadly) {
    int number = ++started;
    var points = folder.resolve("points-" + number);
    var log = folder.resolve("log-" + number);
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.add(
        (Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + archive);
    command.addAll(List.of("-Xlog:disable", "-cp", classPath, KilledFunction.class.getName()));
    command.addAll(List.of(function.getName(), points.toString(), Integer.toString(deadly)));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log.toFile()).environment().clear();
    builder.environment().putAll(environment);
    try {
      var process = builder.start();
      try (var in = process.getOutputStream()) {
        in.write(event.write().getBytes(StandardCharsets.UTF_8));
      }
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("it does not end: " + Files.readString(log));
      }
      var reached = Files.exists(points) ? Files.readAllLines(points) : List.<String>of();
      return new Ended(process.exitValue(), reached, Files.readString(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// @return the class path of this process, each folder of which has become a jar, without the
  ///   embedded store: its jar names a folder, too, and no function has use for it
  private static String inJars(Path folder) {
    var own = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(own.split(File.pathSeparator))
        .map(Path::of)
        .filter(entry -> Files.exists(entry) && !entry.toString().isEmpty())
        .filter(entry -> !String.valueOf(entry.getFileName()).startsWith("DynamoDBLocal"))
        .map(entry -> Files.isDirectory(entry) ? jar(entry, folder) : entry)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path jar(Path classes, Path folder) {
    try (Stream<Path> files = Files.walk(classes)) {
      var jar = Files.createTempFile(folder, "classes", ".jar");
      try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
        for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
          add(out, classes.relativize(file).toString(), file);
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    Files.copy(file, zip);
  }
}
