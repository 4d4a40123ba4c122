/// An HTTP API as API Gateway serves it: routes, authorizer, payload 2.0.
@NullMarked
package dev.utkast.local.http;

import org.jspecify.annotations.NullMarked;
