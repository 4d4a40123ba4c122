/// Slips of programmers, made in compiled code, to see whether the tests see them.
package dev.utkast.testkit.mutation;
