package dev.utkast.local.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Function archives, unpacked: every `lib/*.jar` of an archive lies under its checksum, so an
/// unchanged jar is written once and a rebuilt one never meets its older self.
final class ArchiveFolder {

  private final Path folder;

  ArchiveFolder(Path folder) {
    this.folder = folder;
  }

  /// The jars of an archive, or of a folder that holds one unpacked.
  List<Path> unpack(Path code) {
    try {
      return Files.isDirectory(code) ? jarsIn(code) : unpackArchive(code);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack " + code, e);
    }
  }

  private static List<Path> jarsIn(Path code) throws IOException {
    var result = new ArrayList<Path>();
    result.add(code);
    Path lib = code.resolve("lib");
    if (Files.isDirectory(lib)) {
      try (Stream<Path> jars = Files.list(lib)) {
        jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().forEach(result::add);
      }
    }
    return result;
  }

  private List<Path> unpackArchive(Path code) throws IOException {
    var result = new ArrayList<Path>();
    try (var zip = new ZipFile(code.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().startsWith("lib/") && entry.getName().endsWith(".jar")) {
          result.add(unpack(zip, entry));
        }
      }
    }
    if (result.isEmpty()) {
      // A plain jar is an archive, too.
      result.add(code);
    }
    return result;
  }

  private Path unpack(ZipFile zip, ZipEntry entry) throws IOException {
    String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    Path target =
        folder
            .resolve(Long.toHexString(entry.getCrc()) + "-" + Long.toHexString(entry.getSize()))
            .resolve(name);
    if (!Files.exists(target)) {
      Files.createDirectories(target.resolveSibling("."));
      Path unfinished = target.resolveSibling(name + "." + ProcessHandle.current().pid() + ".part");
      try (InputStream in = zip.getInputStream(entry)) {
        Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }
    return target;
  }
}
