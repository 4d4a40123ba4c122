package dev.utkast.model.draftorder;

import dev.utkast.model.Grid;
import dev.utkast.model.Sales;
import dev.utkast.model.id.LineId;
import dev.utkast.model.payment.PaymentTerms;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The day by which a draft on account is to be paid.
class DraftDueDayTest {
  private static final String DUE =
      """
      draft     | none | RECEIPT    | NET        | FIXED
      open      | -    | -          | -          | 2026-05-31
      asked     | -    | 2026-03-02 | 2026-04-01 | 2026-05-31
      completed | -    | 2026-03-02 | 2026-04-01 | 2026-05-31\
      """;

  @Test
  void theDueDayIsReckonedFromTheDayThatTheCustomerWasTold() {
    Grid.of(DUE)
        .check((state, type) -> {
          var draft = ofTerms(type);
          var told =
              switch (state) {
                case "open" -> draft;
                case "asked" -> Sales.invoiced(draft);
                case "completed" -> Sales.completed(draft, draft.total());
                default -> throw new IllegalArgumentException(state);
              };
          return told.dueOn(Sales.aShop()).map(LocalDate::toString).orElse("-");
        });
  }

  private static DraftOrder ofTerms(String type) {
    var terms =
        type.equals("none")
            ? Optional.<PaymentTerms>empty()
            : Optional.of(
                new PaymentTerms(
                    PaymentTerms.Type.valueOf(type),
                    Optional.of(30),
                    Optional.of(LocalDate.of(2026, 5, 31))));
    var line = Sales.aLine(new LineId(1), "Cup", 1, "10.00");
    return Sales.anOpenDraft(Sales.content(Optional.empty(), terms, line));
  }
}
