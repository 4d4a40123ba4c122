/// Limits of AWS that the services and calls on this machine would not keep by themselves.
@org.jspecify.annotations.NullMarked
package dev.utkast.local.limits;
