package dev.utkast.functions.canaryone;

import dev.utkast.house.Sources;
import java.nio.file.Path;

/// Trips: what is deployed does not know the laptop.
public final class KnowsLaptop {
  Path root() {
    return Sources.root();
  }
}
