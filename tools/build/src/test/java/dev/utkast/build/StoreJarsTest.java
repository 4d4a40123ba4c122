package dev.utkast.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreJarsTest {
  private static final byte[] CODE = "class ".repeat(1_000).getBytes(StandardCharsets.UTF_8);
  private static final LocalDateTime MORNING = LocalDateTime.of(2026, 5, 4, 8, 0);

  @TempDir Path folder;

  @Test
  void jarsAreStoredInsideAndDeflatedAsAWhole() throws IOException {
    var jar = zip("A.class", CODE, MORNING);
    var archive = entries(packed(zip("lib/a.jar", jar, MORNING))).getFirst();
    assertEquals("lib/a.jar", archive.name());
    assertEquals(ZipEntry.DEFLATED, archive.method());
    var inside = entries(archive.content()).getFirst();
    assertEquals("A.class", inside.name());
    assertEquals(ZipEntry.STORED, inside.method());
    assertArrayEquals(CODE, inside.content());
  }

  @Test
  void whatIsNoJarStaysAsItIs() throws IOException {
    var file = entries(packed(zip("run.txt", CODE, MORNING))).getFirst();
    assertArrayEquals(CODE, file.content());
  }

  @Test
  void whatIsAlikeStandsTogetherInAJarAfterItsManifest() throws IOException {
    var names =
        List.of(
            "a/One$Builder.class",
            "a/One.class",
            "META-INF/MANIFEST.MF",
            "module-info.class",
            "a/Two$Builder.class",
            "a/Two.class");
    var archive = entries(packed(zip("lib/a.jar", zip(names), MORNING))).getFirst();
    assertEquals(
        List.of(
            "META-INF/MANIFEST.MF",
            "module-info.class",
            "a/One.class",
            "a/Two.class",
            "a/One$Builder.class",
            "a/Two$Builder.class"),
        entries(archive.content()).stream().map(Entry::name).toList());
    for (var inside : entries(archive.content())) {
      assertArrayEquals(inside.name().getBytes(StandardCharsets.UTF_8), inside.content());
    }
  }

  @Test
  void theSameContentIsTheSameArchiveWheneverItWasMade() throws IOException {
    var evening = MORNING.plusHours(12);
    assertArrayEquals(
        packed(zip("lib/a.jar", zip("A.class", CODE, MORNING), MORNING)),
        packed(zip("lib/a.jar", zip("A.class", CODE, evening), evening)));
  }

  private byte[] packed(byte[] archive) throws IOException {
    var file = Files.write(folder.resolve("name.zip"), archive);
    StoreJars.main(new String[] {file.toString()});
    try (var left = Files.list(folder)) {
      assertTrue(left.allMatch(file::equals), "nothing else is left");
    }
    return Files.readAllBytes(file);
  }

  private static byte[] zip(String name, byte[] content, LocalDateTime time) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      var entry = new ZipEntry(name);
      entry.setTimeLocal(time);
      out.putNextEntry(entry);
      out.write(content);
      out.closeEntry();
    }
    return bytes.toByteArray();
  }

  /// Files that contain their names.
  private static byte[] zip(List<String> names) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      for (var name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(name.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private record Entry(String name, int method, byte[] content) {}

  private static List<Entry> entries(byte[] zip) throws IOException {
    var entries = new ArrayList<Entry>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.add(new Entry(entry.getName(), entry.getMethod(), in.readAllBytes()));
      }
    }
    return entries;
  }
}
