package dev.utkast.testkit.contract;

import dev.utkast.aws.objects.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What every [ObjectStore] keeps: the first bytes under a key stay, whoever puts others.
public final class ObjectStoreContract {
  private static final String TYPE = "application/pdf";

  private ObjectStoreContract() {}

  public static Stream<Clause<ObjectStore>> clauses() {
    return Stream.of(
        new Clause<>("what is put is got back, byte for byte", ObjectStoreContract::gotBack),
        new Clause<>("what was never put is not there", ObjectStoreContract::neverPut),
        new Clause<>("the first bytes stay", ObjectStoreContract::firstStay),
        new Clause<>("of many who put one key all find the same", ObjectStoreContract::allFindOne));
  }

  private static String fresh() {
    return "contract/" + Keys.fresh().substring("CONTRACT#".length()) + ".pdf";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void holds(ObjectStore store, String key, byte[] expected) {
    byte @Nullable [] found = store.get(key).orElse(null);
    Expect.that(Arrays.equals(expected, found), "other bytes under " + key);
  }

  private static void gotBack(ObjectStore store) {
    for (int size : new int[] {1, 1_000, 1_500_000}) {
      var bytes = new byte[size];
      for (int i = 0; i < size; i++) {
        bytes[i] = (byte) (i * 31);
      }
      var key = fresh();
      store.putNew(key, bytes, TYPE);
      holds(store, key, bytes);
    }
  }

  private static void neverPut(ObjectStore store) {
    Expect.that(store.get(fresh()).isEmpty(), "something lies where nothing was put");
  }

  private static void firstStay(ObjectStore store) {
    var key = fresh();
    store.putNew(key, bytes("first"), TYPE);
    store.putNew(key, bytes("second"), TYPE);
    holds(store, key, bytes("first"));
  }

  private static void allFindOne(ObjectStore store) {
    var key = fresh();
    var names = new AtomicInteger();
    var found = ConcurrentHashMap.<String>newKeySet();
    Concurrently.run(
        8,
        () -> {
          try {
            store.putNew(key, bytes("put by " + names.incrementAndGet()), TYPE);
            found.add(text(store, key));
          } catch (IllegalStateException _) {
            // Another put of the key is under way: the port may say so, and its caller tries again.
          }
        });
    found.add(text(store, key));
    Expect.same(1, found.size());
  }

  private static String text(ObjectStore store, String key) {
    var found = store.get(key).orElseThrow(() -> new AssertionError("nothing under " + key));
    return new String(found, StandardCharsets.UTF_8);
  }
}
