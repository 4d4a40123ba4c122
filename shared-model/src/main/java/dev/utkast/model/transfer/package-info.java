/// Transfers that customers are asked to make, as banking apps read them off a document.
@org.jspecify.annotations.NullMarked
package dev.utkast.model.transfer;
