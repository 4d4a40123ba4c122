package dev.utkast.testkit;

import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Another record, which differs from the first in the components that are named and in no other:
/// `Copy.of(order).with(Order::paid, paid).made()`.
public final class Copy<R extends Record> {
  private final R original;
  private final Map<String, Object> changed = new HashMap<>();

  /// A component of a record, named by its accessor.
  public interface Component<R, V> extends Function<R, V>, Serializable {}

  private Copy(R original) {
    this.original = original;
  }

  public static <R extends Record> Copy<R> of(R original) {
    return new Copy<>(original);
  }

  public <V> Copy<R> with(Component<R, V> component, V value) {
    try {
      // Only a lambda that can be written out tells what it refers to.
      var writeReplace = component.getClass().getDeclaredMethod("writeReplace");
      writeReplace.setAccessible(true);
      var written = (SerializedLambda) writeReplace.invoke(component);
      changed.put(written.getImplMethodName(), value);
      return this;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a component is named by its accessor", e);
    }
  }

  public R made() {
    var components = original.getClass().getRecordComponents();
    var values = new Object[components.length];
    try {
      for (int i = 0; i < values.length; i++) {
        components[i].getAccessor().setAccessible(true);
        var name = components[i].getName();
        values[i] =
            changed.containsKey(name)
                ? changed.get(name)
                : components[i].getAccessor().invoke(original);
      }
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      @SuppressWarnings("unchecked")
      var canonical =
          (java.lang.reflect.Constructor<R>) original.getClass().getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return canonical.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no " + original.getClass().getSimpleName() + " with " + changed, e);
    }
  }
}
