package dev.utkast.bench.simulation;

/// Bugs that are put into the simulated services on purpose, to see whether the simulator sees
/// them. No function knows of them: each takes away something that a function relies on, as if the
/// function had forgotten to ask for it.
public enum SeededBug {
  /// Every service does what it promises.
  NONE("no bug"),
  ORDER_VERSION_IGNORED("an order is written over whatever lies there"),
  DRAFT_VERSION_IGNORED("a draft is written over whatever lies there"),
  LEVEL_VERSION_IGNORED("a stock level is written over whatever lies there"),
  MOVEMENTS_NOT_LOOKED_UP("a stock movement neither looks for nor minds an earlier one"),
  PAYMENTS_NOT_LOOKED_UP("a payment neither looks for nor minds an earlier one of its reference"),
  OUTBOX_BEFORE_COMMIT("messages are published before the change that they tell of is committed"),
  OUTBOX_AFTER_COMMIT("messages are published after the change that they tell of is committed"),
  OUTBOX_FORGOTTEN_FIRST("outbox rows are removed before they are sent"),
  SWEEPER_OFF("nothing sweeps the outbox"),
  MAIL_OVERWRITTEN("the note of a mail is written over whatever lies there"),
  MAIL_NOT_LOOKED_UP("a mail does not look whether it was sent already"),
  NUMBERS_REPEAT("a counter gives a number twice"),
  LEGAL_NUMBER_APART("the number of a legal document is taken before it is stored, not with it"),
  ANSWER_APART("the answer is kept under its idempotency key after the effect, not with it"),
  KEYS_FORGOTTEN("idempotency keys are forgotten"),
  BATCH_FAILURES_SWALLOWED("messages that failed are taken for done"),
  COMMIT_NOT_ATOMIC("a transaction can end in its middle"),
  MAIL_ADDRESS_NOT_UNIQUE("a customer takes a mail address that somebody else has"),
  OBJECT_LOST("the object store says yes and stores nothing");

  private final String what;

  SeededBug(String what) {
    this.what = what;
  }

  public String what() {
    return what;
  }
}
