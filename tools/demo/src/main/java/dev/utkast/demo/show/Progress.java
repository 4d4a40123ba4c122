package dev.utkast.demo.show;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Locale;
import java.util.function.LongSupplier;

/// One line that tells how far long work is: redrawn in place on a terminal. Elsewhere (a log of a
/// build) a stage is one line at its end, and one more for every half minute that it takes.
public final class Progress {
  private static final int BAR = 28;
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final long SPARSE_NANOS = 30_000_000_000L;

  private final PrintStream out;
  private final boolean terminal;
  private String stage = "";
  private String note = "";
  private int total = 1;
  private int done;
  private long started;
  private long drawn;
  private final LongSupplier nanos;

  public Progress(PrintStream out, boolean terminal) {
    this(out, terminal, System::nanoTime);
  }

  Progress(PrintStream out, boolean terminal, LongSupplier nanos) {
    this.out = out;
    this.terminal = terminal;
    this.nanos = nanos;
  }

  public synchronized void start(String newStage, int steps) {
    finish();
    stage = newStage;
    note = "";
    total = Math.max(1, steps);
    done = 0;
    started = nanos.getAsLong();
    drawn = started;
    draw(terminal);
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
    long now = nanos.getAsLong();
    if (always || now - drawn > (terminal ? REDRAW_NANOS : SPARSE_NANOS)) {
      drawn = now;
      var text = line(stage, done, total, seconds(now), note, terminal);
      if (terminal) {
        out.print("\r\u001b[2K" + text);
        out.flush();
      } else {
        out.println(text);
      }
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
    var parts = new ArrayList<String>();
    parts.add(String.format(Locale.ROOT, "  %-10s %s %,d of %,d", stage, shape, done, total));
    if (done > 0 && done < total && seconds > 0) {
      parts.add(Math.max(1, done / seconds) + "/s");
      parts.add(seconds * (total - done) / done + " s left");
    } else if (seconds > 0) {
      parts.add(seconds + " s");
    }
    if (!note.isEmpty()) {
      parts.add(note);
    }
    return String.join(" \u00b7 ", parts);
  }
}
