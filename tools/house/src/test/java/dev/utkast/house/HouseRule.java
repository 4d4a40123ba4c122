package dev.utkast.house;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/// A rule over all classes, with the classes that break it on purpose. A class that declares
/// methods breaks the rule in each of them; a record breaks it by being there.
record HouseRule(String name, ArchRule rule, List<Class<?>> canaries) {

  HouseRule {
    canaries = List.copyOf(canaries);
  }

  static HouseRule of(String name, ArchRule rule, Class<?>... canaries) {
    return new HouseRule(name, rule, List.of(canaries));
  }

  @Override
  public String toString() {
    return name;
  }
}
