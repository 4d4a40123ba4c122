package dev.utkast.demo.show;

import java.io.PrintStream;
import java.util.Locale;

/// One line that tells how far long work is: redrawn in place on a terminal, written now and then
/// elsewhere (a log of a build), so that neither floods.
public final class Progress {
  private static final int BAR = 28;
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final int SPARSE_STEPS = 10;

  private final PrintStream out;
  private final boolean terminal;
  private String stage = "";
  private String note = "";
  private int total = 1;
  private int done;
  private long started;
  private long drawn;
  private int told;

  public Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  public synchronized void start(String newStage, int steps) {
    finish();
    stage = newStage;
    note = "";
    total = Math.max(1, steps);
    done = 0;
    told = 0;
    started = System.nanoTime();
    draw(true);
  }

  /// What is being worked on, for the line's end.
  public synchronized void note(String what) {
    note = what;
    draw(false);
  }

  public synchronized void step() {
    done++;
    draw(false);
  }

  /// Leaves the finished line standing.
  public synchronized void finish() {
    if (!stage.isEmpty()) {
      draw(true);
      if (terminal) {
        out.println();
      }
      stage = "";
    }
  }

  private void draw(boolean always) {
    long now = System.nanoTime();
    int tenths = done * SPARSE_STEPS / total;
    if (terminal) {
      if (always || now - drawn > REDRAW_NANOS) {
        drawn = now;
        out.print("\r\u001b[2K" + line(stage, done, total, seconds(now), note, true));
        out.flush();
      }
    } else if (tenths > told || (always && done == 0)) {
      told = tenths;
      out.println(line(stage, done, total, seconds(now), note, false));
    }
  }

  private long seconds(long now) {
    return (now - started) / 1_000_000_000L;
  }

  /// The text of the line: a bar (or a percentage where there is no terminal), counts, rate, time
  /// left.
  static String line(String stage, int done, int total, long seconds, String note, boolean bar) {
    int filled = Math.min(BAR, done * BAR / total);
    var shape =
        bar
            ? "\u2588".repeat(filled) + "\u2591".repeat(BAR - filled)
            : String.format(Locale.ROOT, "%3d %%", Math.min(100, done * 100 / total));
    var text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "  %-10s %s %,d of %,d", stage, shape, done, total));
    if (done > 0 && done < total && seconds > 0) {
      text.append(" \u00b7 ").append(Math.max(1, done / seconds)).append("/s");
      text.append(" \u00b7 ").append(seconds * (total - done) / done).append(" s left");
    } else if (seconds > 0) {
      text.append(" \u00b7 ").append(seconds).append(" s");
    }
    if (!note.isEmpty()) {
      text.append(" \u00b7 ").append(note);
    }
    return text.toString();
  }
}
