package dev.utkast.local.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.io.function.Uncheck;
import org.jspecify.annotations.Nullable;

/// One log file per function. What a handler running in this process prints goes to its file and
/// not to the terminal: the standard streams look at which function the thread, or the thread that
/// started it, works for.
public final class FunctionLogs implements AutoCloseable {
  private static final InheritableThreadLocal<OutputStream> CURRENT =
      new InheritableThreadLocal<>();

  private final Path folder;
  private final Map<String, OutputStream> files = new ConcurrentHashMap<>();

  public FunctionLogs(Path folder) {
    this.folder = Uncheck.get(() -> Files.createDirectories(folder));
    synchronized (FunctionLogs.class) {
      if (!(System.out instanceof RoutedStream)) {
        System.setOut(new RoutedStream(System.out));
        System.setErr(new RoutedStream(System.err));
      }
    }
  }

  public Path file(String function) {
    return folder.resolve(function + ".log");
  }

  OutputStream of(String function) {
    return files.computeIfAbsent(
        function,
        name ->
            Uncheck.get(() ->
                Files.newOutputStream(
                    file(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
  }

  public void line(String function, String text) {
    Uncheck.run(() -> of(function).write((text + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  /// From now on this thread, and threads it starts, print to the log of that name.
  public void adoptThread(String function) {
    CURRENT.set(of(function));
  }

  @Override
  public void close() throws IOException {
    for (OutputStream file : files.values()) {
      file.close();
    }
  }

  /// Passes what is printed to the log of the thread's function, else to where it always went.
  private static final class Router extends OutputStream {
    private final OutputStream otherwise;

    Router(OutputStream otherwise) {
      this.otherwise = otherwise;
    }

    private OutputStream target() {
      @Nullable OutputStream current = CURRENT.get();
      return current == null ? otherwise : current;
    }

    @Override
    public void write(int b) throws IOException {
      target().write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      target().write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      target().flush();
    }
  }

  private static final class RoutedStream extends PrintStream {
    RoutedStream(PrintStream otherwise) {
      super(new Router(otherwise), true, StandardCharsets.UTF_8);
    }
  }
}
