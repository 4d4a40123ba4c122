package dev.utkast.build;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Packs the jars of a function's archive again: stored inside, deflated as a whole. Classes of one
/// jar have much in common that deflating each by itself cannot use, so the archive is a third
/// smaller; and a stored class loads without inflating. The same input gives the same bytes.
///
/// Run by the build, with the archive: `StoreJars target/name.zip`
public final class StoreJars {
  /// Lambda reads no times; a fixed one keeps archives the same.
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private StoreJars() {}

  public static void main(String[] arguments) throws IOException {
    Path archive = Path.of(arguments[0]);
    Path packed = archive.resolveSibling(archive.getFileName() + ".part");
    try (InputStream in = Files.newInputStream(archive);
        OutputStream out = Files.newOutputStream(packed)) {
      repack(in, out);
    }
    Files.move(packed, archive, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void repack(InputStream from, OutputStream to) throws IOException {
    ZipInputStream in = new ZipInputStream(from);
    ZipOutputStream out = new ZipOutputStream(to);
    out.setLevel(Deflater.BEST_COMPRESSION);
    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      if (!entry.isDirectory()) {
        byte[] content = in.readAllBytes();
        ZipEntry next = new ZipEntry(entry.getName());
        next.setTimeLocal(TIME);
        out.putNextEntry(next);
        out.write(entry.getName().endsWith(".jar") ? stored(content) : content);
        out.closeEntry();
      }
    }
    out.finish();
  }

  private static byte[] stored(byte[] jar) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(jar.length * 2);
    ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar));
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setMethod(ZipOutputStream.STORED);
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry next = new ZipEntry(entry.getName());
        next.setTimeLocal(TIME);
        next.setSize(content.length);
        next.setCrc(checksum.getValue());
        out.putNextEntry(next);
        out.write(content);
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
