package dev.utkast.local.services;

import dev.utkast.local.template.Locality;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.apache.commons.io.IOUtils;

/// The loopback ports of the local system. Seven in a row from a first port, or seven free ones.
public record ServicePorts(
    int api, int dynamodb, int sqs, int s3, int mail, int runtime, int payments) {
  public static final int FIRST = 8080;
  private static final int COUNT = 7;

  public static ServicePorts from(int first) {
    if (first == 0) {
      return free();
    }
    if (first < 1024 || first + COUNT > 65_535) {
      throw new IllegalArgumentException(
          "--port must be 1024 to " + (65_535 - COUNT) + ", or 0 for free ones, found " + first);
    }
    return of(IntStream.range(first, first + COUNT).toArray());
  }

  private static ServicePorts of(int[] ports) {
    return new ServicePorts(ports[0], ports[1], ports[2], ports[3], ports[4], ports[5], ports[6]);
  }

  /// Whether nothing listens on the seven ports from that one.
  public static boolean areFree(int first) {
    return IntStream.range(first, first + COUNT).allMatch(ServicePorts::isFree);
  }

  private static boolean isFree(int port) {
    try {
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// Refuses ports that something else listens on, with the way out.
  public void requireFree() {
    IntStream.of(api, dynamodb, sqs, s3, mail, runtime, payments)
        .filter(port -> !isFree(port))
        .findFirst()
        .ifPresent(port -> {
          throw new IllegalStateException(
              "port %d is taken; --port N takes the seven ports from N on, --port 0 free ones"
                  .formatted(port));
        });
  }

  /// All sockets stay open until the last port is known, so that no two are the same.
  private static ServicePorts free() {
    var sockets = new ArrayList<ServerSocket>();
    try {
      for (int i = 0; i < COUNT; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return of(sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      sockets.forEach(IOUtils::closeQuietly);
    }
  }

  /// Where the API and the queues answer.
  public Locality locality() {
    return Locality.of(address(api), address(sqs));
  }

  public static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
  }

  /// `127.0.0.1` and not `localhost`: the S3 client then puts the bucket in the path.
  public static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}
