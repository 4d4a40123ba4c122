package dev.utkast.aws.messaging;

/// The queues of one deployment. The variable `QUEUE_<NAME>` holds a queue's URL.
public enum QueueName {
  ISSUE_INVOICE(true),
  SEND_MAIL(false),
  ADJUST_INVENTORY(true),
  RENDER_PACKING_SLIP(false),
  CARD_PAYMENTS(true);

  private final boolean fifo;

  QueueName(boolean fifo) {
    this.fifo = fifo;
  }

  public boolean fifo() {
    return fifo;
  }

  /// @return the environment variable that holds this queue's URL
  public String variable() {
    return "QUEUE_" + name();
  }
}
