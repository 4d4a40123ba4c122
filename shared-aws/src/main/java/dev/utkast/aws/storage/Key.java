package dev.utkast.aws.storage;

/// Where an item lies: its table, partition and place within the partition.
public record Key(TableName table, String pk, String sk) {

  /// The place of an item that is alone in its partition.
  public static final String ALONE = "-";

  public static Key alone(TableName table, String pk) {
    return new Key(table, pk, ALONE);
  }
}
