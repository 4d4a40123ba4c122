/// What a role allows, as IAM would judge it: who may call what, and on which resource.
@NullMarked
package dev.utkast.local.roles;

import org.jspecify.annotations.NullMarked;
