package dev.utkast.aws.links;

import dev.utkast.model.link.LinkKey;
import java.util.Optional;

/// The keys that customers' links are proved with.
public interface LinkKeys {

  /// @return what new links are made with
  /// @throws ParametersUnavailableException where it cannot be read
  LinkKey current();

  /// @return a key that links may have been made with; one that was replaced long ago is none
  /// @throws ParametersUnavailableException where it cannot be read
  Optional<LinkKey> key(int id);
}
