/// The pages people see: packing slips, invoices and mails, in five languages, from plain records.
@NullMarked
package dev.utkast.documents;

import org.jspecify.annotations.NullMarked;
