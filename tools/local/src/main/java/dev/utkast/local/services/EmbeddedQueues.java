package dev.utkast.local.services;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.io.function.Uncheck;

/// SQS in this process. ElasticMQ keeps one database per class loader and for good, so each start
/// gets a class loader: otherwise a second system in the same process would go on writing to the
/// first one's folder.
record EmbeddedQueues(URLClassLoader loader, AutoCloseable server) implements AutoCloseable {
  static EmbeddedQueues start(Path folder, int port) throws Exception {
    var loader = new URLClassLoader("queues", classPath(), ClassLoader.getPlatformClassLoader());
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(loader);
    try {
      Object server =
          loader
              .loadClass(ElasticMq.class.getName())
              .getMethod("start", Path.class, int.class)
              .invoke(null, folder, port);
      return new EmbeddedQueues(loader, (AutoCloseable) server);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static URL[] classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Uncheck.get(() -> Path.of(entry).toUri().toURL()))
        .toArray(URL[]::new);
  }

  @Override
  public void close() {
    try {
      server.close();
      loader.close();
    } catch (Exception e) {
      throw new IllegalStateException("SQS did not stop", e);
    }
  }
}
