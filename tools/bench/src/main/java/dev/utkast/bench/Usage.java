package dev.utkast.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What one step of a sale used of each service.
final class Usage {
  private final List<Operation> operations = new ArrayList<>();
  private final Map<Kind, BigDecimal> counts = new EnumMap<>(Kind.class);

  /// What is paid for.
  enum Kind {
    WRITE_UNITS("dynamodb-write-request-unit"),
    READ_UNITS("dynamodb-read-request-unit"),
    INVOCATIONS("lambda-request"),
    GIGABYTE_SECONDS("lambda-arm64-gigabyte-second"),
    STANDARD_QUEUE_REQUESTS("sqs-standard-request"),
    FIFO_QUEUE_REQUESTS("sqs-fifo-request"),
    OBJECTS("s3-put-request"),
    HTTP_REQUESTS("http-api-request"),
    MAILS("ses-mail");

    private final String price;

    Kind(String price) {
      this.price = price;
    }

    /// Its name in the list of prices.
    String price() {
      return price;
    }
  }

  /// A request to DynamoDB.
  ///
  /// @param tables the tables it touched, and how many items of each
  /// @param answered the units that DynamoDB Local answered, writes and reads alike
  record Operation(String name, Map<String, Long> tables, BigDecimal units, BigDecimal answered) {
    int items() {
      return tables.values().stream().mapToInt(Long::intValue).sum();
    }

    String text() {
      var where = items() == 1 ? tables.keySet().iterator().next() : tables.toString();
      return name + " " + where + " " + units.stripTrailingZeros().toPlainString();
    }
  }

  void operation(Operation operation, Kind units) {
    operations.add(operation);
    count(units, operation.units());
  }

  void count(Kind kind, BigDecimal amount) {
    counts.merge(kind, amount, BigDecimal::add);
  }

  void count(Kind kind, long amount) {
    count(kind, BigDecimal.valueOf(amount));
  }

  void add(Usage other) {
    operations.addAll(other.operations);
    other.counts.forEach(this::count);
  }

  List<Operation> operations() {
    return List.copyOf(operations);
  }

  /// All of these kinds together.
  BigDecimal of(Kind... kinds) {
    var sum = BigDecimal.ZERO;
    for (var kind : kinds) {
      sum = sum.add(counts.getOrDefault(kind, BigDecimal.ZERO));
    }
    return sum;
  }

  BigDecimal queueRequests() {
    return of(Kind.STANDARD_QUEUE_REQUESTS, Kind.FIFO_QUEUE_REQUESTS);
  }
}
