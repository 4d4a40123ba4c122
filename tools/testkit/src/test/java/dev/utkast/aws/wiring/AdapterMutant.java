package dev.utkast.aws.wiring;

import dev.utkast.aws.mail.SesMailer;
import dev.utkast.aws.messaging.SqsQueues;
import dev.utkast.aws.objects.S3ObjectStore;
import dev.utkast.aws.outbox.Outbox;
import dev.utkast.aws.storage.DynamoDatabase;
import dev.utkast.aws.wiring.Edge.Adapter;
import dev.utkast.testkit.mutation.Mutant;
import dev.utkast.testkit.mutation.Mutant.Slip.Always;
import dev.utkast.testkit.mutation.Mutant.Slip.Skipped;
import dev.utkast.testkit.mutation.Mutant.Slip.Text;

/// Slips in the adapters, each of which somebody could make, and none of which embedded services
/// show.
enum AdapterMutant {
  FAILED_ENTRIES_SWALLOWED(Adapter.QUEUES, SqsQueues.class, "sendBatch", always("isEmpty", true)),
  OUR_FAULT_TRIED_AGAIN(Adapter.QUEUES, SqsQueues.class, "sendBatch", always("anyMatch", false)),
  REFUSED_FOR_EVER_TRIED_NEVER(
      Adapter.QUEUES, SqsQueues.class, "sendBatch", always("tryAgain", false)),
  TAKEN_SENT_AGAIN(Adapter.QUEUES, SqsQueues.class, "sendBatch", always("contains", false)),
  GROUP_LEFT_OUT(Adapter.QUEUES, SqsQueues.class, "entries", skipped("messageGroupId")),
  DEDUPLICATION_LEFT_OUT(
      Adapter.QUEUES, SqsQueues.class, "entries", skipped("messageDeduplicationId")),
  ROW_FORGOTTEN_UNSENT(Adapter.QUEUES, Outbox.class, "deliver", new Skipped("forEach", 1)),
  ROW_LEFT_THOUGH_SENT(Adapter.QUEUES, Outbox.class, "deliver", new Skipped("forEach", 2)),

  UNPROCESSED_KEYS_DROPPED(
      Adapter.READS, DynamoDatabase.class, "getBatch", always("isEmpty", true)),
  UNPROCESSED_KEYS_FOR_ONE_TRY(
      Adapter.READS, DynamoDatabase.class, "getBatch", always("tryAgain", false)),
  READ_WITHOUT_CONSISTENCY(Adapter.READS, DynamoDatabase.class, "get", skipped("consistentRead")),
  BATCH_READ_WITHOUT_CONSISTENCY(
      Adapter.READS, DynamoDatabase.class, "consistent", skipped("consistentRead")),
  EMPTY_PAGE_TAKEN_FOR_THE_LAST(
      Adapter.READS, DynamoDatabase.class, "pages", always("hasLastEvaluatedKey", false)),
  FIRST_PAGE_READ_AGAIN(Adapter.READS, DynamoDatabase.class, "pages", skipped("exclusiveStartKey")),
  THROTTLED_READ_IS_OUR_MISTAKE(
      Adapter.READS, DynamoDatabase.class, "answered", always("isTemporary", false)),
  SERVER_FAULT_IS_OUR_MISTAKE(
      Adapter.READS, AdapterMutant.FAILURE, "isTemporary", always("statusCode", false)),

  SINGLE_CONDITION_LEFT_OUT(
      Adapter.COMMITS, DynamoDatabase.class, "commitOne", skipped("conditionExpression")),
  CONDITION_LEFT_OUT(Adapter.COMMITS, DynamoDatabase.class, "part", skipped("conditionExpression")),
  TRANSACTION_CONFLICT_IS_AN_ERROR(
      Adapter.COMMITS,
      AdapterMutant.FAILURE,
      "cancelled",
      new Text("TransactionConflict", "Other")),
  FAILED_CONDITION_NOT_NAMED(Adapter.COMMITS, AdapterMutant.FAILURE, "cancelled", skipped("add")),
  THROTTLING_IS_AN_ERROR(
      Adapter.COMMITS, AdapterMutant.FAILURE, "cancelled", new Text("ThrottlingError", "Other")),
  LOAD_BEFORE_CONDITION(
      Adapter.COMMITS, AdapterMutant.FAILURE, "cancelled", always("isEmpty", true)),
  OWN_WRITE_TAKEN_FOR_ANOTHERS(
      Adapter.COMMITS, AdapterMutant.FAILURE, "of", always("intValue", false)),
  LOST_ANSWER_IS_A_FAILURE(
      Adapter.COMMITS, AdapterMutant.FAILURE, "of", always("isTemporary", false)),
  INDEX_LEFT_OUT(Adapter.COMMITS, "dev.utkast.aws.storage.ItemFormat", "write", skipped("forEach")),
  EXPIRY_LEFT_OUT(
      Adapter.COMMITS, "dev.utkast.aws.storage.ItemFormat", "write", skipped("ifPresent")),

  OBJECT_WRITTEN_OVER(Adapter.OBJECTS, S3ObjectStore.class, "putNew", skipped("ifNoneMatch")),
  TAKEN_KEY_IS_A_FAILURE(
      Adapter.OBJECTS, S3ObjectStore.class, "putNew", always("statusCode", false)),

  RECIPIENTS_LEFT_OUT(Adapter.MAIL, SesMailer.class, "send", skipped("toAddresses")),
  MAIL_SENT_AGAIN_BY_ITSELF(
      Adapter.MAIL, "dev.utkast.aws.wiring.EnvironmentWiring", "retries", skipped("maxAttempts"));

  private static final String FAILURE = "dev.utkast.aws.storage.CommitFailure";

  private final Adapter adapter;

  // How its code slips is a function, of which a compiler can't tell that it stays as it is.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Mutant mutant;

  AdapterMutant(Adapter adapter, Class<?> type, String method, Mutant.Slip slip) {
    this(adapter, type.getName(), method, slip);
  }

  AdapterMutant(Adapter adapter, String type, String method, Mutant.Slip slip) {
    this.adapter = adapter;
    this.mutant = new Mutant(type, method, slip);
  }

  private static Mutant.Slip always(String call, boolean answer) {
    return new Always(call, answer, Mutant.EVERY);
  }

  private static Mutant.Slip skipped(String call) {
    return new Skipped(call, Mutant.EVERY);
  }

  /// Whose clauses have to see it.
  Adapter adapter() {
    return adapter;
  }

  Mutant mutant() {
    return mutant;
  }
}
