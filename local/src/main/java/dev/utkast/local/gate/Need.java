package dev.utkast.local.gate;

import dev.utkast.local.roles.Call;
import java.util.List;

/// Part of a request that has to be allowed: one of these calls, which mean the same. Mostly there
/// is one; a mail may go out under its address or under its domain, whichever SES has verified.
record Need(List<Call> anyOf) {

  static Need of(Call call) {
    return new Need(List.of(call));
  }
}
