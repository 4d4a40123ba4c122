package dev.utkast.model.invoice;

import java.util.List;

/// The laws themselves, a row for each thing that one of them wants: what, when, and where it is
/// written.
///
/// Of article 226 what this software neither sells nor does has no row: points 7a (cash
/// accounting), 10a (self-billing), 12 to 14 (new means of transport, margin schemes) and 15 (tax
/// representatives). A seller whom one of them concerns says so in her footer, as the French one
/// does who pays tax on debits.
final class InvoiceLaws {
  private InvoiceLaws() {}

  /// Directive 2006/112/EC.
  static final List<InvoiceRule> UNION =
      InvoiceRule.table(
          """
          ISSUE_DATE           |                         | Directive 2006/112/EC, art. 226 (1)
          NUMBER               |                         | Directive 2006/112/EC, art. 226 (2)
          SELLER_VAT_NUMBER    | VAT_REGISTERED          | Directive 2006/112/EC, art. 226 (3)
          BUYER_VAT_NUMBER     | INTRA_UNION_SUPPLY      | Directive 2006/112/EC, art. 226 (4)
          BUYER_VAT_NUMBER     | REVERSE_CHARGE          | Directive 2006/112/EC, art. 226 (4)
          SELLER_NAME          |                         | Directive 2006/112/EC, art. 226 (5)
          SELLER_ADDRESS       |                         | Directive 2006/112/EC, art. 226 (5)
          BUYER_NAME           |                         | Directive 2006/112/EC, art. 226 (5)
          BUYER_ADDRESS        |                         | Directive 2006/112/EC, art. 226 (5)
          ITEMS                |                         | Directive 2006/112/EC, art. 226 (6)
          SUPPLY_DATE          | INVOICE                 | Directive 2006/112/EC, art. 226 (7)
          ADVANCE_DATES        | INVOICE, PAID_IN_ADVANCE | Directive 2006/112/EC, art. 226 (7)
          TAXABLE_AMOUNT       | VAT_REGISTERED          | Directive 2006/112/EC, art. 226 (8)
          UNIT_PRICE           |                         | Directive 2006/112/EC, art. 226 (8)
          NET_UNIT_PRICE       | GROSS_PRICES, TAXED     | Directive 2006/112/EC, art. 226 (8)
          DISCOUNT             | DISCOUNTED              | Directive 2006/112/EC, art. 226 (8)
          TAX_RATE             | TAXED                   | Directive 2006/112/EC, art. 226 (9)
          TAX_AMOUNT           | TAXED                   | Directive 2006/112/EC, art. 226 (10)
          TOTAL                |                         | Directive 2006/112/EC, art. 226 (10)
          EXEMPTION            | UNTAXED                 | Directive 2006/112/EC, art. 226 (11)
          REVERSE_CHARGE       | REVERSE_CHARGE          | Directive 2006/112/EC, art. 226 (11a)
          TAX_IN_SHOP_CURRENCY | FOREIGN_CURRENCY, TAXED | Directive 2006/112/EC, art. 230
          ONE_STOP_SHOP        | ONE_STOP_SHOP           | Directive 2006/112/EC, art. 369a
          CORRECTED_NUMBER     | CREDIT_NOTE             | Directive 2006/112/EC, art. 219
          CORRECTED_DATE       | CREDIT_NOTE             | Directive 2006/112/EC, art. 219\
          """);

  static final List<InvoiceRule> GERMANY =
      InvoiceRule.table(
          """
          SELLER_NAME       |                    | § 14 (4) Nr. 1 UStG
          SELLER_ADDRESS    |                    | § 14 (4) Nr. 1 UStG
          BUYER_NAME        |                    | § 14 (4) Nr. 1 UStG
          BUYER_ADDRESS     |                    | § 14 (4) Nr. 1 UStG
          SELLER_VAT_NUMBER | VAT_REGISTERED     | § 14 (4) Nr. 2 UStG
          ISSUE_DATE        |                    | § 14 (4) Nr. 3 UStG
          NUMBER            |                    | § 14 (4) Nr. 4 UStG
          ITEMS             |                    | § 14 (4) Nr. 5 UStG
          SUPPLY_DATE       | INVOICE            | § 14 (4) Nr. 6 UStG, § 31 (2) UStDV
          ADVANCE_DATES     | INVOICE, PAID_IN_ADVANCE | § 14 (4) Nr. 6 UStG
          TAXABLE_AMOUNT    | VAT_REGISTERED     | § 14 (4) Nr. 7 UStG
          DISCOUNT          | DISCOUNTED         | § 14 (4) Nr. 7 UStG
          TAX_RATE          | TAXED              | § 14 (4) Nr. 8 UStG
          TAX_AMOUNT        | TAXED              | § 14 (4) Nr. 8 UStG
          EXEMPTION         | UNTAXED            | § 14 (4) Nr. 8 UStG
          REVERSE_CHARGE    | REVERSE_CHARGE     | § 14a (1) UStG
          BUYER_VAT_NUMBER  | INTRA_UNION_SUPPLY | § 14a (3) UStG
          SELLER_FORM       |                    | § 35a (1) GmbHG, § 37a (1) HGB
          SELLER_REGISTER   |                    | § 35a (1) GmbHG, § 37a (1) HGB
          SELLER_DIRECTORS  |                    | § 35a (1) GmbHG
          CORRECTED_NUMBER  | CREDIT_NOTE        | § 31 (5) UStDV
          CORRECTED_DATE    | CREDIT_NOTE        | § 31 (5) UStDV\
          """);

  static final List<InvoiceRule> FRANCE =
      InvoiceRule.table(
          """
          SELLER_NAME        |                             | CGI, ann. II, art. 242 nonies A, I, 1°
          SELLER_ADDRESS     |                             | CGI, ann. II, art. 242 nonies A, I, 1°
          BUYER_NAME         |                             | CGI, ann. II, art. 242 nonies A, I, 1°
          BUYER_ADDRESS      |                             | CGI, ann. II, art. 242 nonies A, I, 1°
          BUYER_SIREN        | FRENCH_BUSINESS             | CGI, ann. II, art. 242 nonies A, I, 1°
          SELLER_VAT_NUMBER  | VAT_REGISTERED              | CGI, ann. II, art. 242 nonies A, I, 2°
          BUYER_VAT_NUMBER   | INTRA_UNION_SUPPLY          | CGI, ann. II, art. 242 nonies A, I, 3°
          BUYER_VAT_NUMBER   | REVERSE_CHARGE              | CGI, ann. II, art. 242 nonies A, I, 4°
          DELIVERY_ADDRESS   | SENT_ELSEWHERE              | CGI, ann. II, art. 242 nonies A, I
          OPERATION          | INVOICE                     | CGI, ann. II, art. 242 nonies A, I
          SELLER_REGISTER    |                             | Code de commerce, art. R123-237
          SELLER_FORM        |                             | Code de commerce, art. R123-238
          ITEMS              |                             | Code de commerce, art. L441-9, I
          UNIT_PRICE         |                             | Code de commerce, art. L441-9, I
          DISCOUNT           | DISCOUNTED                  | Code de commerce, art. L441-9, I
          DUE_DATE           | INVOICE, TO_BE_PAID         | Code de commerce, art. L441-9, I
          EARLY_PAYMENT      | INVOICE, BUSINESS           | Code de commerce, art. L441-9, I
          LATE_PENALTY       | INVOICE, BUSINESS           | Code de commerce, art. L441-10, II
          RECOVERY_INDEMNITY | INVOICE, BUSINESS           | Code de commerce, art. D441-5\
          """);

  static final List<InvoiceRule> NETHERLANDS =
      InvoiceRule.table(
          """
          SELLER_NAME       |                | Wet OB 1968, art. 35a (1)
          SELLER_ADDRESS    |                | Wet OB 1968, art. 35a (1)
          SELLER_VAT_NUMBER | VAT_REGISTERED | Wet OB 1968, art. 35a (1)
          SUPPLY_DATE       | INVOICE        | Wet OB 1968, art. 35a (1)
          TAXABLE_AMOUNT    | VAT_REGISTERED | Wet OB 1968, art. 35a (1)
          EXEMPTION         | UNTAXED        | Wet OB 1968, art. 35a (1)
          SELLER_REGISTER   |                | Handelsregisterwet 2007, art. 27
          SELLER_FORM       |                | BW 2, art. 75, 186\
          """);

  static final List<InvoiceRule> BELGIUM =
      InvoiceRule.table(
          """
          SELLER_NAME       |                | KB nr. 1 (1992), art. 5, § 1
          SELLER_ADDRESS    |                | KB nr. 1 (1992), art. 5, § 1
          SELLER_VAT_NUMBER | VAT_REGISTERED | KB nr. 1 (1992), art. 5, § 1
          SUPPLY_DATE       | INVOICE        | KB nr. 1 (1992), art. 5, § 1
          TAXABLE_AMOUNT    | VAT_REGISTERED | KB nr. 1 (1992), art. 5, § 1
          EXEMPTION         | UNTAXED        | KB nr. 1 (1992), art. 5, § 1
          SELLER_FORM       |                | WVV, art. 2:20
          SELLER_REGISTER   |                | WER, art. III.25; WVV, art. 2:20\
          """);

  static final List<InvoiceRule> AUSTRIA =
      InvoiceRule.table(
          """
          SELLER_NAME       |                           | § 11 (1) Z 3 lit. a UStG 1994
          SELLER_ADDRESS    |                           | § 11 (1) Z 3 lit. a UStG 1994
          BUYER_NAME        |                           | § 11 (1) Z 3 lit. b UStG 1994
          BUYER_ADDRESS     |                           | § 11 (1) Z 3 lit. b UStG 1994
          BUYER_VAT_NUMBER  | BUSINESS, DOMESTIC, OVER_10_000_EUR | § 11 (1) Z 3 lit. b UStG 1994
          ITEMS             |                           | § 11 (1) Z 3 lit. c UStG 1994
          SUPPLY_DATE       | INVOICE                   | § 11 (1) Z 3 lit. d UStG 1994
          TAXABLE_AMOUNT    | VAT_REGISTERED            | § 11 (1) Z 3 lit. e UStG 1994
          TAX_RATE          | TAXED                     | § 11 (1) Z 3 lit. e UStG 1994
          EXEMPTION         | UNTAXED                   | § 11 (1) Z 3 lit. e UStG 1994
          TAX_AMOUNT        | TAXED                     | § 11 (1) Z 3 lit. f UStG 1994
          ISSUE_DATE        |                           | § 11 (1) Z 3 lit. g UStG 1994
          NUMBER            |                           | § 11 (1) Z 3 lit. h UStG 1994
          SELLER_VAT_NUMBER | VAT_REGISTERED            | § 11 (1) Z 3 lit. i UStG 1994
          SELLER_FORM       |                           | § 14 (1) UGB
          SELLER_REGISTER   |                           | § 14 (1) UGB\
          """);

  static final List<InvoiceRule> SWITZERLAND =
      InvoiceRule.table(
          """
          SELLER_NAME       |                | MWSTG (SR 641.20), art. 26 (2) a
          SELLER_ADDRESS    |                | MWSTG (SR 641.20), art. 26 (2) a
          SELLER_VAT_NUMBER | VAT_REGISTERED | MWSTG (SR 641.20), art. 26 (2) a
          BUYER_NAME        |                | MWSTG (SR 641.20), art. 26 (2) b
          BUYER_ADDRESS     |                | MWSTG (SR 641.20), art. 26 (2) b
          SUPPLY_DATE       | INVOICE        | MWSTG (SR 641.20), art. 26 (2) c
          ITEMS             |                | MWSTG (SR 641.20), art. 26 (2) d
          TOTAL             |                | MWSTG (SR 641.20), art. 26 (2) e
          TAX_RATE          | TAXED          | MWSTG (SR 641.20), art. 26 (2) f
          TAX_AMOUNT        | TAXED          | MWSTG (SR 641.20), art. 26 (2) f
          EXEMPTION         | UNTAXED        | MWSTG (SR 641.20), art. 23
          SELLER_FORM       |                | OR (SR 220), art. 954a
          ISSUE_DATE        |                | OR (SR 220), art. 957a
          NUMBER            |                | OR (SR 220), art. 957a
          UNIT_PRICE        |                | OR (SR 220), art. 957a
          CORRECTED_NUMBER  | CREDIT_NOTE    | MWSTG (SR 641.20), art. 27 (4)
          CORRECTED_DATE    | CREDIT_NOTE    | MWSTG (SR 641.20), art. 27 (4)\
          """);

  static final List<InvoiceRule> UNITED_KINGDOM =
      InvoiceRule.table(
          """
          NUMBER               |                         | VAT Regulations 1995, reg. 14 (1) (a)
          SUPPLY_DATE          | INVOICE                 | VAT Regulations 1995, reg. 14 (1) (b)
          ISSUE_DATE           |                         | VAT Regulations 1995, reg. 14 (1) (c)
          SELLER_NAME          |                         | VAT Regulations 1995, reg. 14 (1) (d)
          SELLER_ADDRESS       |                         | VAT Regulations 1995, reg. 14 (1) (d)
          SELLER_VAT_NUMBER    | VAT_REGISTERED          | VAT Regulations 1995, reg. 14 (1) (d)
          BUYER_NAME           |                         | VAT Regulations 1995, reg. 14 (1) (e)
          BUYER_ADDRESS        |                         | VAT Regulations 1995, reg. 14 (1) (e)
          ITEMS                |                         | VAT Regulations 1995, reg. 14 (1) (g)
          TAXABLE_AMOUNT       | VAT_REGISTERED          | VAT Regulations 1995, reg. 14 (1) (h)
          TAX_RATE             | TAXED                   | VAT Regulations 1995, reg. 14 (1) (h)
          TAX_AMOUNT           | TAXED                   | VAT Regulations 1995, reg. 14 (1) (l)
          TAX_IN_SHOP_CURRENCY | FOREIGN_CURRENCY, TAXED | VAT Regulations 1995, reg. 14 (1) (l)
          UNIT_PRICE           |                         | VAT Regulations 1995, reg. 14 (1) (m)
          NET_UNIT_PRICE       | GROSS_PRICES, TAXED     | VAT Regulations 1995, reg. 14 (1) (m)
          EXEMPTION            | UNTAXED                 | VAT Act 1994, sec. 30 (6)
          TOTAL                |                         | VAT Regulations 1995, reg. 14 (1) (i)
          SELLER_FORM          |                         | SI 2015/17, reg. 24
          SELLER_REGISTER      |                         | SI 2015/17, reg. 25
          CORRECTED_NUMBER     | CREDIT_NOTE             | VAT Regulations 1995, reg. 15C
          CORRECTED_DATE       | CREDIT_NOTE             | VAT Regulations 1995, reg. 15C\
          """);

  static final List<InvoiceRule> NORWAY =
      InvoiceRule.table(
          """
          NUMBER               |                         | bokføringsforskriften § 5-1-1 nr. 1
          ISSUE_DATE           |                         | bokføringsforskriften § 5-1-1 nr. 1
          BUYER_NAME           |                         | bokføringsforskriften § 5-1-1 nr. 2
          BUYER_ADDRESS        |                         | bokføringsforskriften § 5-1-1 nr. 2
          ITEMS                |                         | bokføringsforskriften § 5-1-1 nr. 3
          SUPPLY_DATE          | INVOICE                 | bokføringsforskriften § 5-1-1 nr. 4
          SUPPLY_PLACE         | INVOICE                 | bokføringsforskriften § 5-1-1 nr. 4
          UNIT_PRICE           |                         | bokføringsforskriften § 5-1-1 nr. 5
          TOTAL                |                         | bokføringsforskriften § 5-1-1 nr. 5
          DUE_DATE             | INVOICE, TO_BE_PAID     | bokføringsforskriften § 5-1-1 nr. 5
          TAXABLE_AMOUNT       | VAT_REGISTERED          | bokføringsforskriften § 5-1-1 nr. 6
          TAX_RATE             | TAXED                   | bokføringsforskriften § 5-1-1 nr. 6
          TAX_AMOUNT           | TAXED                   | bokføringsforskriften § 5-1-1 nr. 6
          TAX_IN_SHOP_CURRENCY | FOREIGN_CURRENCY, TAXED | bokføringsforskriften § 5-1-1 nr. 6
          SELLER_NAME          |                         | bokføringsforskriften § 5-1-2
          SELLER_VAT_NUMBER    | VAT_REGISTERED          | bokføringsforskriften § 5-1-2
          SELLER_ADDRESS       |                         | foretaksregisterloven § 10-2
          SELLER_REGISTER      |                         | foretaksregisterloven § 10-2
          EXEMPTION            | UNTAXED                 | merverdiavgiftsloven § 6-21
          CORRECTED_NUMBER     | CREDIT_NOTE             | bokføringsforskriften § 5-2-8
          CORRECTED_DATE       | CREDIT_NOTE             | bokføringsforskriften § 5-2-8\
          """);

  /// Invoices are the states' and custom's: the books ask for who, when, what and how much, and a
  /// sales tax is stated apart from the price.
  static final List<InvoiceRule> UNITED_STATES =
      InvoiceRule.table(
          """
          NUMBER           |             | 26 U.S.C. § 6001; IRS Publication 583
          ISSUE_DATE       |             | 26 U.S.C. § 6001; IRS Publication 583
          SELLER_NAME      |             | 26 U.S.C. § 6001; IRS Publication 583
          SELLER_ADDRESS   |             | 26 U.S.C. § 6001; IRS Publication 583
          BUYER_NAME       |             | 26 U.S.C. § 6001; IRS Publication 583
          ITEMS            |             | 26 U.S.C. § 6001; IRS Publication 583
          UNIT_PRICE       |             | 26 U.S.C. § 6001; IRS Publication 583
          TOTAL            |             | 26 U.S.C. § 6001; IRS Publication 583
          TAX_RATE         | TAXED       | N.Y. Tax Law § 1132 (a), and its like elsewhere
          TAX_AMOUNT       | TAXED       | N.Y. Tax Law § 1132 (a), and its like elsewhere
          CORRECTED_NUMBER | CREDIT_NOTE | 26 U.S.C. § 6001; IRS Publication 583
          CORRECTED_DATE   | CREDIT_NOTE | 26 U.S.C. § 6001; IRS Publication 583\
          """);

  static final List<InvoiceRule> ELSEWHERE =
      InvoiceRule.table(
          """
          NUMBER           |             | custom of merchants
          ISSUE_DATE       |             | custom of merchants
          SELLER_NAME      |             | custom of merchants
          SELLER_ADDRESS   |             | custom of merchants
          BUYER_NAME       |             | custom of merchants
          ITEMS            |             | custom of merchants
          UNIT_PRICE       |             | custom of merchants
          TOTAL            |             | custom of merchants
          TAX_RATE         | TAXED       | custom of merchants
          TAX_AMOUNT       | TAXED       | custom of merchants
          CORRECTED_NUMBER | CREDIT_NOTE | custom of merchants
          CORRECTED_DATE   | CREDIT_NOTE | custom of merchants\
          """);
}
