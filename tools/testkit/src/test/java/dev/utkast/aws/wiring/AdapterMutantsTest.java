package dev.utkast.aws.wiring;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.utkast.testkit.mutation.MutantLoader;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tests that see nothing are worth nothing: each slip in an adapter breaks one of its clauses.
class AdapterMutantsTest {

  @ParameterizedTest
  @EnumSource
  void isCaught(AdapterMutant mutant) throws ReflectiveOperationException {
    var loader = new MutantLoader(mutant.mutant(), Edge.class.getClassLoader());
    var broken = loader.loadClass(Edge.class.getName()).getDeclaredMethod("broken", String.class);
    broken.setAccessible(true);
    try {
      assertFalse(
          String.valueOf(broken.invoke(null, mutant.adapter().name())).isEmpty(),
          () -> mutant + " was not caught");
    } catch (InvocationTargetException e) {
      throw new AssertionError(mutant + " breaks everything: " + e.getCause(), e);
    }
  }
}
