package dev.utkast.local.runtime;

import dev.utkast.local.state.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// AWS's runtime interface client, which a managed runtime brings and an archive does not: its
/// classes and its native library.
///
/// The library is unpacked here, once. Left to itself each process writes it to one fixed file
/// under `/tmp`, cutting it short for a moment: a process that loads it just then dies of SIGBUS.
/// Lambda never meets this, for there each process has a `/tmp` of its own.
///
/// @param library absent where the client has none for this machine; it then says so itself
public record RuntimeClient(List<Path> jars, Optional<Path> library) {
  static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  /// Tells the client where its library is; its `JniHelper` reads it.
  static final String LIBRARY_PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  /// A class of each jar that the client needs.
  private static final List<String> IN_JARS =
      List.of(
          MAIN,
          "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
          "com.amazonaws.services.lambda.runtime.Context",
          "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

  /// @param folder where the library is unpacked
  public static RuntimeClient unpack(Path folder) {
    try {
      var jars = IN_JARS.stream().map(RuntimeClient::jarOf).distinct().toList();
      return new RuntimeClient(jars, library(folder));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack the runtime interface client", e);
    }
  }

  private static Path jarOf(String className) {
    try {
      return Path.of(load(className).getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String className) {
    try {
      return Class.forName(className, false, RuntimeClient.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "the runtime interface client is not on the class path: " + className, e);
    }
  }

  private static Optional<Path> library(Path folder) throws IOException {
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    String processor = System.getProperty("os.arch", "").equals("aarch64") ? "aarch_64" : "x86_64";
    String system = Files.exists(Path.of("/etc/alpine-release")) ? "linux_musl" : "linux";
    String name = "libaws-lambda-jni." + system + "-" + processor + ".so";
    try (var in = load(MAIN).getResourceAsStream("/jni/" + name)) {
      if (in == null || !linux) {
        return Optional.empty();
      }
      Path target = folder.resolve(name).toAbsolutePath();
      // In one step, for a process of a killed system may still be using the old one.
      StateFile.write(target, in);
      return Optional.of(target);
    }
  }
}
