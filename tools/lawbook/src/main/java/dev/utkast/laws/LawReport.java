package dev.utkast.laws;

import java.util.ArrayList;
import java.util.List;

/// What a look at a shop found of one law: how many things were looked at, and which break it.
public final class LawReport {
  private final String law;
  private long checked;
  private final List<String> violations = new ArrayList<>();

  LawReport(String law) {
    this.law = law;
  }

  /// @param what named when it breaks the law
  void check(boolean holds, Object what) {
    checked++;
    if (!holds) {
      violations.add(what.toString());
    }
  }

  public String law() {
    return law;
  }

  public long checked() {
    return checked;
  }

  public List<String> violations() {
    return List.copyOf(violations);
  }

  /// The same law, broken only by what an earlier look found broken too: whatever a working system
  /// was just about to do is done by the next look.
  public LawReport alsoBrokenIn(LawReport earlier) {
    var both = new LawReport(law);
    both.checked = checked;
    violations.stream().filter(earlier.violations::contains).forEach(both.violations::add);
    return both;
  }

  public boolean holds() {
    return violations.isEmpty();
  }

  @Override
  public String toString() {
    return law + ": " + String.join(", ", violations);
  }
}
