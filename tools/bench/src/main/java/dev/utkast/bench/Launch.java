package dev.utkast.bench;

import dev.utkast.local.runtime.Functions;
import dev.utkast.local.template.FunctionSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A function that is started in a process of its own, as the local system does: under AWS's
/// runtime interface client, with the flags of Lambda's Java runtime (serial collector, first
/// compiler only) and the heap its memory allows.
record Launch(Workbench bench, FunctionSpec spec) {
  private static final int PATIENCE_SECONDS = 120;

  static Launch packaged(Workbench bench, String logicalId) {
    return new Launch(bench, bench.function(logicalId));
  }

  /// The bare handler, alone in an archive, with this function's memory and environment.
  Launch bare() {
    return with(EmptyHandler.class.getName(), Optional.of(bareArchive()), spec.environment());
  }

  private Path bareArchive() {
    var name = EmptyHandler.class.getName().replace('.', '/') + ".class";
    try (var in = Launch.class.getClassLoader().getResourceAsStream(name)) {
      var code = Objects.requireNonNull(in, name).readAllBytes();
      return Files.write(bench.file("bare.zip"), zipped("lib/bare.jar", zipped(name, code)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] zipped(String name, byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  /// With a further flag of the virtual machine, handed over as Lambda's users do.
  Launch withFlag(String flag) {
    return with("JAVA_TOOL_OPTIONS", flag);
  }

  /// As Lambda starts what it takes a snapshot of.
  Launch forSnapshot() {
    return with("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
  }

  private Launch with(String variable, String value) {
    var environment = new LinkedHashMap<>(spec.environment());
    environment.put(variable, value);
    return with(spec.handler(), spec.code(), environment);
  }

  private Launch with(String handler, Optional<Path> code, Map<String, String> environment) {
    return new Launch(
        bench,
        new FunctionSpec(
            spec.logicalId(),
            spec.name(),
            handler,
            code,
            environment,
            spec.memoryMb(),
            spec.timeout(),
            spec.reservedConcurrency(),
            spec.logGroup(),
            spec.role(),
            spec.events()));
  }

  /// @return nanoseconds from the start of a process to its first answer
  long coldStart(String event) {
    try (var running = new Running()) {
      return running.invoke(event);
    }
  }

  /// @return nanoseconds from where Lambda takes a snapshot of a process to its first answer
  long answerOnceRestored(String event) {
    try (var running = new Running()) {
      running.invoke(event);
      return System.nanoTime() - bench.runtime.restored();
    }
  }

  /// One process, from its first event on.
  final class Running implements AutoCloseable {
    private final Functions functions = bench.inProcess(spec);
    private final TimedFunction caller = TimedFunction.of(functions, spec.logicalId());

    long invoke(String event) {
      var answer = caller.invoke(event);
      if (answer.matches("(?s).*\"statusCode\":[45].*")) {
        throw new IllegalStateException("the function answered " + answer);
      }
      return caller.nanos;
    }

    private Optional<ProcessHandle> process() {
      return ProcessHandle.current()
          .children()
          .max(Comparator.comparing(child -> child.info().startInstant().orElse(Instant.EPOCH)));
    }

    /// Resident memory in bytes, as Linux counts it; nothing elsewhere.
    Optional<Long> residentBytes() {
      var status = Path.of("/proc", Long.toString(process().orElseThrow().pid()), "status");
      try {
        return Files.exists(status)
            ? Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
            : Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /// Asks the process to end by itself, and waits while it does what it does at its end: its
    /// output is read until then.
    @Override
    public void close() {
      process()
          .ifPresent(process -> {
            process.destroy();
            process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
          });
      functions.close();
    }
  }
}
