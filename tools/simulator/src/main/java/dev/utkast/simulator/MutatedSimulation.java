package dev.utkast.simulator;

import dev.utkast.testkit.mutation.Mutant;
import dev.utkast.testkit.mutation.MutantLoader;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The simulation in our code with one slip in it.
final class MutatedSimulation {
  private MutatedSimulation() {}

  /// @return simulations of code in which the slip was made
  static Simulate.Simulation simulation(Mutant mutant, SeededBug bug) {
    try {
      var run =
          new MutantLoader(mutant, MutatedSimulation.class.getClassLoader())
              .loadClass(Simulate.class.getName())
              .getDeclaredMethod(
                  "toldInWords", long.class, int.class, String.class, Consumer.class);
      run.setAccessible(true);
      return (seed, steps, listener) -> result(run, seed, steps, bug, listener);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no simulation with " + mutant, e);
    }
  }

  private static Simulate.Result result(
      Method run, long seed, int steps, SeededBug bug, Consumer<String> listener) {
    try {
      var told = (List<?>) run.invoke(null, seed, steps, bug.name(), listener);
      return new Simulate.Result(
          seed,
          (Integer) told.get(0),
          (Integer) told.get(1),
          (Long) told.get(2),
          Map.of(),
          Optional.of(told.get(3).toString()).filter(text -> !text.isEmpty()),
          ((List<?>) told.get(4)).stream().map(String::valueOf).toList());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the simulation broke down at seed " + seed, e);
    }
  }
}
