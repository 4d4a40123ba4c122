package dev.utkast.local.services;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;

/// SQS in this process. ElasticMQ keeps one database per class loader and for good, so each start
/// gets a class loader: otherwise a second system in the same process would go on writing to the
/// first one's folder.
final class EmbeddedQueues implements AutoCloseable {

  private final URLClassLoader loader;
  private final AutoCloseable server;

  private EmbeddedQueues(URLClassLoader loader, AutoCloseable server) {
    this.loader = loader;
    this.server = server;
  }

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

  private static URL[] classPath() throws MalformedURLException {
    var urls = new ArrayList<URL>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
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
