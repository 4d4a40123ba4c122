package dev.utkast.testkit;

import dev.utkast.aws.mail.Mailer;
import java.util.ArrayList;
import java.util.List;

/// The [Mailer] that keeps what it is given.
public final class MemoryMailer implements Mailer {
  private final List<Sent> sent = new ArrayList<>();

  /// One mail that was sent.
  public record Sent(String from, List<String> recipients, byte[] raw) {}

  @Override
  public synchronized String send(String from, List<String> recipients, byte[] raw) {
    sent.add(new Sent(from, List.copyOf(recipients), raw.clone()));
    return "memory-" + sent.size();
  }

  public synchronized List<Sent> sent() {
    return List.copyOf(sent);
  }
}
