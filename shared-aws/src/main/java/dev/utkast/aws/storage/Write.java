package dev.utkast.aws.storage;

/// One part of a commit, with the condition under which it may happen. If any part's condition
/// fails, nothing is written. All but [PutNew] refuse what is there for good ([AppendOnly]).
public sealed interface Write {
  Key key();

  /// Only where nothing lies yet: creations, ledger entries, effect markers.
  record PutNew(Item item) implements Write {
    @Override
    public Key key() {
      return item.key();
    }
  }

  /// Only over the version that was read. The item's own version must be the next.
  record Replace(Item item, long readVersion) implements Write {
    public Replace {
      AppendOnly.requireVersions(item.key());
    }

    @Override
    public Key key() {
      return item.key();
    }
  }

  /// Whatever lies there: only for what is derived or expendable.
  record Overwrite(Item item) implements Write {
    public Overwrite {
      AppendOnly.requireExpendable(item.key());
    }

    @Override
    public Key key() {
      return item.key();
    }
  }

  /// Only the version that was read is removed.
  record DeleteVersion(Key key, long readVersion) implements Write {
    public DeleteVersion {
      AppendOnly.requireExpendable(key);
    }
  }

  /// Removes whatever lies there, if anything: outbox rows that were delivered.
  record Delete(Key key) implements Write {
    public Delete {
      AppendOnly.requireExpendable(key);
    }
  }
}
