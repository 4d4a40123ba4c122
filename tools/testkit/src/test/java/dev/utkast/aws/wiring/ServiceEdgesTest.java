package dev.utkast.aws.wiring;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The adapters over the real clients, against a peer that answers as AWS documents and as embedded
/// services never do.
class ServiceEdgesTest {
  private static Edge edge;

  @BeforeAll
  static void open() {
    edge = new Edge();
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  static Stream<Edge.Clause> clauses() {
    return Edge.everything();
  }

  @ParameterizedTest
  @MethodSource("clauses")
  void holds(Edge.Clause clause) {
    clause.check().accept(edge);
  }
}
