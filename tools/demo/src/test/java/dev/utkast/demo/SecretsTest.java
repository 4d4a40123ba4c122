package dev.utkast.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.utkast.aws.json.Json;
import dev.utkast.aws.storage.Item;
import dev.utkast.aws.storage.Key;
import dev.utkast.aws.storage.TableName;
import dev.utkast.aws.storage.Write;
import dev.utkast.aws.wiring.Wiring;
import dev.utkast.demo.api.LocalAdmin;
import dev.utkast.demo.api.ShopClient;
import dev.utkast.demo.replay.Calendar;
import dev.utkast.demo.replay.Journal;
import dev.utkast.demo.replay.ReplayContext;
import dev.utkast.demo.replay.Source;
import dev.utkast.demo.replay.SteelWheelsReplay;
import dev.utkast.demo.replay.Tally;
import dev.utkast.demo.replay.Vat;
import dev.utkast.demo.replay.WaitUntilAtRest;
import dev.utkast.demo.show.Progress;
import dev.utkast.local.LocalOptions;
import dev.utkast.local.LocalSystem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/// After a replay of real sales over the embedded services, no secret of a link, no key of links
/// and no access token lies in a table, a queue, a dead letter, an object, a log or another file.
/// Needs the archives of the functions, which a build of the whole project has made by then.
///
/// What a link is, is said here once more, and by the key itself: any token that somebody could
/// follow is found, wherever it stands.
class SecretsTest {
  private static final int SALES = 12;
  private static final Pattern TOKEN = Pattern.compile("(?=(A[Qg][A-Za-z0-9_-]{62}))");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// What holds secrets on a laptop, the mails that have arrived, and what the provider knows:
  /// where customers are to come back to.
  private static final Set<String> MEANT_TO =
      Set.of("link-keys", "token", "mail", "environment", "payments");

  @TempDir Path folder;

  @Test
  void noSecretLiesAnywhereAfterAWholeReplay() throws Exception {
    assumeTrue(KilledDemoTest.built(), "the functions are not built");
    var state = folder.resolve("state");
    var options =
        LocalOptions.of(KilledDemoTest.root().resolve("template.yaml"), state)
            .withSchedules(false)
            .withRates(ReplayedShop.rates(folder.resolve("rates")))
            .withVisibility(Optional.of(Duration.ofSeconds(1)));
    for (var parameter : source().parameters().entrySet()) {
      options = options.withParameter(parameter.getKey(), parameter.getValue());
    }
    try (var system = LocalSystem.start(options)) {
      replay(system);
      var client = new ShopClient(system.urls().api(), system.token(), Duration.ofSeconds(30));
      var draft = asked(client);
      var url = draft.at("draft_order").textAt("invoice_url");
      assertTrue(url.matches(".*/invoices/[A-Za-z0-9_-]{64}"), draft.write());
      var keys = Files.readString(state.resolve("link-keys"));
      undelivered(system, client, state);

      assertEquals(Set.of(), found(system, state, keys));
      leak(system, url);
      assertEquals(
          Set.of("a dead letter", "a file", "a queue", "a row"), found(system, state, keys));
    }
  }

  private static Source source() {
    return SteelWheelsReplay.of(SALES, new Vat(false));
  }

  private void replay(LocalSystem system) {
    var admin = new LocalAdmin(system.urls().api());
    var progress = new Progress(new PrintStream(OutputStream.nullOutputStream()), false);
    try (var journal = Journal.open(folder.resolve("journal"))) {
      var client = new ShopClient(system.urls().api(), system.token(), Duration.ofSeconds(30));
      var context =
          new ReplayContext(
              client, journal, new Tally(), progress, new Calendar(admin, journal, 4));
      context.calendar().resume();
      var replay = source().replay().apply(context);
      replay.run();
      var settling = new WaitUntilAtRest(admin, progress);
      settling.await();
      context.calendar().setClock(replay.end());
      admin.fire("CheckOverdue");
      settling.await();
    }
  }

  /// Each call under a key of its own, so that the answers are kept.
  private static Json asked(ShopClient client) {
    var draft =
        client.post(
            "draft_orders.json",
            Json.parse(
                "{\"draft_order\":{\"email\":\"a@example.com\",\"line_items\":[{\"title\":\"Cup\","
                    + "\"price\":\"20.00\",\"quantity\":1}]}}"),
            "secrets-1");
    var path = "draft_orders/" + draft.at("draft_order").at("id").write();
    client.post(path + "/send_invoice.json", Json.object().build(), "secrets-2");
    return client.put(
        path + ".json", Json.parse("{\"draft_order\":{\"tags\":\"vip\"}}"), "secrets-3");
  }

  /// A mail that cannot be written, for its key is gone, ends as a dead letter.
  private static void undelivered(LocalSystem system, ShopClient client, Path state)
      throws IOException {
    var admin = new LocalAdmin(system.urls().api());
    Files.delete(state.resolve("link-keys"));
    admin.setClock(system.now().plus(Duration.ofHours(2)));
    asked(client, "secrets-4");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (received(system, deadLetters(system)).isEmpty()) {
      assertTrue(System.nanoTime() < end, "no dead letter");
    }
  }

  private static void asked(ShopClient client, String key) {
    var draft =
        client.post(
            "draft_orders.json",
            Json.parse(
                "{\"draft_order\":{\"email\":\"b@example.com\",\"line_items\":[{\"title\":\"Pot\","
                    + "\"price\":\"30.00\",\"quantity\":1}]}}"),
            key);
    var path = "draft_orders/" + draft.at("draft_order").at("id").write();
    client.post(path + "/send_invoice.json", Json.object().build(), key + "-sent");
  }

  /// On purpose, so that a look that sees nothing is found out.
  private static void leak(LocalSystem system, String url) throws IOException {
    var row = Item.of(Key.alone(TableName.IDEMPOTENCY, "LEAK"), 1, "{\"url\":\"" + url + "\"}");
    Wiring.of(system.environment()).database().commit(new Write.PutNew(row));
    var environment = system.environment();
    for (var queue : List.of("QUEUE_RENDER_PACKING_SLIP_DEAD_LETTERS", "LEAK")) {
      var to = queue.equals("LEAK") ? leaked(system) : environment.get(queue);
      system.services().sqs().sendMessage(it -> it.queueUrl(to).messageBody(url));
    }
    Files.writeString(Path.of(environment.get("UTKAST_CLOCK_FILE")).resolveSibling("leak"), url);
  }

  /// A queue that nobody empties.
  private static String leaked(LocalSystem system) {
    return system.services().sqs().createQueue(it -> it.queueName("leak")).queueUrl();
  }

  private static Set<String> found(LocalSystem system, Path state, String keys) throws Exception {
    var secrets = new Secrets(keys, system.token());
    var found = new TreeSet<String>();
    var database = Wiring.of(system.environment()).database();
    for (var table : TableName.values()) {
      for (var item : database.scan(table, Optional.empty(), 100_000)) {
        if (secrets.in(item.key() + " " + item.doc() + " " + item.index())) {
          found.add("a row");
        }
      }
    }
    for (var queue : queues(system).entrySet()) {
      if (received(system, queue.getKey()).stream().anyMatch(one -> secrets.in(one.body()))) {
        found.add(queue.getValue());
      }
    }
    try (Stream<Path> files = Files.walk(state)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        boolean meantTo = MEANT_TO.contains(state.relativize(file).getName(0).toString());
        boolean service =
            Set.of("dynamodb", "queues").contains(state.relativize(file).getName(0).toString());
        if (!meantTo && !service && secrets.in(Files.readString(file, ISO_8859_1))) {
          found.add("a file");
        }
      }
    }
    return found;
  }

  private static String deadLetters(LocalSystem system) {
    return Optional.ofNullable(system.environment().get("QUEUE_SEND_MAIL_DEAD_LETTERS"))
        .orElseThrow();
  }

  /// All that there are, by their addresses.
  private static Map<String, String> queues(LocalSystem system) {
    var out = new TreeMap<String, String>();
    for (var url : system.services().sqs().listQueues().queueUrls()) {
      boolean dead = url.toLowerCase(Locale.ROOT).contains("dead");
      out.put(url, dead ? "a dead letter" : "a queue");
    }
    return out;
  }

  private static List<Message> received(LocalSystem system, String url) {
    var all = new ArrayList<Message>();
    for (int look = 0; look < 5; look++) {
      all.addAll(
          system
              .services()
              .sqs()
              .receiveMessage(it -> it.queueUrl(url).maxNumberOfMessages(10).visibilityTimeout(0))
              .messages());
    }
    return all;
  }

  /// What must lie nowhere.
  private record Secrets(byte[] key, List<String> words) {
    Secrets(String keys, String accessToken) {
      this(
          Base64.getDecoder().decode(keys.strip().split(" ")[1]),
          List.of(keys.strip().split(" ")[1], accessToken));
    }

    boolean in(String text) {
      return words.stream().anyMatch(text::contains)
          || TOKEN.matcher(text).results().anyMatch(one -> isProved(one.group(1)));
    }

    private boolean isProved(String token) {
      try {
        var bytes = Base64.getUrlDecoder().decode(token);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update("utkast link 1\n".getBytes(ISO_8859_1));
        mac.update(bytes, 0, 27);
        var hash = mac.doFinal();
        return java.util.Arrays.equals(hash, 0, 21, bytes, 27, 48);
      } catch (java.security.GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
