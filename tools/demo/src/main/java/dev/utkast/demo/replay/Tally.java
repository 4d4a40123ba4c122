package dev.utkast.demo.replay;

import com.google.common.collect.ConcurrentHashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Sets;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// What a replay did, counted while it runs: steps by name, amounts by currency, refusals and every
/// difference between an answer and the source. Safe to use from many threads.
public final class Tally {
  /// A number of documents and their amounts: `shop` in the shop's currency, `presentment` in the
  /// customer's.
  public record Sum(long count, BigDecimal shop, BigDecimal presentment) {
    static final Sum NONE = new Sum(0, BigDecimal.ZERO, BigDecimal.ZERO);

    Sum plus(BigDecimal moreShop, BigDecimal morePresentment) {
      return new Sum(count + 1, shop.add(moreShop), presentment.add(morePresentment));
    }
  }

  /// An answer that does not say what the source says; amounts in the shop's currency.
  public record Difference(String what, BigDecimal expected, BigDecimal answered) {}

  private final Multiset<String> counts = ConcurrentHashMultiset.create();
  private final Map<String, Map<String, Sum>> sums = new ConcurrentHashMap<>();
  private final List<String> refusals = new CopyOnWriteArrayList<>();
  private final List<Difference> differences = new CopyOnWriteArrayList<>();

  public void count(String step) {
    counts.add(step);
  }

  public void count(String step, int times) {
    counts.add(step, times);
  }

  public int counted(String step) {
    return counts.count(step);
  }

  /// Adds a document's amounts to the sums of its sort, by currency.
  public void add(String sort, String currency, BigDecimal shop, BigDecimal presentment) {
    sums.computeIfAbsent(sort, _ -> new ConcurrentHashMap<>())
        .merge(currency, Sum.NONE.plus(shop, presentment), (sum, _) -> sum.plus(shop, presentment));
  }

  /// The sums of a sort of document, by currency.
  public Map<String, Sum> sums(String sort) {
    return new TreeMap<>(sums.getOrDefault(sort, Map.of()));
  }

  /// One name's sums of two sorts.
  public record Beside(String name, Sum first, Sum second) {}

  /// The sums of two sorts of document side by side; zero where only one has some.
  public List<Beside> beside(String first, String second) {
    var left = sums(first);
    var right = sums(second);
    return Sets.union(left.keySet(), right.keySet()).stream()
        .sorted()
        .map(name ->
            new Beside(name, left.getOrDefault(name, Sum.NONE), right.getOrDefault(name, Sum.NONE)))
        .toList();
  }

  /// The sum of a sort in the shop's currency.
  public BigDecimal total(String sort) {
    return sums(sort).values().stream().map(Sum::shop).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /// Keeps a difference if there is one.
  public void compare(String what, BigDecimal expected, BigDecimal answered) {
    if (expected.compareTo(answered) != 0) {
      differences.add(new Difference(what, expected, answered));
    }
  }

  public void refused(String what, String why) {
    refusals.add(what + ": " + why);
  }

  public List<String> refusals() {
    return List.copyOf(refusals);
  }

  public List<Difference> differences() {
    return List.copyOf(differences);
  }

  /// The sum of all differences by size, so that they cannot cancel out.
  public BigDecimal difference() {
    return differences().stream()
        .map(difference -> difference.expected().subtract(difference.answered()).abs())
        .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
  }
}
