package dev.utkast.testkit.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Our code once more, with one slip in it; everything else is shared. What runs in there is the
/// same as outside, and only words and numbers come out of it.
public final class MutantLoader extends ClassLoader {
  private static final String OURS = "dev.utkast.";

  private final Mutant mutant;

  /// @param original which finds the code without the slip
  public MutantLoader(Mutant mutant, ClassLoader original) {
    super(original);
    this.mutant = mutant;
  }

  @Override
  public Class<?> loadClass(String name) throws ClassNotFoundException {
    return loadClass(name, false);
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
