package dev.utkast.model.text;

/// Labels of a domain in ASCII: RFC 3492. The JDK's [java.net.IDN] writes them too, but by the
/// rules of 2003: `ß` becomes `ss`, another domain than its owner has registered.
final class Punycode {
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int FIRST_NON_ASCII = 128;

  private Punycode() {}

  /// @param label short, as labels are: nothing overflows
  static String encode(String label) {
    var out = new StringBuilder();
    label.chars().filter(c -> c < FIRST_NON_ASCII).forEach(c -> out.append((char) c));
    int basic = out.length();
    if (basic > 0) {
      out.append('-');
    }
    var points = label.codePoints().toArray();
    int n = FIRST_NON_ASCII;
    int delta = 0;
    int bias = INITIAL_BIAS;
    for (int done = basic; done < points.length; ) {
      int next = Integer.MAX_VALUE;
      for (int point : points) {
        next = point >= n ? Math.min(next, point) : next;
      }
      delta += (next - n) * (done + 1);
      n = next;
      for (int point : points) {
        if (point < n) {
          delta++;
        } else if (point == n) {
          number(delta, bias, out);
          bias = adapted(delta, done + 1, done == basic);
          delta = 0;
          done++;
        }
      }
      delta++;
      n++;
    }
    return out.toString();
  }

  /// A number of variable length, the last digit below its threshold.
  private static void number(int number, int bias, StringBuilder out) {
    int rest = number;
    for (int k = BASE; ; k += BASE) {
      int threshold = Math.clamp(k - bias, T_MIN, T_MAX);
      if (rest < threshold) {
        out.append(digit(rest));
        return;
      }
      out.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
      rest = (rest - threshold) / (BASE - threshold);
    }
  }

  private static char digit(int value) {
    return (char) (value < T_MAX ? 'a' + value : '0' + value - T_MAX);
  }

  private static int adapted(int delta, int points, boolean first) {
    int rest = first ? delta / DAMP : delta / 2;
    rest += rest / points;
    int k = 0;
    while (rest > (BASE - T_MIN) * T_MAX / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
  }
}
