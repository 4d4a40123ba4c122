/// Benchmarks of speed and cost: each row measures what it compares in the same run, interleaved,
/// and prints both.
@org.jspecify.annotations.NullMarked
package dev.utkast.bench;
