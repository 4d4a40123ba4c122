package dev.utkast.local.services;

import dev.utkast.local.template.QueueSpec;
import dev.utkast.local.template.SystemModel;
import dev.utkast.local.template.TableSpec;
import dev.utkast.local.template.TemplateException;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Makes the tables, queues and buckets of a template, once: what is already there stays with its
/// data. A table that is there with other keys or indexes than the template's is refused, since
/// DynamoDB Local would keep the old ones.
public record Provisioner(LocalServices services, SystemModel model) {
  /// The only attributes of a queue that ElasticMQ changes; the others stay as they were made.
  private static final Set<QueueAttributeName> CHANGEABLE =
      Set.of(QueueAttributeName.VISIBILITY_TIMEOUT, QueueAttributeName.DELAY_SECONDS);

  public void provision() {
    var tables =
        services.dynamoDb().listTablesPaginator().tableNames().stream().collect(Collectors.toSet());
    for (TableSpec table : model.tables()) {
      if (tables.contains(table.name())) {
        refuseOtherShape(table);
      } else {
        create(table);
      }
    }
    var queues =
        services.sqs().listQueues().queueUrls().stream()
            .map(url -> url.substring(url.lastIndexOf('/') + 1))
            .collect(Collectors.toSet());
    model.queues().forEach(queue -> make(queue, queues));
    queues.forEach(this::refuseForgotten);
    var buckets = services.s3().listBuckets().buckets().stream().map(Bucket::name).toList();
    model.buckets().stream()
        .filter(name -> !buckets.contains(name))
        .forEach(name -> services.s3().createBucket(request -> request.bucket(name)));
  }

  private void create(TableSpec table) {
    services.dynamoDb().createTable(table.request());
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

  private void refuseOtherShape(TableSpec wanted) {
    TableDescription found =
        services.dynamoDb().describeTable(request -> request.tableName(wanted.name())).table();
    var indexes =
        found.globalSecondaryIndexes().stream()
            .map(GlobalSecondaryIndexDescription::indexName)
            .collect(Collectors.toSet());
    var wantedIndexes =
        wanted.indexes().stream().map(TableSpec.Index::name).collect(Collectors.toSet());
    if (!found.keySchema().equals(wanted.request().keySchema())
        || !indexes.equals(wantedIndexes)
        || streams(found.streamSpecification())
            != streams(wanted.request().streamSpecification())) {
      throw new TemplateException(
          "the table "
              + wanted.name()
              + " was made from an older template with other keys, indexes or stream: start once"
              + " with --fresh");
    }
  }

  /// What waits in a queue that the template has no more would wait for ever.
  private void refuseForgotten(String queue) {
    if (model.queues().stream().anyMatch(known -> known.name().equals(queue))) {
      return;
    }
    var url = model.locality().queueUrl(queue);
    if (QueueDepth.of(services.sqs(), url).total() > 0) {
      throw new TemplateException(
          "messages wait in the queue "
              + queue
              + ", which the template has no more: let the version that wrote them finish them, or"
              + " start once with --fresh");
    }
  }

  private static boolean streams(@Nullable StreamSpecification stream) {
    return Optional.ofNullable(stream).map(StreamSpecification::streamEnabled).orElse(false);
  }

  private void make(QueueSpec queue, Set<String> existing) {
    var attributes = new HashMap<QueueAttributeName, String>();
    queue
        .attributes()
        .forEach((name, value) -> attributes.put(QueueAttributeName.fromValue(name), value));
    if (!existing.contains(queue.name())) {
      if (queue.fifo()) {
        attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
      }
      services.sqs().createQueue(it -> it.queueName(queue.name()).attributes(attributes));
      return;
    }
    attributes.keySet().retainAll(CHANGEABLE);
    if (!attributes.isEmpty()) {
      var url = model.locality().queueUrl(queue.name());
      services.sqs().setQueueAttributes(request -> request.queueUrl(url).attributes(attributes));
    }
  }
}
