package dev.utkast.local.state;

import java.nio.file.Path;

/// A file of the state holds what no local system wrote. Nothing of it is guessed or thrown away.
public final class DamagedState extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public DamagedState(Path file, String why) {
    super(
        file
            + " is damaged: "
            + why
            + "; --fresh forgets the state that it belongs to, --state takes another");
  }
}
