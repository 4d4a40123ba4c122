package dev.utkast.local.services;

import dev.utkast.local.template.BucketSpec;
import dev.utkast.local.template.QueueSpec;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.template.TableSpec;
import dev.utkast.local.template.TemplateException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Makes the tables, queues and buckets of a template, once: what is already there stays with its
/// data. A table that is there with other keys or indexes than the template's is refused, since
/// DynamoDB Local would keep the old ones.
public final class Provisioner {

  private final LocalServices services;
  private final SystemModel model;

  public Provisioner(LocalServices services, SystemModel model) {
    this.services = services;
    this.model = model;
  }

  public void provision() {
    Set<String> tables = new HashSet<>();
    services.dynamoDb().listTablesPaginator().tableNames().forEach(tables::add);
    for (TableSpec table : model.tables()) {
      if (tables.contains(table.name())) {
        refuseOtherShape(table);
      } else {
        create(table);
      }
    }
    Set<String> queues =
        services.sqs().listQueues().queueUrls().stream()
            .map(url -> url.substring(url.lastIndexOf('/') + 1))
            .collect(Collectors.toSet());
    model.queues().forEach(queue -> make(queue, queues));
    Set<String> buckets =
        services.s3().listBuckets().buckets().stream()
            .map(Bucket::name)
            .collect(Collectors.toSet());
    model.buckets().stream()
        .map(BucketSpec::name)
        .filter(name -> !buckets.contains(name))
        .forEach(name -> services.s3().createBucket(request -> request.bucket(name)));
  }

  private void create(TableSpec table) {
    var request =
        CreateTableRequest.builder()
            .tableName(table.name())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(keys(table.key()))
            .attributeDefinitions(
                table.attributeTypes().entrySet().stream()
                    .map(entry ->
                        AttributeDefinition.builder()
                            .attributeName(entry.getKey())
                            .attributeType(ScalarAttributeType.fromValue(entry.getValue()))
                            .build())
                    .toList());
    var global =
        table.indexes().stream()
            .filter(index -> !index.local())
            .map(Provisioner::globalIndex)
            .toList();
    var local =
        table.indexes().stream()
            .filter(TableSpec.Index::local)
            .map(Provisioner::localIndex)
            .toList();
    if (!global.isEmpty()) {
      request.globalSecondaryIndexes(global);
    }
    if (!local.isEmpty()) {
      request.localSecondaryIndexes(local);
    }
    table
        .streamView()
        .ifPresent(view ->
            request.streamSpecification(
                StreamSpecification.builder().streamEnabled(true).streamViewType(view).build()));
    services.dynamoDb().createTable(request.build());
    table
        .expiryAttribute()
        .ifPresent(attribute ->
            services
                .dynamoDb()
                .updateTimeToLive(update ->
                    update
                        .tableName(table.name())
                        .timeToLiveSpecification(
                            ttl -> ttl.enabled(true).attributeName(attribute))));
  }

  private static GlobalSecondaryIndex globalIndex(TableSpec.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keys(index.key()))
        .projection(projection(index))
        .build();
  }

  private static LocalSecondaryIndex localIndex(TableSpec.Index index) {
    return LocalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keys(index.key()))
        .projection(projection(index))
        .build();
  }

  private static Projection projection(TableSpec.Index index) {
    var projection = Projection.builder().projectionType(index.projection());
    return index.included().isEmpty()
        ? projection.build()
        : projection.nonKeyAttributes(index.included()).build();
  }

  private static List<KeySchemaElement> keys(TableSpec.Key key) {
    var result = new ArrayList<KeySchemaElement>();
    result.add(KeySchemaElement.builder().attributeName(key.hash()).keyType(KeyType.HASH).build());
    key.range()
        .ifPresent(range ->
            result.add(
                KeySchemaElement.builder().attributeName(range).keyType(KeyType.RANGE).build()));
    return result;
  }

  private void refuseOtherShape(TableSpec wanted) {
    TableDescription found =
        services.dynamoDb().describeTable(request -> request.tableName(wanted.name())).table();
    Set<String> indexes =
        found.globalSecondaryIndexes().stream()
            .map(GlobalSecondaryIndexDescription::indexName)
            .collect(Collectors.toSet());
    Set<String> wantedIndexes =
        wanted.indexes().stream()
            .filter(index -> !index.local())
            .map(TableSpec.Index::name)
            .collect(Collectors.toSet());
    boolean stream =
        found.streamSpecification() != null && found.streamSpecification().streamEnabled();
    if (!found.keySchema().equals(keys(wanted.key()))
        || !indexes.equals(wantedIndexes)
        || stream != wanted.streamView().isPresent()) {
      throw new TemplateException(
          "the table "
              + wanted.name()
              + " was made from an older template with other keys, indexes or stream: start once"
              + " with --fresh");
    }
  }

  private void make(QueueSpec queue, Set<String> existing) {
    var attributes = new HashMap<QueueAttributeName, String>();
    queue
        .attributes()
        .forEach((name, value) -> attributes.put(QueueAttributeName.fromValue(name), value));
    if (existing.contains(queue.name())) {
      // The only ones that ElasticMQ changes; the others stay as they were made.
      attributes
          .keySet()
          .retainAll(
              Set.of(QueueAttributeName.VISIBILITY_TIMEOUT, QueueAttributeName.DELAY_SECONDS));
      if (!attributes.isEmpty()) {
        services
            .sqs()
            .setQueueAttributes(request ->
                request.queueUrl(model.locality().queueUrl(queue.name())).attributes(attributes));
      }
      return;
    }
    if (queue.fifo()) {
      attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
    }
    services.sqs().createQueue(request -> request.queueName(queue.name()).attributes(attributes));
  }
}
