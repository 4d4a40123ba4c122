package dev.utkast.bench.kills;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.laws.Law;
import dev.utkast.laws.LawReport;
import dev.utkast.model.order.Order;
import dev.utkast.model.payment.PaymentEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A function is killed by SIGKILL before and after each call of a port on the way of a payment,
/// then everything goes on as it does in production: in the end the customer has paid once, at the
/// provider too, and there is one order.
///
/// Which points there are is found by a run in which nothing is killed. Between one change and the
/// next the world sees no difference, so that usually each point after a change is tried; with
/// `-Dkills.all=true` every point is.
class KilledPaymentsTest {
  private static final int LEAST_POINTS = 20;
  private static final boolean ALL = Boolean.getBoolean("kills.all");

  /// What changes something that outlives the process.
  private static final List<String> CHANGES =
      List.of(
          "database commit",
          "database nextNumber",
          "queues send",
          "paymentprovider open",
          "paymentprovider end",
          "paymentprovider refund",
          "objectstore put",
          "mailer send");

  @TempDir static Path folder;

  @AutoClose private static KilledShop shop;
  private static FunctionProcesses processes;

  @BeforeAll
  static void start() throws IOException {
    shop = new KilledShop(folder);
    processes = new FunctionProcesses(folder, shop.environment());
  }

  /// @param number of the point in its invocation
  private record Point(Door door, int number, String label) {
    boolean isAfterChange() {
      return CHANGES.stream().anyMatch(change -> label.startsWith("after " + change));
    }
  }

  @TestFactory
  Stream<DynamicContainer> whoeverIsKilledThePaymentIsMadeOnce() {
    var points = Arrays.stream(Door.values()).flatMap(door -> points(door).stream()).toList();
    var tried = points.stream().filter(point -> ALL || point.isAfterChange()).toList();
    System.out.printf(
        "Points to be killed at: %d, of which %d are tried%n", points.size(), tried.size());
    assertTrue(tried.size() >= LEAST_POINTS, tried::toString);
    return Arrays.stream(Door.values())
        .map(door ->
            DynamicContainer.dynamicContainer(
                door.name(),
                tried.stream()
                    .filter(point -> point.door() == door)
                    .map(point ->
                        DynamicTest.dynamicTest(
                            point.number() + " " + point.label(), () -> killed(point)))));
  }

  private static List<Point> points(Door door) {
    var sale = new CardSale(shop);
    var visit = door.visit(shop, sale);
    var ended = processes.run(door.function(), visit.event(), 0);
    assertEquals(0, ended.status(), ended::told);
    visit.again().run();
    shop.recover();
    isPaidOnce(door, sale);
    return IntStream.range(0, ended.points().size())
        .mapToObj(i -> new Point(door, i + 1, ended.points().get(i)))
        .toList();
  }

  private static void killed(Point point) {
    var door = point.door();
    var sale = new CardSale(shop);
    var visit = door.visit(shop, sale);
    var ended = processes.run(door.function(), visit.event(), point.number());
    assertEquals(FunctionProcesses.KILLED, ended.status(), ended::told);
    assertEquals(point.label(), ended.points().getLast(), "the way was another");
    assertEquals(point.number(), ended.points().size());
    visit.again().run();
    shop.recover();
    isPaidOnce(door, sale);
  }

  private static void isPaidOnce(Door door, CardSale sale) {
    var books = shop.peerBooks();
    boolean card = door.isOfCards();
    assertEquals(card ? List.of("complete") : List.of(), books.pages(sale.id()), "pages");
    var currency = shop.wiring().shop().currency().getCode().toLowerCase(java.util.Locale.ROOT);
    assertEquals(
        card ? List.of(currency + " 4000") : List.of(), books.charges(sale.id()), "charges");

    var stored = shop.stored();
    var orders =
        stored.sales().orders().values().stream()
            .filter(order -> order.draftId().equals(sale.id()))
            .toList();
    assertEquals(1, orders.size(), "orders");
    var paid = new ArrayList<String>();
    for (var entry : stored.sales().payments().getOrDefault(sale.id(), Map.of()).values()) {
      if (entry.kind() != PaymentEntry.Kind.FEE) {
        paid.add(entry.kind() + " " + entry.amount());
      }
    }
    var total = shop.wiring().shop().currency() + " 40.00";
    assertEquals(List.of("PAYMENT " + total), paid, "the ledger");
    assertEquals(total, orders.getFirst().paid().toString());
    assertEquals(1, invoices(stored.papers().invoices().values(), orders.getFirst()), "invoices");
    Law.atRest(stored).stream()
        .filter(report -> !report.holds())
        .findFirst()
        .ifPresent(KilledPaymentsTest::isBroken);
  }

  private static long invoices(
      java.util.Collection<dev.utkast.model.invoice.Invoice> all, Order order) {
    return all.stream().filter(invoice -> invoice.orderId().equals(order.id())).count();
  }

  private static void isBroken(LawReport report) {
    throw new AssertionError(report.law() + ": " + report.violations());
  }
}
