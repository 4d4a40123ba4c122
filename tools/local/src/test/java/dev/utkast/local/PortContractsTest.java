package dev.utkast.local;

import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.messaging.SqsQueues;
import dev.utkast.aws.objects.ObjectStore;
import dev.utkast.aws.objects.S3ObjectStore;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.DynamoDatabase;
import dev.utkast.local.services.LocalServices;
import dev.utkast.local.services.Provisioner;
import dev.utkast.local.services.ServicePorts;
import dev.utkast.local.template.SystemModel;
import dev.utkast.testkit.contract.Clause;
import dev.utkast.testkit.contract.CommitContract;
import dev.utkast.testkit.contract.ObjectStoreContract;
import dev.utkast.testkit.contract.QueryContract;
import dev.utkast.testkit.contract.QueuesContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sqs.model.Message;

/// The adapters keep, against the embedded services and the tables of the project's own template,
/// what the ports in memory keep.
class PortContractsTest {

  private static Map<String, String> environment;

  @TempDir static Path folder;

  @AutoClose static LocalServices services;

  @BeforeAll
  static void start() {
    var ports = ServicePorts.from(0);
    services = LocalServices.embedded(folder, ports);
    var model = SystemModel.of(Path.of("../../template.yaml"), ports.locality());
    new Provisioner(services, model).provision();
    environment = model.environment();
  }

  private static String variable(String name) {
    return Objects.requireNonNull(environment.get(name), name);
  }

  static Stream<Clause<Database>> databaseClauses() {
    return Stream.concat(CommitContract.clauses(), QueryContract.clauses());
  }

  @ParameterizedTest
  @MethodSource("databaseClauses")
  void dynamoDbKeeps(Clause<Database> clause) {
    clause.holdsFor(new DynamoDatabase(services.dynamoDb(), table -> variable(table.variable())));
  }

  static Stream<Clause<ObjectStore>> objectClauses() {
    return ObjectStoreContract.clauses();
  }

  @ParameterizedTest
  @MethodSource("objectClauses")
  void s3Keeps(Clause<ObjectStore> clause) {
    clause.holdsFor(new S3ObjectStore(services.s3(), variable("BUCKET_DOCUMENTS")));
  }

  static Stream<Clause<QueuesContract.Tested>> queueClauses() {
    return QueuesContract.clauses();
  }

  @ParameterizedTest
  @MethodSource("queueClauses")
  void sqsKeeps(Clause<QueuesContract.Tested> clause) {
    clause.holdsFor(
        new QueuesContract.Tested(
            new SqsQueues(services.sqs(), queue -> variable(queue.variable())),
            PortContractsTest::take));
  }

  private static List<String> take(QueueName queue) {
    String url = variable(queue.variable());
    List<Message> messages =
        services
            .sqs()
            .receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
            .messages();
    messages.forEach(message ->
        services
            .sqs()
            .deleteMessage(
                request -> request.queueUrl(url).receiptHandle(message.receiptHandle())));
    return messages.stream().map(Message::body).toList();
  }
}
