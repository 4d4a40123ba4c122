package dev.utkast.model.draftorder;

import dev.utkast.model.customer.Customer;
import dev.utkast.model.id.DraftId;
import dev.utkast.model.link.Link;
import dev.utkast.model.money.MoneySet;
import dev.utkast.model.pricing.PricedDocument;
import dev.utkast.model.sale.SaleContent;
import dev.utkast.model.shop.Shop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.Money;

/// A sale before it is agreed.
///
/// @param version raised by every write
/// @param revision raised by every edit that a customer could see; payment links are bound to it
/// @param number the shop's own count: 12 makes `#D12`
/// @param paid what was paid on it so far, in the presentment currency; once it covers the total
///   there is an order
/// @param linkHash SHA-256 of the secret in the live payment link, where an older version sent it
/// @param inLedger whether the ledger has an entry of it, be it counted, held or only noted: such a
///   draft is never deleted
/// @param askedOf the mail address that the customer was last asked at, which is where the order's
///   mails go if the draft names none
/// @param asked what the customer was asked for last; not known where an older version asked
/// @param editedIn the latest revision that an edit made, if one did
public record DraftOrder(
    DraftId id,
    long version,
    int revision,
    long number,
    DraftStatus status,
    SaleContent content,
    PricedDocument priced,
    Money paid,
    Optional<String> linkHash,
    Instant createdAt,
    Instant updatedAt,
    boolean inLedger,
    Optional<String> askedOf,
    Optional<Asked> asked,
    Optional<Integer> editedIn) {

  public String name() {
    return "#D" + number;
  }

  /// @return the name of the payment request for this revision
  public String requestName() {
    return "D" + number + "-" + revision;
  }

  /// @return when the customer was asked to pay, last; when it was made, if nobody was asked yet
  public Instant askedAt() {
    return status instanceof DraftStatus.InvoiceSent(var at) ? at : createdAt;
  }

  /// @return the revision that the customer was sent last, if any was sent and it is known which
  public Optional<Integer> askedRevision() {
    return asked.map(Asked::revision).or(() -> linkHash.map(_ -> revision));
  }

  /// @return which of its links lead somewhere
  public int linkSerial() {
    return asked.map(Asked::linkSerial).orElse(0);
  }

  /// @return the link that the customer was mailed, or one as good, once there is one
  /// @param now when it is seen
  public Optional<Link> link(Instant now) {
    return askedRevision()
        .map(sent -> new Link.OfDraft(id, sent, linkSerial(), Link.end(askedAt(), now)));
  }

  /// @return whether a link is one of the revision that the customer is asked for now
  public boolean isLive(Link.OfDraft link) {
    return link.serial() == linkSerial()
        && link.revision() == revision
        && askedRevision().equals(Optional.of(revision));
  }

  /// @return the end of it as a draft, if it became an order
  public Optional<DraftStatus.Completed> completion() {
    return status instanceof DraftStatus.Completed done ? Optional.of(done) : Optional.empty();
  }

  /// @return when the customer was asked to pay, while that is the last that happened
  public Optional<Instant> invoiceSentAt() {
    return status instanceof DraftStatus.InvoiceSent(var at) ? Optional.of(at) : Optional.empty();
  }

  /// @return the day that the customer was told, that of the order, or what follows from the terms
  ///   alone; none without terms
  public Optional<LocalDate> dueOn(Shop shop) {
    var from = invoiceSentAt().or(() -> completion().map(DraftStatus.Completed::at));
    return content
        .terms()
        .filter(terms -> from.isPresent() || terms.namedDay().isPresent())
        .map(terms -> terms.dueDay(shop.dayOf(from.orElse(createdAt))));
  }

  /// @return the total, unless the draft is to be paid on terms
  public MoneySet dueNow() {
    return content.terms().isPresent() ? priced.total().toZero() : priced.total();
  }

  /// @return what is left of the total for another day
  public MoneySet dueLater() {
    return priced.total().minus(dueNow());
  }

  /// @param seen the revision that somebody agreed to
  /// @return whether it says something else since
  public boolean wasEditedSince(int seen) {
    return editedIn.filter(edit -> edit > seen).isPresent();
  }

  /// @return whether there is nothing to pay, only to agree
  public boolean isFree() {
    return total().isZero();
  }

  public Money total() {
    return priced.total().presentment();
  }

  public Money outstanding() {
    return total().minus(paid);
  }

  /// @param sum of all payments, in the presentment currency
  /// @return whether the sale is agreed by it
  public boolean isCoveredBy(Money sum) {
    return !sum.isLessThan(total());
  }

  /// The draft as its order has it: with the mail address that it names, else the one that the
  /// customer was asked at, else the customer's own.
  public DraftOrder reachedAt(Optional<String> customersOwn) {
    var email = content.email().or(() -> askedOf).or(() -> customersOwn);
    return with(content.withEmail(email));
  }

  /// The draft as it is sent to its customer, who may be called otherwise by now.
  ///
  /// @param customer as stored, if still there
  public DraftOrder inTheNameOf(Optional<Customer> customer) {
    return with(content.inTheNameOf(customer));
  }

  /// The draft as somebody reads it who chose a language for it.
  public DraftOrder spokenIn(String language) {
    return with(content.spokenIn(language));
  }

  private DraftOrder with(SaleContent other) {
    return new DraftOrder(
        id, version, revision, number, status, other, priced, paid, linkHash, createdAt, updatedAt,
        inLedger, askedOf, asked, editedIn);
  }

  DraftOrder changed(DraftStatus to, Money nowPaid, Optional<String> oldLink, Instant now) {
    return new DraftOrder(
        id,
        version + 1,
        revision,
        number,
        to,
        content,
        priced,
        nowPaid,
        oldLink,
        createdAt,
        now,
        inLedger || !nowPaid.isZero(),
        askedOf,
        asked,
        editedIn);
  }

  /// @param nowAsked the same request, with other links
  DraftOrder relinked(Asked nowAsked, Instant now) {
    return new DraftOrder(
        id,
        version + 1,
        revision,
        number,
        status,
        content,
        priced,
        paid,
        Optional.empty(),
        createdAt,
        now,
        inLedger,
        askedOf,
        Optional.of(nowAsked),
        editedIn);
  }

  DraftOrder recorded(Instant now) {
    return new DraftOrder(
        id,
        version + 1,
        revision,
        number,
        status,
        content,
        priced,
        paid,
        linkHash,
        createdAt,
        now,
        true,
        askedOf,
        asked,
        editedIn);
  }

  DraftOrder invoiced(PricedDocument nowPriced, Asked nowAsked, String recipient, Instant now) {
    return new DraftOrder(
        id,
        version + 1,
        nowAsked.revision(),
        number,
        new DraftStatus.InvoiceSent(now),
        content,
        nowPriced,
        paidAs(nowPriced),
        Optional.empty(),
        createdAt,
        now,
        inLedger,
        Optional.of(recipient),
        Optional.of(nowAsked),
        editedIn);
  }

  /// The link of an older revision names another amount: it leads nowhere until that is sent.
  DraftOrder edited(SaleContent to, PricedDocument nowPriced, int nowRevision, Instant now) {
    return new DraftOrder(
        id,
        version + 1,
        nowRevision,
        number,
        status,
        to,
        nowPriced,
        paidAs(nowPriced),
        nowRevision == revision ? linkHash : Optional.empty(),
        createdAt,
        now,
        inLedger,
        to.customerId().equals(content.customerId()) ? askedOf : Optional.empty(),
        asked,
        nowRevision == revision ? editedIn : Optional.of(nowRevision));
  }

  /// A new total may be in another currency only while nothing was paid: the decider sees to it.
  private Money paidAs(PricedDocument nowPriced) {
    return paid.isZero() ? Money.zero(nowPriced.total().presentment().getCurrencyUnit()) : paid;
  }
}
