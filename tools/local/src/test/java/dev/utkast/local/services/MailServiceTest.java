package dev.utkast.local.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.utkast.local.inbox.MailStore;
import dev.utkast.model.text.MailAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The mail service takes what the door takes, and refuses by a rule of its own what it must not
/// let in.
class MailServiceTest {
  private static final List<String> PIECES =
      List.of(
          "a",
          "B",
          "7",
          ".",
          "..",
          "-",
          "--",
          "_",
          "@",
          "+",
          "'",
          "ü",
          "ß",
          "б",
          "山",
          "۳",
          " ",
          "\u00a0",
          "\u200b",
          "\u0301",
          "example",
          "xn--bcher-kva",
          ".com",
          "@example.com",
          "[",
          "(",
          "\"",
          "。",
          "☃",
          "ｅ");

  @TempDir Path folder;

  private int port;
  private MailService service;

  @BeforeEach
  void start() throws IOException {
    port = ServicePorts.from(0).mail();
    service = new MailService(new MailStore(folder), port, InstantSource.system());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private int send(HttpClient client, String from, List<String> to) throws Exception {
    var json = new ObjectMapper();
    var mail = json.createObjectNode().put("FromEmailAddress", from);
    to.forEach(mail.putObject("Destination").putArray("ToAddresses")::add);
    mail.putObject("Content").putObject("Raw").put("Data", "U3ViamVjdDogeA0KDQp4");
    return post(client, mail.toString());
  }

  private int post(HttpClient client, String mail) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v2/email/outbound-emails"))
            .POST(HttpRequest.BodyPublishers.ofString(mail))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static Stream<String> candidates() {
    var random = new Random(11);
    return Stream.generate(() ->
        random
            .ints(1 + random.nextInt(7), 0, PIECES.size())
            .mapToObj(PIECES::get)
            .collect(Collectors.joining("", "", random.nextBoolean() ? "@example.com" : "")));
  }

  @Test
  void everyAddressThatTheDoorTakesIsTaken() throws Exception {
    var taken =
        candidates()
            .limit(60_000)
            .distinct()
            .map(MailAddress::parse)
            .flatMap(o -> o.stream())
            .toList();
    assertTrue(taken.size() > 500, "addresses among them: " + taken.size());
    assertTrue(taken.stream().anyMatch(one -> one.ascii().contains("xn--")), "in Unicode too");
    try (var client = HttpClient.newHttpClient()) {
      for (int from = 0; from < taken.size(); from += 50) {
        var some =
            taken.subList(from, Math.min(from + 50, taken.size())).stream()
                .map(MailAddress::ascii)
                .toList();
        assertEquals(200, send(client, some.getFirst(), some), some.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kunde@bücher.example",
        "jürgen@example.com",
        "a@b_c.com",
        "a@b-.com",
        "a@[127.0.0.1]",
        "a@127.0.0.1",
        "a(b)@example.com",
        "a@example.com\u00a0",
        "a@example.com\u200b",
        "a..b@example.com",
        ".a@example.com",
        "a@example.com.",
        "a@localhost",
        "a b@example.com",
        "\"a b\"@example.com",
        "a@example.com\r\nBcc: b@example.com"
      })
  void whatSesWouldRefuseIsRefused(String address) throws Exception {
    assertTrue(MailAddress.parse(address).filter(a -> a.ascii().equals(address)).isEmpty());
    try (var client = HttpClient.newHttpClient()) {
      assertEquals(400, send(client, "shop@example.com", List.of(address)));
      assertEquals(400, send(client, address, List.of("a@example.com")));
    }
    assertEquals(0, new MailStore(folder).count());
  }

  /// Of the message as it is sent, documents in base64 among it.
  @Test
  void fortyMegabytesAreTheMost() throws Exception {
    var head = "Subject: Large\r\n\r\n";
    int most = 40 * 1024 * 1024 - head.length();
    try (var client = HttpClient.newHttpClient()) {
      assertEquals(200, sendRaw(client, head + "x".repeat(most)));
      assertEquals(400, sendRaw(client, head + "x".repeat(most + 1)));
    }
    assertEquals(1, new MailStore(folder).count());
  }

  private int sendRaw(HttpClient client, String mail) throws Exception {
    var data =
        java.util.Base64.getEncoder()
            .encodeToString(mail.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    return post(
        client,
        """
        {"FromEmailAddress": "a@b.org", "Destination": {"ToAddresses": ["c@d.org"]},
         "Content": {"Raw": {"Data": "%s"}}}
        """
            .formatted(data));
  }

  @Test
  void fiftyRecipientsAreTheMost() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      assertEquals(200, send(client, "a@b.org", Collections.nCopies(50, "c@d.org")));
      assertEquals(400, send(client, "a@b.org", Collections.nCopies(51, "c@d.org")));
      assertEquals(200, send(client, "Shop <a@b.org>", List.of("c@d.org")));
    }
  }
}
