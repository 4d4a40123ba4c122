package dev.utkast.bench.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Our code once more, with one slip in it; everything else is shared. The simulation in there is
/// the same simulation, and only words and numbers come out of it.
final class MutantLoader extends ClassLoader {
  private static final String OURS = "dev.utkast.";

  private final Mutant mutant;

  private MutantLoader(Mutant mutant) {
    super(MutantLoader.class.getClassLoader());
    this.mutant = mutant;
  }

  /// @return simulations of code in which the slip was made
  static Simulate.Simulation simulation(Mutant mutant, SeededBug bug) {
    try {
      var run =
          new MutantLoader(mutant)
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
      var lines = ((List<?>) told.get(4)).stream().map(String::valueOf).toList();
      return new Simulate.Result(
          seed,
          (Integer) told.get(0),
          (Integer) told.get(1),
          (Long) told.get(2),
          Map.of(),
          Optional.of(told.get(3).toString())
              .filter(text -> !text.isEmpty())
              .map(InvariantBroken::new),
          lines);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the simulation broke down at seed " + seed, e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      return loaded != null ? loaded : findClass(name);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try (var in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      var original = in.readAllBytes();
      var bytes = mutant.isIn(name) ? mutant.applied(original) : original;
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
