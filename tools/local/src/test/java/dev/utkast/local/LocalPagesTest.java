package dev.utkast.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages need no token, and are for this machine alone.
class LocalPagesTest {
  @TempDir static Path state;

  private static TestSystem local;

  @BeforeAll
  static void start() {
    local = new TestSystem(TestSystem.options(state));
  }

  @AfterAll
  static void stop() {
    local.close();
  }

  @Test
  void otherSitesCannotUseThePages() {
    assertEquals(
        403,
        local
            .post("/_local/clock", "{\"offset_ms\":1}", "Origin", "https://example.com")
            .statusCode());
    assertEquals(404, local.get("/_local/nothing").statusCode());
    assertEquals(405, local.call("/_local/status", request -> request.DELETE()).statusCode());
  }

  @Test
  void theFirstPageTellsWhereEverythingIs() {
    var page = local.get("/_local/").body();
    for (var told :
        List.of(
            "<title>Utkast</title>",
            "<li><a href=\"/_local/inbox\">Inbox</a>: 0 mails</li>",
            "header <code>X-Shopify-Access-Token: " + local.system().token() + "</code>",
            "<tr><td>work</td><td>0</td><td>0</td><td>0</td></tr>",
            "<td>Daily</td><td>0</td><td>0</td><td>cron(",
            "<tr><td>GET /things/{id}</td><td>Echo</td></tr>")) {
      assertTrue(page.contains(told), told + " is not in " + page);
    }
    assertFalse(page.contains("<script"), page);
  }

  @Test
  void aPageTellsWhatRolesAllowAndNobodyUses() throws IOException {
    var roles = new ObjectMapper().readTree(local.get("/_local/roles").body());
    var echo = roles.at("/roles/EchoRole");
    assertEquals(3, echo.path("allowed").asInt());
    assertEquals("[\"logs:CreateLogGroup on *\"]", echo.path("unused").toString());
    assertEquals("[]", roles.path("refused").toString());
    var status = new ObjectMapper().readTree(local.get("/_local/status").body());
    assertEquals(0, status.path("refused_calls").asInt(-1));
  }

  @Test
  void whenTheSystemHasEndedWhatNobodyUsedIsWrittenDown(@TempDir Path folder) throws IOException {
    new TestSystem(TestSystem.options(folder)).close();
    var told = Files.readString(folder.resolve(LocalSystem.RIGHTS));
    assertTrue(told.contains("EchoRole: 2 of 3 rights were used, these were not:\n  logs:"), told);
    assertTrue(told.endsWith("0 calls were refused\n"), told);
  }

  /// A name that another site points to this machine is not this machine's: whoever uses it reads
  /// no mail, no link and no token, on whatever page.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "_local",
        "_local/",
        "_local/status",
        "_local/clock",
        "_local/inbox",
        "_local/inbox/1",
        "_local/inbox/1/html",
        "_local/objects",
        "_local/objects/slips/1.txt",
        "_local/deadletters",
        "_local/roles",
        "_local/ecb/eurofxref-daily.xml",
        "_local/nothing"
      })
  void noPageIsShownUnderAnotherName(String path) throws IOException {
    for (var host : List.of("evil.example", "evil.example:8080", "127.0.0.1.evil.example", "")) {
      var body = local.getUnder(host, "/" + path, "Accept: */*");
      assertTrue(body.contains("these pages are for this machine only"), host + ": " + body);
    }
  }
}
