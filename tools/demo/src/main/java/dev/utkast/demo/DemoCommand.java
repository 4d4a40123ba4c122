package dev.utkast.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import software.amazon.awssdk.core.exception.SdkException;

/// The demo's command line: `demo` replays real trade, `verify` checks the invariants of a system.
public final class DemoCommand {
  static final int MISUSE = 2;

  private DemoCommand() {}

  public static void main(String[] words) {
    System.exit(run(Arrays.asList(words), stream(FileDescriptor.out), stream(FileDescriptor.err)));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /// Answers the exit code.
  static int run(List<String> words, PrintStream out, PrintStream err) {
    var command = words.isEmpty() ? "" : words.getFirst();
    var rest = words.isEmpty() ? words : words.subList(1, words.size());
    try {
      return switch (command) {
        case "demo" -> new Demo(Options.parse(rest), out, err).run();
        case "verify" -> Verify.run(rest, out);
        default -> throw new Misused("say demo or verify, not '" + command + "'");
      };
    } catch (RuntimeException e) {
      stopped(e, err);
      return MISUSE;
    }
  }

  /// Fills in the options of a command; what is left is refused, with a hint.
  static <T> T parsed(String command, T options, List<String> words) {
    try {
      new CommandLine(options)
          .setOverwrittenOptionsAllowed(true)
          .setExpandAtFiles(false)
          .parseArgs(words.toArray(String[]::new));
      return options;
    } catch (CommandLine.UnmatchedArgumentException e) {
      var unknown = e.getUnmatched().getFirst();
      throw new Misused("unknown option %s; see ./utkast %s --help".formatted(unknown, command));
    } catch (CommandLine.MissingParameterException e) {
      throw new Misused(((OptionSpec) e.getMissing().getFirst()).longestName() + " needs a value");
    }
  }

  /// What went wrong, from the outside in, without what a service of AWS says in its own words
  /// about something that was told already; with `-Dutkast.trace` also where.
  static void stopped(RuntimeException trouble, PrintStream err) {
    var told = new ArrayList<String>();
    for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
      var what = Optional.ofNullable(cause.getMessage()).orElse(cause.toString());
      boolean known = cause instanceof SdkException && !told.isEmpty();
      if (!known && told.stream().noneMatch(before -> before.contains(what))) {
        told.add(what);
      }
    }
    err.println("utkast: " + String.join("; because ", told));
    if (System.getProperty("utkast.trace") != null) {
      trouble.printStackTrace(err);
    }
  }
}
