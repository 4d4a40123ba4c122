package dev.utkast.model.shop;

/// Where the seller is registered as a business: a commercial register, a chamber of commerce, the
/// court that keeps a register.
///
/// @param register as it is printed: `Amtsgericht München`, `RCS Paris`, `KvK`,
///   `Foretaksregisteret`
/// @param number in it: `HRB 12345`, `732 829 320`, `12345678`, `974760673`
public record RegisterEntry(String register, String number) {}
