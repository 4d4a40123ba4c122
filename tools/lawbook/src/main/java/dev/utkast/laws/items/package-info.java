/// Reads stored items into the view that the laws look at.
package dev.utkast.laws.items;
