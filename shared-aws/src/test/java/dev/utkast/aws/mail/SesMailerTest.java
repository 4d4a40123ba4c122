package dev.utkast.aws.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import dev.utkast.aws.wiring.Wiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The real client as functions are given it, before a mail service that answers, refuses or says
/// nothing: whatever it does, it is asked once.
class SesMailerTest {
  private final AtomicInteger asked = new AtomicInteger();
  private final HttpServer server = start();

  private static HttpServer start() {
    try {
      var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var made = HttpServer.create(local, 0);
      made.start();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private String send() {
    var environment =
        Map.of(
            "AWS_REGION", "eu-west-1",
            "AWS_ACCESS_KEY_ID", "key",
            "AWS_SECRET_ACCESS_KEY", "secret",
            "AWS_ENDPOINT_URL_SESV2", "http://127.0.0.1:" + server.getAddress().getPort());
    var raw = "Subject: x\r\n\r\nx".getBytes(StandardCharsets.US_ASCII);
    return Wiring.of(environment).mailer().send("a@b.org", List.of("c@d.org"), raw);
  }

  private void answer(int status, String type, String body) {
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("x-amzn-ErrorType", type);
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  @Test
  void whatIsTakenHasAnId() {
    answer(200, "none", "{\"MessageId\":\"m-1\"}");
    assertEquals("m-1", send());
    assertEquals(1, asked.get());
  }

  /// Neither the SDK nor the JDK under it, which repeats a POST by itself, tries it again.
  @Test
  void anAnswerThatIsLostIsUncertainAndNothingIsSentAgain() {
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          exchange.close();
        });
    var failure = assertThrows(RuntimeException.class, this::send);
    assertFalse(failure instanceof MailNotTakenException, failure.toString());
    assertFalse(failure instanceof MailRefusedException, failure.toString());
    assertEquals(1, asked.get());
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void anErrorOfTheServiceIsUncertain(int status) {
    answer(status, "InternalFailure", "{}");
    var failure = assertThrows(RuntimeException.class, this::send);
    assertFalse(failure instanceof MailNotTakenException, failure.toString());
    assertEquals(1, asked.get());
  }

  @ParameterizedTest
  @CsvSource({
    "429, TooManyRequestsException",
    "400, LimitExceededException",
    "400, ThrottlingException",
    "400, SendingPausedException",
    "400, AccountSuspendedException",
    "400, MailFromDomainNotVerifiedException",
    "403, AccessDeniedException",
    "404, NotFoundException"
  })
  void whatIsSaidNotToBeTakenIsNotUncertain(int status, String type) {
    answer(status, type, "{\"message\":\"no\"}");
    assertThrows(MailNotTakenException.class, this::send);
    assertEquals(1, asked.get());
  }

  @ParameterizedTest
  @CsvSource({"400, BadRequestException", "400, MessageRejected"})
  void aMailThatIsNeverTakenIsRefused(int status, String type) {
    answer(status, type, "{\"message\":\"Missing final '@domain'\"}");
    assertThrows(MailRefusedException.class, this::send);
    assertEquals(1, asked.get());
  }

  @Test
  void aServiceThatCannotBeReachedHasTakenNothing() {
    server.stop(0);
    assertThrows(MailNotTakenException.class, this::send);
  }
}
