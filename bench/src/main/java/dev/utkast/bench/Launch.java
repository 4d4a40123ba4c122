package dev.utkast.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// How a function's process is started: the unpacked archive under AWS's runtime interface client,
/// with the flags of Lambda's Java runtime (serial collector, first compiler only) and the heap its
/// memory allows.
///
/// @param flags further flags of the virtual machine
record Launch(
    List<Path> jars,
    String handler,
    int memoryMb,
    Map<String, String> environment,
    List<String> flags) {
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /// Classes of the runtime client and of what it needs; a managed runtime brings them.
  private static final List<String> CLIENT_JARS =
      List.of(
          CLIENT,
          "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
          "com.amazonaws.services.lambda.runtime.Context",
          "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

  /// Share of a function's memory that Lambda gives to the heap.
  private static final int HEAP_PERCENT = 85;

  static Launch packaged(Workbench bench, String logicalId) {
    var spec = bench.function(logicalId);
    var jars = unpack(spec.code().orElseThrow(), bench.folder("archives/" + logicalId));
    return new Launch(jars, spec.handler(), spec.memoryMb(), bench.environment(spec), List.of());
  }

  /// The bare handler, alone in its jar, with a function's memory and environment.
  static Launch bare(Workbench bench, String logicalId) {
    var spec = bench.function(logicalId);
    var jar = bench.folder("archives/empty").resolve("empty.jar");
    var name = EmptyHandler.class.getName().replace('.', '/') + ".class";
    try (var in = Launch.class.getClassLoader().getResourceAsStream(name);
        var out = new JarOutputStream(Files.newOutputStream(jar))) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      out.putNextEntry(new JarEntry(name));
      in.transferTo(out);
      out.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Launch(
        List.of(jar),
        EmptyHandler.class.getName(),
        spec.memoryMb(),
        bench.environment(spec),
        List.of());
  }

  private static List<Path> unpack(Path archive, Path folder) {
    var jars = new ArrayList<Path>();
    try (var zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry :
          zip.stream().filter(found -> found.getName().endsWith(".jar")).toList()) {
        var target = folder.resolve(Path.of(entry.getName()).getFileName().toString());
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
        jars.add(target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + archive, e);
    }
    return jars;
  }

  Launch withFlags(String... added) {
    var all = new ArrayList<>(flags);
    all.addAll(List.of(added));
    return new Launch(jars, handler, memoryMb, environment, List.copyOf(all));
  }

  List<String> command() {
    var path = new ArrayList<String>();
    jars.forEach(jar -> path.add(jar.toString()));
    CLIENT_JARS.forEach(name -> path.add(jarOf(name)));
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + memoryMb * 1024L * HEAP_PERCENT / 100 + "k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED"));
    command.addAll(flags);
    command.addAll(
        List.of(
            "-cp",
            path.stream().distinct().collect(Collectors.joining(File.pathSeparator)),
            CLIENT,
            handler));
    return command;
  }

  private static String jarOf(String className) {
    try {
      var type = Class.forName(className, false, Launch.class.getClassLoader());
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException("the runtime interface client is not on the class path", e);
    }
  }
}
