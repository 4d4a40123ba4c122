package dev.utkast.local.state;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.function.Uncheck;

/// A file that is written beside its place and moved into it: a kill leaves the old one or the new
/// one.
public final class StateFile {
  private StateFile() {}

  public static void write(Path file, InputStream content) {
    var unfinished = file.resolveSibling(file.getFileName() + ".part");
    Uncheck.run(() -> {
      PathUtils.createParentDirectories(file);
      Files.copy(content, unfinished, StandardCopyOption.REPLACE_EXISTING);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    });
  }

  public static void write(Path file, byte[] content) {
    write(file, new ByteArrayInputStream(content));
  }

  public static void write(Path file, Map<String, String> values) {
    var properties = new Properties();
    properties.putAll(values);
    var text = new StringWriter();
    Uncheck.run(() -> properties.store(text, null));
    write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// @return sorted; nothing where there is no file
  /// @throws DamagedState if the file holds something else
  public static Map<String, String> read(Path file) {
    var properties = new Properties();
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IllegalArgumentException e) {
        throw new DamagedState(file, String.valueOf(e.getMessage()));
      } catch (CharacterCodingException _) {
        throw new DamagedState(file, "it is no text");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    var values = new TreeMap<String, String>();
    properties.forEach((name, value) -> values.put((String) name, (String) value));
    return values;
  }
}
