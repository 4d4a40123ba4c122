package dev.utkast.functions.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.utkast.aws.json.Json;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The largest product that the fields allow is one that can be stored, and what is more than one
/// commit can write is refused at the door.
class LargeProductTest {
  private final Random random = new Random(7);
  private final Shopkeeper shop = new Shopkeeper();

  /// Four bytes each, of which no part follows from the others.
  private String text(int length) {
    return random
        .ints(length, 0x20000, 0x2a6d0)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private Json variants(int count) {
    return Json.array(
        IntStream.range(0, count)
            .mapToObj(_ ->
                (Json)
                    Json.object()
                        .put("option1", text(100))
                        .put("option2", text(100))
                        .put("option3", text(100))
                        .put("sku", text(255))
                        .put("barcode", text(255))
                        .build())
            .toList());
  }

  private static Json product(Json fields) {
    return Json.object().put("product", fields).build();
  }

  /// As long as the fields allow, with so many variants.
  private Json largest(int variants) {
    return product(
        Json.object()
            .put("title", text(255))
            .put("vendor", text(255))
            .put("product_type", text(255))
            .put("body_html", text(60_000))
            .put("tags", IntStream.range(0, 250).mapToObj(_ -> Json.of(text(255))).toList())
            .put("variants", variants(variants))
            .build());
  }

  @Test
  void theLargestProductThatTheFieldsAllowIsKept() {
    var answer = shop.calls.withIdempotencyKey("k").post("products.json", largest(90));
    assertEquals(201, answer.status(), () -> answer.text().substring(0, 200));
    assertEquals(90, answer.at("product.variants").items().size());
  }

  @Test
  void aProductMayHaveNinetyVariants() {
    var answer = shop.calls.post("products.json", largest(91));
    assertEquals(422, answer.status(), () -> answer.text().substring(0, 200));
    assertEquals(Set.of("variants"), answer.at("errors").fieldMap().keySet());
  }

  /// The answer under the caller's key takes some of the writes, the more the longer it is.
  @Test
  void variantsThatAreTooManyToReplaceAtOnceAreRefused() {
    var made = shop.calls.post("products.json", largest(8));
    var path = "products/" + made.longAt("product.id") + ".json";
    var keyed = shop.calls.withIdempotencyKey("k").put(path, largest(90));
    assertEquals(422, keyed.status(), () -> keyed.text().substring(0, 200));
    assertEquals("[\"is too much to change at once\"]", keyed.at("errors.base").write());
    assertEquals(200, shop.calls.put(path, largest(90)).status());
  }
}
