package dev.utkast.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;

/// A port with something around each of its calls.
public final class Calls {
  private Calls() {}

  /// A call that is to be made, and may be made more than once or not at all.
  public interface Call {
    Object make() throws Throwable;
  }

  /// What is done in the place of a call.
  public interface Around {
    Object call(String method, Call call) throws Throwable;
  }

  public static <P> P around(Class<P> port, P inner, Around around) {
    var proxy =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) ->
                around.call(
                    method.getName(),
                    () -> {
                      try {
                        return method.invoke(inner, arguments);
                      } catch (InvocationTargetException e) {
                        throw Objects.requireNonNullElse(e.getCause(), e);
                      }
                    }));
    return port.cast(proxy);
  }
}
