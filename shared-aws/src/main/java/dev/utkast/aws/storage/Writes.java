package dev.utkast.aws.storage;

/// The write of a versioned document: the first version only where nothing lies, each later one
/// only over the one before.
final class Writes {
  private Writes() {}

  static Write next(Item item) {
    return item.version() == 1
        ? new Write.PutNew(item)
        : new Write.Replace(item, item.version() - 1);
  }
}
