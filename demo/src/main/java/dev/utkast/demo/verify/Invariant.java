package dev.utkast.demo.verify;

import java.util.ArrayList;
import java.util.List;

/// Something that must always hold, with how many things were looked at and those that break it.
public final class Invariant {
  private final String rule;
  private long checked;
  private final List<String> violations = new ArrayList<>();

  Invariant(String rule) {
    this.rule = rule;
  }

  /// @param what named when it breaks the rule
  Invariant check(boolean holds, String what) {
    checked++;
    if (!holds) {
      violations.add(what);
    }
    return this;
  }

  public String rule() {
    return rule;
  }

  public long checked() {
    return checked;
  }

  public List<String> violations() {
    return List.copyOf(violations);
  }

  /// The same rule, broken only by what an earlier look found broken too: whatever a working system
  /// was just about to do is done by the next look.
  Invariant alsoBrokenIn(Invariant earlier) {
    var both = new Invariant(rule);
    both.checked = checked;
    violations.stream().filter(earlier.violations::contains).forEach(both.violations::add);
    return both;
  }

  public boolean holds() {
    return violations.isEmpty();
  }
}
