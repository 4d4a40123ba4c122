package dev.utkast.aws.mail;

import java.util.List;

/// Sends one raw RFC 5322 message.
public interface Mailer {

  /// @return the service's message id
  /// @throws MailRefusedException if the service will never take this message
  String send(String from, List<String> recipients, byte[] raw);
}
