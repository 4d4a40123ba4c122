package dev.utkast.demo.verify;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.wiring.JavaHttpClient;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.laws.StoredShop;
import dev.utkast.laws.StoredShop.Sheet;
import dev.utkast.laws.items.StoredItems;
import dev.utkast.local.LocalSystem;
import dev.utkast.local.inbox.MailStore;
import dev.utkast.local.services.QueueDepth;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The services of one system, as its functions' variables name them: those of AWS, or local ones
/// where `AWS_ENDPOINT_URL_…` points to them.
public final class Services implements AutoCloseable {
  /// What the laws do not look at is not read.
  private static final Set<TableName> READ =
      EnumSet.complementOf(
          EnumSet.of(TableName.RATES, TableName.TOKENS, TableName.IDEMPOTENCY, TableName.SETTINGS));

  private static final int PAGE_ITEMS = 1_000;

  private final Map<String, String> environment;
  private final SqsClient sqs;

  /// @throws IllegalArgumentException if a variable is missing
  public Services(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    var builder =
        SqsClient.builder()
            .httpClient(new JavaHttpClient(Duration.ofSeconds(2), Duration.ofSeconds(30), false))
            .region(Region.of(variable("AWS_REGION")));
    // Without an address of its own the SDK finds service and credentials as it usually does.
    Optional.ofNullable(environment.get("AWS_ENDPOINT_URL_SQS"))
        .ifPresent(address ->
            builder
                .endpointOverride(URI.create(address))
                .credentialsProvider(
                    StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(
                            variable("AWS_ACCESS_KEY_ID"), variable("AWS_SECRET_ACCESS_KEY")))));
    this.sqs = builder.build();
  }

  /// All that the laws look at, read once, straight from the store and not through the API that
  /// wrote it.
  ///
  /// @param mailbox where the mails arrived, where that can be asked
  public StoredShop read(Optional<MailStore> mailbox) {
    var wiring = Wiring.of(environment);
    var items = new StoredItems();
    READ.forEach(table -> read(wiring.database(), table, items::put));
    items.readSheets(
        key -> wiring.objects().get(key).map(file -> Sheet.of(file, Optional.empty())));
    var shop =
        items
            .shop(wiring.shop(), wiring.clock().instant())
            .queued(counts(this::waiting), counts(this::deadLetters));
    return mailbox.map(MailStore::copies).map(shop::taken).orElse(shop);
  }

  /// Reads a table page by page: no more than one is held.
  private void read(Database database, TableName table, Consumer<Item> each) {
    var name = variable(table.variable());
    var after = Optional.<Key>empty();
    try {
      do {
        var page = database.scan(table, after, PAGE_ITEMS);
        page.forEach(each);
        after = page.size() < PAGE_ITEMS ? Optional.empty() : Optional.of(page.getLast().key());
      } while (after.isPresent());
    } catch (ResourceNotFoundException e) {
      throw new IllegalStateException(
          "there is no table %s, which %s names".formatted(name, table.variable()), e);
    }
  }

  private static Map<String, Integer> counts(ToIntFunction<QueueName> count) {
    return Arrays.stream(QueueName.values())
        .collect(Collectors.toMap(QueueName::name, count::applyAsInt));
  }

  /// How many messages wait in the dead-letter queue behind a queue.
  private int deadLetters(QueueName queue) {
    var url =
        Optional.ofNullable(environment.get(queue.variable() + LocalSystem.DEAD_LETTERS))
            .orElseGet(() -> deadLettersOf(queue));
    return QueueDepth.of(sqs, url).waiting();
  }

  /// How many messages are in a queue: to be received, being worked on, or to be tried again.
  private int waiting(QueueName queue) {
    return QueueDepth.of(sqs, variable(queue.variable())).total();
  }

  private String deadLettersOf(QueueName queue) {
    var url = variable(queue.variable());
    var policy =
        sqs.getQueueAttributes(
                it -> it.queueUrl(url).attributeNames(QueueAttributeName.REDRIVE_POLICY))
            .attributes()
            .getOrDefault(QueueAttributeName.REDRIVE_POLICY, "");
    if (policy.isEmpty()) {
      throw new IllegalStateException(queue + " has no dead-letter queue");
    }
    var target = Json.parse(policy).textAt("deadLetterTargetArn");
    var name = target.substring(target.lastIndexOf(':') + 1);
    return sqs.getQueueUrl(request -> request.queueName(name)).queueUrl();
  }

  private String variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the variable "
                    + name
                    + " is not set; docs/RUNBOOKS.md, \"Check the invariants of a deployed shop\","
                    + " says how to set all of them"));
  }

  @Override
  public void close() {
    sqs.close();
  }
}
