package dev.utkast.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one step of a sale used of each service.
final class Usage {
  private final List<Operation> operations = new ArrayList<>();
  private BigDecimal writeUnits = BigDecimal.ZERO;
  private BigDecimal readUnits = BigDecimal.ZERO;
  private int invocations;
  private int httpRequests;
  private int standardQueueRequests;
  private int fifoQueueRequests;
  private int objects;
  private int mails;
  private BigDecimal gigabyteSeconds = BigDecimal.ZERO;

  /// A request to DynamoDB.
  ///
  /// @param tables the tables it touched, and how many items of each
  /// @param answered the units that DynamoDB Local answered, writes and reads alike
  record Operation(
      String name,
      Map<String, Integer> tables,
      BigDecimal writeUnits,
      BigDecimal readUnits,
      BigDecimal answered) {
    Operation {
      tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    int items() {
      return tables.values().stream().mapToInt(Integer::intValue).sum();
    }

    String text() {
      var where = items() == 1 ? tables.keySet().iterator().next() : tables.toString();
      return name
          + " "
          + where
          + " "
          + writeUnits.add(readUnits).stripTrailingZeros().toPlainString();
    }
  }

  void operation(Operation operation) {
    operations.add(operation);
    writeUnits = writeUnits.add(operation.writeUnits());
    readUnits = readUnits.add(operation.readUnits());
  }

  void invocation(BigDecimal gigabytesTimesSeconds) {
    invocations++;
    gigabyteSeconds = gigabyteSeconds.add(gigabytesTimesSeconds);
  }

  void httpRequest() {
    httpRequests++;
  }

  void queueRequests(boolean fifo, int count) {
    if (fifo) {
      fifoQueueRequests += count;
    } else {
      standardQueueRequests += count;
    }
  }

  void stored(int newObjects) {
    objects += newObjects;
  }

  void mailed(int newMails) {
    mails += newMails;
  }

  void add(Usage other) {
    operations.addAll(other.operations);
    writeUnits = writeUnits.add(other.writeUnits);
    readUnits = readUnits.add(other.readUnits);
    invocations += other.invocations;
    httpRequests += other.httpRequests;
    standardQueueRequests += other.standardQueueRequests;
    fifoQueueRequests += other.fifoQueueRequests;
    objects += other.objects;
    mails += other.mails;
    gigabyteSeconds = gigabyteSeconds.add(other.gigabyteSeconds);
  }

  List<Operation> operations() {
    return List.copyOf(operations);
  }

  BigDecimal writeUnits() {
    return writeUnits;
  }

  BigDecimal readUnits() {
    return readUnits;
  }

  int invocations() {
    return invocations;
  }

  int httpRequests() {
    return httpRequests;
  }

  int standardQueueRequests() {
    return standardQueueRequests;
  }

  int fifoQueueRequests() {
    return fifoQueueRequests;
  }

  int queueRequests() {
    return standardQueueRequests + fifoQueueRequests;
  }

  int objects() {
    return objects;
  }

  int mails() {
    return mails;
  }

  BigDecimal gigabyteSeconds() {
    return gigabyteSeconds;
  }
}
