package dev.utkast.demo;

import dev.utkast.local.template.TemplateException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// The demo's command line: `demo` replays real trade, `verify` checks the invariants of a system.
public final class Main {
  private static final int MISUSE = 2;

  private Main() {}

  public static void main(String[] words) {
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
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
    } catch (IllegalStateException | IllegalArgumentException | TemplateException e) {
      stopped(command, e, out);
      return MISUSE;
    }
  }

  /// What went wrong, from the outside in; with `-Dutkast.trace` also where.
  private static void stopped(String command, RuntimeException trouble, PrintStream out) {
    out.println();
    out.println("Stopped: " + trouble.getMessage());
    for (var cause = trouble.getCause(); cause != null; cause = cause.getCause()) {
      out.println("  because: " + cause.getMessage());
    }
    if (command.equals("demo")) {
      out.println(Demo.GOES_ON);
    }
    if (System.getProperty("utkast.trace") != null) {
      trouble.printStackTrace(out);
    }
  }
}
