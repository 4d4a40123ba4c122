package dev.utkast.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.aws.messaging.Queues;
import dev.utkast.aws.objects.ObjectStore;
import dev.utkast.aws.storage.Database;
import dev.utkast.testkit.contract.Clause;
import dev.utkast.testkit.contract.CommitContract;
import dev.utkast.testkit.contract.ObjectStoreContract;
import dev.utkast.testkit.contract.QueryContract;
import dev.utkast.testkit.contract.QueuesContract;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The ports in memory keep what the ports on AWS keep.
class ContractsTest {
  private final Database database = new MemoryDatabase();
  private final ObjectStore objects = new MemoryObjects();

  static Stream<Clause<Database>> storage() {
    return Stream.concat(CommitContract.clauses(), QueryContract.clauses());
  }

  @ParameterizedTest
  @MethodSource("storage")
  void theDatabaseKeepsTheContract(Clause<Database> clause) {
    clause.holdsFor(database);
  }

  @ParameterizedTest
  @EnumSource
  void aBrokenDatabaseIsFoundOut(BrokenDatabase.Fault fault) {
    var broken = new BrokenDatabase(database, fault);
    assertTrue(
        storage().anyMatch(clause -> breaks(clause, broken)), fault + " passes the contract");
  }

  private static boolean breaks(Clause<Database> clause, Database broken) {
    try {
      clause.holdsFor(broken);
      return false;
    } catch (AssertionError | RuntimeException _) {
      return true;
    }
  }

  static Stream<Clause<ObjectStore>> objects() {
    return ObjectStoreContract.clauses();
  }

  @ParameterizedTest
  @MethodSource("objects")
  void theObjectStoreKeepsTheContract(Clause<ObjectStore> clause) {
    clause.holdsFor(objects);
  }

  static Stream<Clause<QueuesContract.Tested>> queues() {
    return QueuesContract.clauses();
  }

  @ParameterizedTest
  @MethodSource("queues")
  void theQueuesKeepTheContract(Clause<QueuesContract.Tested> clause) {
    var memory = new MemoryQueues();
    clause.holdsFor(
        new QueuesContract.Tested(
            memory, name -> memory.take(name).stream().map(Queues.Outgoing::body).toList()));
  }
}
