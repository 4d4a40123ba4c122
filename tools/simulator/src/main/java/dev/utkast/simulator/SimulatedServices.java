package dev.utkast.simulator;

import dev.utkast.aws.mail.MailNotTakenException;
import dev.utkast.aws.mail.MailRefusedException;
import dev.utkast.aws.mail.Mailer;
import dev.utkast.aws.objects.ObjectStore;
import dev.utkast.aws.wiring.RateFeed;
import dev.utkast.testkit.MemoryObjects;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The object store, the mail service and the feed of rates, each with its own ways to fail.
final class SimulatedServices {
  private static final Pattern MESSAGE_ID = Pattern.compile("(?i)Message-ID:\\s*<([^>]+)>");

  private final Run run;
  private final Chaos chaos;
  private final MemoryObjects stored = new MemoryObjects();
  private final Map<String, Integer> mails = new HashMap<>();

  SimulatedServices(Run run) {
    this.run = run;
    chaos = run.chaos();
  }

  /// How often each mail went out, by its message id.
  Map<String, Integer> mails() {
    return mails;
  }

  Optional<byte[]> object(String key) {
    return stored.get(key);
  }

  ObjectStore objects() {
    return new ObjectStore() {
      @Override
      public void putNew(String key, byte[] bytes, String contentType) {
        chaos.before(Chaos.Service.OBJECTS, "put");
        boolean lost = run.bug() == SeededBug.OBJECT_LOST && run.chance().of(0.1);
        if (!lost) {
          stored.putNew(key, bytes, contentType);
        }
        if (chaos.strikes(Chaos.Fault.STORED_UNANSWERED, 1)) {
          throw new Unavailable("the object store did not answer");
        }
        chaos.after("put");
      }

      @Override
      public Optional<byte[]> get(String key) {
        chaos.before(Chaos.Service.OBJECTS, "get object");
        return stored.get(key);
      }
    };
  }

  Mailer mailer() {
    return (from, recipients, raw) -> {
      chaos.before(Chaos.Service.MAIL, "mail");
      if (chaos.strikes(Chaos.Fault.MAIL_REFUSED, 0.5)) {
        throw new MailRefusedException("refused", new Unavailable("mailbox unknown"));
      }
      if (chaos.strikes(Chaos.Fault.MAIL_NOT_TAKEN, 0.5)) {
        throw new MailNotTakenException("too many at once", new Unavailable("429"));
      }
      var id = messageId(raw);
      InvariantBroken.unless(!recipients.isEmpty(), "a mail goes to somebody", id);
      mails.merge(id, 1, Integer::sum);
      if (chaos.strikes(Chaos.Fault.MAILED_UNANSWERED, 1)) {
        var lost = new Unavailable("the mail service did not answer");
        if (run.bug() == SeededBug.LOST_ANSWER_NOT_COUNTED) {
          throw new MailNotTakenException("not taken", lost);
        } else if (run.bug() != SeededBug.MAIL_SENT_AGAIN_UNSEEN) {
          throw lost;
        }
        mails.merge(id, 1, Integer::sum);
      }
      chaos.after("mail");
      return id + "/" + mails.get(id);
    };
  }

  private static String messageId(byte[] raw) {
    var head = new String(raw, 0, Math.min(raw.length, 2_000), StandardCharsets.ISO_8859_1);
    var found = MESSAGE_ID.matcher(head);
    return found.find() ? found.group(1) : "none";
  }

  /// Rates of the last working day; now and then a feed that nobody should believe.
  RateFeed rateFeed() {
    return () -> {
      chaos.before(Chaos.Service.RATES, "fetch");
      var day = run.clock().trueTime().atZone(ZoneOffset.UTC).toLocalDate();
      while (day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue()) {
        day = day.minusDays(1);
      }
      if (chaos.strikes(Chaos.Fault.FEED_HOSTILE, 4)) {
        return run.chance()
            .any(
                "<!DOCTYPE x [<!ENTITY e 'boom'>]><x>&e;</x>",
                "<html>we are down</html>",
                "",
                feed(day, "NaN"),
                feed(day, "0"),
                feed(day, "0.8654"),
                feed(day.minusDays(run.chance().between(5, 40)), "1.1500"));
      }
      return feed(day, "1." + run.chance().between(1500, 1599));
    };
  }

  private static String feed(LocalDate day, String dollars) {
    int wobble = day.getDayOfMonth();
    return """
    <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" \
    xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><Cube><Cube time='%s'>\
    <Cube currency='USD' rate='%s'/><Cube currency='GBP' rate='0.86%02d'/>\
    <Cube currency='JPY' rate='168.%02d'/><Cube currency='SEK' rate='11.4%02d'/>\
    </Cube></Cube></gesmes:Envelope>\
    """
        .formatted(day, dollars, wobble, wobble, wobble);
  }
}
