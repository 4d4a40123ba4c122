package dev.utkast.demo;

import java.nio.charset.StandardCharsets;
import java.io.PrintStream;
import java.io.FileOutputStream;
import java.io.FileDescriptor;
import java.util.Arrays;
import java.util.List;

/// The demo's command line: `demo` replays real trade, `verify` checks the invariants of a system.
public final class Main {
  private static final int MISUSE = 2;

  private Main() {}

  public static void main(String[] words) {
    var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.exit(run(Arrays.asList(words), out));
  }

  /// Answers the exit code.
  static int run(List<String> words, PrintStream out) {
    var command = words.isEmpty() ? "" : words.getFirst();
    var rest = words.isEmpty() ? words : words.subList(1, words.size());
    try {
      return switch (command) {
        case "demo" -> new Demo(Options.parse(rest), out).run();
        case "verify" -> Verify.run(rest, out);
        default -> throw new Options.Misused("say demo or verify, not '" + command + "'");
      };
    } catch (Options.Misused e) {
      out.println(e.getMessage());
      return MISUSE;
    }
  }
}
