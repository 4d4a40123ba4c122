/// How amounts are parsed, converted, divided and rounded; which amounts there are is decided in
/// pricing.
@org.jspecify.annotations.NullMarked
package dev.utkast.model.money;
