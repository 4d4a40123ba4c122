package dev.utkast.testkit;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Hears the alarms that functions raise, on whose thread they work.
public final class Alarms {
  private static final Pattern ALARM =
      Pattern.compile("\"level\":\"ALARM\",\"event\":\"([^\"]*)\"");
  private static final ScopedValue<List<String>> HEARD = ScopedValue.newInstance();

  static {
    System.setOut(
        new PrintStream(System.out, true, StandardCharsets.UTF_8) {
          @Override
          public void println(String line) {
            if (HEARD.isBound()) {
              ALARM.matcher(line).results().forEach(found -> HEARD.get().add(found.group(1)));
            }
            super.println(line);
          }
        });
  }

  private Alarms() {}

  /// @return the names of the alarms that the work raises, in their order
  public static List<String> of(Runnable work) {
    var heard = new ArrayList<String>();
    ScopedValue.where(HEARD, heard).run(work);
    return List.copyOf(heard);
  }
}
