package dev.utkast.demo.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.utkast.demo.source.SteelWheels.Customer;
import dev.utkast.demo.source.SteelWheels.Status;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SteelWheelsTest {
  private static final SteelWheels TRADE = SteelWheels.bundled();

  @Test
  void everythingInTheSourceIsRead() {
    assertEquals(330, TRADE.orders().size());
    assertEquals(126, TRADE.customers().size());
    assertEquals(110, TRADE.products().size());
    assertEquals(272, TRADE.cheques().size());
    assertEquals(3001, TRADE.rowsOfLines());
    assertEquals(27, TRADE.customers().stream().map(Customer::country).distinct().count());
  }

  @Test
  void accentedLettersAreMended() {
    var names = TRADE.customers().stream().map(Customer::name).toList();
    assertTrue(names.contains("Québec Home Shopping Network"), names::toString);
    for (var customer : TRADE.customers()) {
      assertFalse(customer.toString().contains("u00"), customer::toString);
    }
  }

  @Test
  void aLineThatNamesNoOrderIsKeptAside() {
    assertEquals(1, TRADE.strayLines().size());
    assertEquals(11150, TRADE.strayLines().getFirst().order());
    assertEquals(3000, TRADE.orders().stream().mapToInt(order -> order.lines().size()).sum());
  }

  @Test
  void statusesAreThoseOfTheSource() {
    var byStatus =
        TRADE.orders().stream()
            .collect(Collectors.groupingBy(SteelWheels.Order::status, Collectors.counting()));
    assertEquals(307, byStatus.get(Status.SHIPPED));
    assertEquals(6, byStatus.get(Status.CANCELLED));
    assertEquals(6, byStatus.get(Status.IN_PROCESS));
    assertEquals(4, byStatus.get(Status.ON_HOLD));
    assertEquals(4, byStatus.get(Status.RESOLVED));
    assertEquals(3, byStatus.get(Status.DISPUTED));
    assertEquals(80, TRADE.orders().stream().filter(o -> o.comments().isPresent()).count());
  }

  @Test
  void everyShippedOrderHasAShippingDayAndNoOpenOneHas() {
    for (var order : TRADE.orders()) {
      switch (order.status()) {
        case SHIPPED, DISPUTED, RESOLVED ->
            assertTrue(order.shipped().isPresent(), order.toString());
        case ON_HOLD, IN_PROCESS -> assertTrue(order.shipped().isEmpty(), order.toString());
        case CANCELLED -> assertTrue(order.comments().isPresent());
      }
    }
  }

  @Test
  void amountsAreExact() {
    var orders =
        TRADE.orders().stream()
            .map(SteelWheels.Order::total)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    var stray = TRADE.strayLines().getFirst().amount();
    assertEquals(new BigDecimal("11581065.00"), orders.add(stray));
    var cheques =
        TRADE.cheques().stream()
            .map(SteelWheels.Cheque::amount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertEquals(new BigDecimal("9777418.00"), cheques);
  }

  @Test
  void everyCountryOfACustomerIsKnown() {
    for (var customer : TRADE.customers()) {
      assertTrue(Country.spelled(customer.country()).isPresent(), customer.country());
    }
  }
}
