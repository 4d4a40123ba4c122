package dev.utkast.local;

import dev.utkast.local.state.StateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.function.Uncheck;
import org.jspecify.annotations.Nullable;

/// The folder with all that outlives the process. One system at a time uses it: a second one is
/// refused. Forgetting deletes only what a local system made there.
record StateFolder(Path path, FileLock lock) implements AutoCloseable {
  /// The variables of the system that runs here; gone while none does.
  private static final String ENVIRONMENT = "environment";

  private static final String LOCK = "lock";

  private static final List<String> MADE_HERE =
      List.of(
          "dynamodb",
          "queues",
          "objects",
          "mail",
          "streams",
          "logs",
          "code",
          "clock",
          "token",
          LinkKeyFile.FILE,
          ProviderKeys.KEY,
          ProviderKeys.WEBHOOK_SECRET,
          LocalSystem.PAYMENTS,
          ENVIRONMENT,
          StateParameters.FILE,
          ReferenceRates.FILE);

  static StateFolder open(Path given, boolean fresh) {
    var folder = given.toAbsolutePath().normalize();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IllegalStateException(
          "the state cannot lie in " + given + ", which is a file; name a folder with --state");
    }
    try {
      refuseForeign(folder);
      Files.createDirectories(folder);
      var channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new IllegalStateException(
            "another local system is running on %s; stop it first, or choose another --state"
                .formatted(folder));
      }
      var state = new StateFolder(folder, lock);
      if (fresh) {
        state.forget();
      }
      Files.deleteIfExists(state.resolve(ENVIRONMENT));
      return state;
    } catch (IOException e) {
      throw new IllegalStateException(
          "the state cannot be kept in %s: %s; choose another --state".formatted(folder, why(e)),
          e);
    }
  }

  /// A folder that holds something, and nothing of a local system or of a replay into one.
  private static void refuseForeign(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var entries = Files.list(folder)) {
      var names = entries.map(entry -> entry.getFileName().toString()).toList();
      if (!names.isEmpty() && names.stream().noneMatch(StateFolder::isOurs)) {
        throw new IllegalStateException(
            folder + " holds other things than a local system; choose another --state");
      }
    }
  }

  private static boolean isOurs(String name) {
    return name.equals(LOCK) || MADE_HERE.contains(name) || name.endsWith(".journal");
  }

  /// In words: the messages of most of these exceptions are only the name of the file.
  private static String why(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no place for it";
      case AccessDeniedException _ -> "it may not be written to";
      case FileSystemException told when told.getReason() != null -> told.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  /// Whether a system, of this or another process, uses the folder.
  static boolean inUse(Path folder) {
    var file = folder.resolve(LOCK);
    if (!Files.exists(file)) {
      return false;
    }
    return Uncheck.getAsBoolean(() -> {
      try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
          var lock = tryLock(channel)) {
        return lock == null;
      }
    });
  }

  /// Tells other processes how to reach the services of the system that runs here.
  void publish(Map<String, String> environment) {
    StateFile.write(resolve(ENVIRONMENT), environment);
  }

  /// What [#publish] told; empty while the system is still starting.
  static Map<String, String> published(Path folder) {
    return StateFile.read(folder.resolve(ENVIRONMENT));
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private void forget() throws IOException {
    for (String name : MADE_HERE) {
      PathUtils.delete(path.resolve(name));
    }
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(resolve(ENVIRONMENT));
    lock.acquiredBy().close();
  }
}
