package dev.utkast.functions.customers;

import dev.utkast.aws.http.HttpProblem;
import java.util.Optional;
import java.util.regex.Pattern;

/// The query of a customer search. `email:bob@example.com` (quotes around the address are allowed)
/// is the one that is answered.
final class CustomerSearch {
  private static final Pattern EMAIL = Pattern.compile("\\s*email:\\s*\"?([^\\s\"*:]+)\"?\\s*");

  private CustomerSearch() {}

  /// @throws HttpProblem 422 for every other query
  static Optional<String> email(String query) {
    var asked = EMAIL.matcher(query);
    if (!asked.matches()) {
      throw HttpProblem.invalid("query", "must be email: and one whole mail address");
    }
    return Optional.of(asked.group(1));
  }
}
