/// Functions as AWS runs them: one invocation at a time per environment, in this process or in a
/// process of its own.
@NullMarked
package dev.utkast.local.runtime;

import org.jspecify.annotations.NullMarked;
