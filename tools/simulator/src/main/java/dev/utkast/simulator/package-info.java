/// A whole deployment in one thread, from one seed: real functions over services that fail, and
/// what must hold all the same.
package dev.utkast.simulator;
