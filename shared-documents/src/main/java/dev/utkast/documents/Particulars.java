package dev.utkast.documents;

import java.util.List;

/// What an invoice says beside its dates, because a law of the seller's wants it or because it
/// helps.
///
/// @param facts such as the day and place of supply, in the customer's language
/// @param deliverTo where goods go, one entry per printed line; none where they go to the buyer's
///   own address
public record Particulars(List<Detail> facts, List<String> deliverTo) {

  public Particulars {
    facts = List.copyOf(facts);
    deliverTo = List.copyOf(deliverTo);
  }

  public static Particulars none() {
    return new Particulars(List.of(), List.of());
  }
}
