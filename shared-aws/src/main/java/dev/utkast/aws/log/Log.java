package dev.utkast.aws.log;

import dev.utkast.aws.json.Json;
import java.util.Arrays;
import java.util.stream.Collectors;

/// One JSON line per event on standard output, which is where Lambda collects logs. Carries ids,
/// counts and classes of failures; never personal data, bodies or tokens.
public final class Log {
  private static final int FRAMES = 6;

  private Log() {}

  /// @param pairs field names and values, alternating
  public static void event(String name, Object... pairs) {
    write("INFO", name, pairs);
  }

  /// Something a person has to look at.
  public static void alarm(String name, Object... pairs) {
    write("ALARM", name, pairs);
  }

  public static void failure(String name, Throwable failure, Object... pairs) {
    var all = Arrays.copyOf(pairs, pairs.length + 4);
    all[pairs.length] = "error";
    all[pairs.length + 1] = failure.toString();
    all[pairs.length + 2] = "at";
    all[pairs.length + 3] =
        Arrays.stream(failure.getStackTrace())
            .limit(FRAMES)
            .map(StackTraceElement::toString)
            .collect(Collectors.joining(" < "));
    write("ERROR", name, all);
  }

  private static void write(String level, String name, Object... pairs) {
    var line = Json.object().put("level", level).put("event", name);
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      line.put(String.valueOf(pairs[i]), String.valueOf(pairs[i + 1]));
    }
    System.out.println(line.build().write());
  }
}
