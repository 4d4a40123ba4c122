package dev.utkast.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningStateTest {

  @Test
  void aStateTellsHowToReachTheSystemThatRunsOnIt(@TempDir Path state) {
    assertTrue(LocalSystem.running(state).isEmpty());
    try (var test = new TestSystem(TestSystem.options(state))) {
      assertEquals(test.system().environment(), LocalSystem.running(state).orElseThrow());
    }
    assertTrue(LocalSystem.running(state).isEmpty());
  }
}
