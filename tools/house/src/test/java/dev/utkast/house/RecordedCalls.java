package dev.utkast.house;

import dev.utkast.aws.links.LinkKeys;
import dev.utkast.aws.messaging.QueueName;
import dev.utkast.aws.objects.ObjectStore;
import dev.utkast.aws.payments.PaymentProvider;
import dev.utkast.aws.storage.Database;
import dev.utkast.aws.storage.Index;
import dev.utkast.aws.storage.IndexEntry;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.Range;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import dev.utkast.local.roles.Call;
import dev.utkast.local.template.Locality;
import dev.utkast.local.template.QueueSpec;
import dev.utkast.model.link.LinkKey;
import dev.utkast.testkit.MemoryWiring;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a function asked of the services, in the terms of IAM. A transaction asks for what each of
/// its parts would.
final class RecordedCalls {
  private final Set<Call> calls = new LinkedHashSet<>();
  private final Set<TableName> forgetting = new TreeSet<>();

  Set<Call> calls() {
    return calls;
  }

  /// @return the tables that were given items to forget some day
  Set<TableName> forgetting() {
    return forgetting;
  }

  MemoryWiring over(MemoryWiring wiring) {
    return new MemoryWiring(
        new Recorded(wiring.database()),
        (queue, messages) -> {
          note("sqs:SendMessage", TemplateRoles.arn("sqs", fifo(queue)), Map.of());
          wiring.queues().send(queue, messages);
        },
        recorded(wiring.objects()),
        (from, recipients, raw) -> {
          var identity = TemplateRoles.arn("ses", "identity/" + wiring.shop().email());
          var sender = Map.of("ses:FromAddress", List.of(from.replaceFirst("^.*<(.*)>$", "$1")));
          note("ses:SendEmail", identity, sender);
          note("ses:SendRawEmail", identity, sender);
          return wiring.mailer().send(from, recipients, raw);
        },
        wiring.clock(),
        wiring.ids(),
        wiring.shop(),
        wiring.rateFeed(),
        recorded(wiring.linkKeys()),
        wiring.cardPayments(),
        recorded(wiring.provider()),
        () -> {
          noteParameter("stripe-webhook-secret");
          return wiring.eventSecrets();
        });
  }

  /// Each call takes the shop's key.
  private PaymentProvider recorded(PaymentProvider provider) {
    return (PaymentProvider)
        Proxy.newProxyInstance(
            PaymentProvider.class.getClassLoader(),
            new Class<?>[] {PaymentProvider.class},
            (_, method, arguments) -> {
              if (!method.getName().equals("name")) {
                noteParameter("stripe-key");
              }
              return method.invoke(provider, arguments);
            });
  }

  private LinkKeys recorded(LinkKeys keys) {
    return new LinkKeys() {
      @Override
      public LinkKey current() {
        noteKey();
        return keys.current();
      }

      @Override
      public Optional<LinkKey> key(int id) {
        noteKey();
        return keys.key(id);
      }
    };
  }

  private void noteKey() {
    noteParameter("link-key");
  }

  private void noteParameter(String name) {
    var whole = "parameter/utkast/" + Locality.STACK + "/" + name;
    note("ssm:GetParameter", TemplateRoles.arn("ssm", whole), Map.of());
  }

  private ObjectStore recorded(ObjectStore objects) {
    return new ObjectStore() {
      @Override
      public void putNew(String key, byte[] bytes, String contentType) {
        note("s3:PutObject", object(key), Map.of("s3:if-none-match", List.of("*")));
        objects.putNew(key, bytes, contentType);
      }

      @Override
      public Optional<byte[]> get(String key) {
        note("s3:GetObject", object(key), Map.of());
        return objects.get(key);
      }
    };
  }

  private static String object(String key) {
    return "arn:aws:s3:::" + TemplateRoles.MODEL.buckets().getFirst() + "/" + key;
  }

  private static String fifo(QueueName queue) {
    return TemplateRoles.MODEL.queues().stream()
        .filter(spec -> spec.logicalId().equals(logicalId(queue)))
        .map(QueueSpec::name)
        .findFirst()
        .orElseThrow();
  }

  private void note(String action, String resource, Map<String, List<String>> context) {
    calls.add(new Call(action, resource, context));
  }

  private void note(String action, TableName table, String... leadingKeys) {
    note(
        "dynamodb:" + action,
        TemplateRoles.arn("dynamodb", "table/" + logicalId(table)),
        Map.of("dynamodb:LeadingKeys", List.of(leadingKeys)));
  }

  private void note(String action, Key key) {
    note(action, key.table(), key.pk());
  }

  private void noteIndex(TableName table, Index index, String hash) {
    note(
        "dynamodb:Query",
        TemplateRoles.arn("dynamodb", "table/" + logicalId(table) + "/index/" + index.name()),
        Map.of("dynamodb:LeadingKeys", List.of(hash)));
  }

  static String logicalId(TableName table) {
    return words(table) + "Table";
  }

  static String logicalId(QueueName queue) {
    return words(queue) + "Queue";
  }

  private static String words(Enum<?> name) {
    var id = new StringBuilder();
    for (var word : name.name().split("_")) {
      id.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return id.toString();
  }

  private final class Recorded implements Database {
    private final Database database;

    Recorded(Database database) {
      this.database = database;
    }

    @Override
    public Optional<Item> get(Key key) {
      note("GetItem", key);
      return database.get(key);
    }

    @Override
    public Map<Key, Item> getAll(Collection<Key> keys) {
      keys.forEach(key -> note("BatchGetItem", key));
      return database.getAll(keys);
    }

    @Override
    public List<Item> query(TableName table, String pk, Range range, boolean up, int limit) {
      note("Query", table, pk);
      return database.query(table, pk, range, up, limit);
    }

    @Override
    public List<IndexEntry> queryIndex(
        TableName table, Index index, String hash, Range range, boolean up, int limit) {
      noteIndex(table, index, hash);
      return database.queryIndex(table, index, hash, range, up, limit);
    }

    @Override
    public long count(TableName table, Index index, String hash, Range range) {
      noteIndex(table, index, hash);
      return database.count(table, index, hash, range);
    }

    @Override
    public List<Item> scan(TableName table, Optional<Key> after, int limit) {
      note("Scan", table);
      return database.scan(table, after, limit);
    }

    @Override
    public void commit(List<Write> writes) {
      for (var write : writes) {
        switch (write) {
          case Write.PutNew(var item) -> put(item);
          case Write.Replace(var item, _) -> put(item);
          case Write.Overwrite(var item) -> put(item);
          case Write.DeleteVersion _, Write.Delete _ -> note("DeleteItem", write.key());
        }
      }
      database.commit(writes);
    }

    private void put(Item item) {
      note("PutItem", item.key());
      if (item.expiresAt().isPresent()) {
        forgetting.add(item.key().table());
      }
    }

    @Override
    public long nextNumber(Key counter) {
      note("UpdateItem", counter);
      return database.nextNumber(counter);
    }
  }
}
