package dev.utkast.documents;

import dev.utkast.model.invoice.Advance;
import dev.utkast.model.invoice.Balance;
import dev.utkast.model.transfer.TransferCode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/// What one payment request, invoice or credit note says: nothing is computed here, every amount is
/// printed as given.
///
/// Refuses a page that mixes currencies (all amounts are in the currency of [Totals#balance],
/// except [ShopTotals]), that has no lines or more than a document may have. Amounts of a credit
/// note are positive; its title says what they mean.
///
/// @param locale the customer's; decides language and the form of dates, numbers and amounts
/// @param number the document's name: `D12-2` for a payment request, the legal number for the
///   others
/// @param due the last day to pay; none on credit notes and on what is paid at once
/// @param particulars what the law wants beside all this
/// @param remarks sentences printed under the totals, such as why a tax is zero
/// @param payLink where the customer pays; https only; none prints no button
public record InvoiceDocument(
    Kind kind,
    Locale locale,
    Letterhead seller,
    Buyer buyer,
    String number,
    LocalDate issued,
    Optional<LocalDate> due,
    Particulars particulars,
    References references,
    List<Line> lines,
    Totals totals,
    Optional<ShopTotals> shopTotals,
    Optional<ExchangeRate> exchangeRate,
    PaymentState paymentState,
    Optional<BankTransfer> bankTransfer,
    List<String> remarks,
    Optional<URI> payLink) {

  /// As many lines as a draft order may have.
  public static final int MAX_LINES = 499;

  public enum Kind {
    PAYMENT_REQUEST,
    /// Asks to agree to what costs nothing.
    CONFIRMATION_REQUEST,
    INVOICE,
    CREDIT_NOTE
  }

  /// How it stands with the money at the moment that the page tells of. `NOT_SHOWN` prints nothing
  /// about it.
  public enum PaymentState {
    AWAITING,
    UNCONFIRMED,
    PARTIALLY_PAID,
    PAID,
    OVERDUE,
    REFUNDED,
    NOT_SHOWN
  }

  /// @param lines name and address, one entry per printed line
  public record Buyer(List<String> lines, Optional<String> taxNumber, Optional<String> email) {

    public Buyer {
      lines = List.copyOf(lines);
    }

    Buyer adding(Optional<String> line) {
      return new Buyer(Stream.concat(lines.stream(), line.stream()).toList(), taxNumber, email);
    }
  }

  /// Other documents this one belongs to.
  ///
  /// @param corrects on a credit note, number and date of the invoice it corrects
  public record References(
      Optional<String> order, Optional<String> purchaseOrder, Optional<String> corrects) {

    public static References none() {
      return new References(Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  /// @param unitPrice price of one, before discount
  /// @param netUnitPrice the same without tax, where it contains some and that is to be said
  /// @param discount taken off the whole line; zero prints nothing
  /// @param discountTitle what the discount is for, printed beside it
  /// @param taxRate as a percentage (25 is 25 %); none prints a dash
  /// @param amount of the whole line after discount
  public record Line(
      PrintedItem item,
      int quantity,
      Money unitPrice,
      Optional<Money> netUnitPrice,
      Money discount,
      Optional<String> discountTitle,
      Optional<BigDecimal> taxRate,
      Money amount) {

    public Line {
      if (quantity < 1) {
        throw new IllegalArgumentException("A line is about at least one, not " + quantity);
      }
    }

    public Line(
        PrintedItem item,
        int quantity,
        Money unitPrice,
        Money discount,
        Optional<BigDecimal> taxRate,
        Money amount) {
      this(
          item, quantity, unitPrice, Optional.empty(), discount, Optional.empty(), taxRate, amount);
    }

    Line terse() {
      return new Line(
          item.terse(),
          quantity,
          unitPrice,
          netUnitPrice,
          discount,
          Optional.empty(),
          taxRate,
          amount);
    }
  }

  /// @param title the tax's own name (`VAT`, `MVA`, `State tax`)
  /// @param rate as a percentage
  /// @param base what the tax is computed on, where known
  public record TaxLine(String title, BigDecimal rate, Optional<Money> base, Money amount) {}

  /// @param subtotal of the lines, after line discounts
  /// @param discount of the whole document, as a positive amount; zero prints nothing
  /// @param discountTitle what that discount is for, printed beside it
  /// @param shippingTitle the chosen delivery, printed beside the amount
  /// @param taxIncluded whether the amounts above include the tax lines
  /// @param balance of the document; what is paid is on a credit note what is to be returned, and
  ///   zero prints nothing
  /// @param advances what of the paid came on days before that of the document, each with its day
  public record Totals(
      Money subtotal,
      Money discount,
      Optional<String> discountTitle,
      Optional<String> shippingTitle,
      Money shipping,
      boolean taxIncluded,
      List<TaxLine> taxLines,
      Balance balance,
      List<Advance> advances) {

    public Totals {
      taxLines = List.copyOf(taxLines);
      advances = List.copyOf(advances);
    }

    public Totals(
        Money subtotal,
        Money discount,
        Optional<String> shippingTitle,
        Money shipping,
        boolean taxIncluded,
        List<TaxLine> taxLines,
        Balance balance) {
      this(
          subtotal,
          discount,
          Optional.empty(),
          shippingTitle,
          shipping,
          taxIncluded,
          taxLines,
          balance,
          List.of());
    }
  }

  /// The same totals in the currency the shop keeps its books in; printed where that differs.
  public record ShopTotals(Money tax, Money total) {}

  /// The rate frozen on the document: one `from` is `rate` `to`.
  ///
  /// @param source who published it, as printed (`European Central Bank`)
  /// @param date the day it was published for
  public record ExchangeRate(
      CurrencyUnit from, CurrencyUnit to, BigDecimal rate, String source, LocalDate date) {}

  /// @param bank its name, where the shop gives it
  /// @param bankCode that names the bank beside a national account number
  /// @param account IBAN or national account number
  /// @param reference what the payer must quote
  /// @param code that fills in the transfer in the payer's banking app
  public record BankTransfer(
      String accountHolder,
      Optional<String> bank,
      Optional<String> bankCode,
      String account,
      Optional<String> bic,
      String reference,
      Optional<TransferCode> code) {

    public BankTransfer(
        String accountHolder,
        Optional<String> bank,
        Optional<String> bankCode,
        String account,
        Optional<String> bic,
        String reference) {
      this(accountHolder, bank, bankCode, account, bic, reference, Optional.empty());
    }

    BankTransfer withoutCode() {
      return new BankTransfer(accountHolder, bank, bankCode, account, bic, reference);
    }
  }

  public InvoiceDocument {
    lines = List.copyOf(lines);
    remarks = List.copyOf(remarks);
    if (lines.isEmpty() || lines.size() > MAX_LINES) {
      throw new IllegalArgumentException(
          "An invoice has 1 to " + MAX_LINES + " lines, not " + lines.size());
    }
    payLink.ifPresent(Links::requireSafe);
    requireOneCurrency(lines, totals);
  }

  private static void requireOneCurrency(List<Line> lines, Totals totals) {
    var currency = totals.balance().total().getCurrencyUnit();
    var ofLines =
        lines.stream()
            .flatMap(line -> List.of(line.unitPrice(), line.discount(), line.amount()).stream());
    var ofTaxes = totals.taxLines().stream().map(TaxLine::amount);
    var ofTotals =
        List.of(
            totals.subtotal(),
            totals.discount(),
            totals.shipping(),
            totals.balance().paid(),
            totals.balance().outstanding())
            .stream();
    Stream.of(ofLines, ofTaxes, ofTotals)
        .flatMap(amounts -> amounts)
        .filter(amount -> !amount.getCurrencyUnit().equals(currency))
        .findFirst()
        .ifPresent(stranger -> {
          throw new IllegalArgumentException(
              "A page in " + currency + " has an amount in " + stranger.getCurrencyUnit());
        });
  }

  /// The same document with its items in few words; always small enough to be printed.
  InvoiceDocument terse() {
    return with(lines.stream().map(Line::terse).toList(), bankTransfer);
  }

  /// The same without a code to scan: what it asks for is no longer what is open.
  public InvoiceDocument withoutCode() {
    return with(lines, bankTransfer.map(BankTransfer::withoutCode));
  }

  private InvoiceDocument with(List<Line> itsLines, Optional<BankTransfer> itsTransfer) {
    return new InvoiceDocument(
        kind,
        locale,
        seller,
        buyer,
        number,
        issued,
        due,
        particulars,
        references,
        itsLines,
        totals,
        shopTotals,
        exchangeRate,
        paymentState,
        itsTransfer,
        remarks,
        payLink);
  }
}
