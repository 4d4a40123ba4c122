package dev.utkast.model.draftorder;

/// What a customer was asked for last: links to it can be made at any time.
///
/// @param revision that was sent
/// @param linkSerial which of its links lead somewhere: raised where those that went out before are
///   to lead nowhere, since they went to somebody else or staff revoked them
/// @param request that sent it, by a number of its own: tried again, it finds itself
/// @param copied whether others were sent a copy, for whom no later revision is meant
public record Asked(int revision, int linkSerial, long request, boolean copied) {
  Asked revoked() {
    return new Asked(revision, linkSerial + 1, request, copied);
  }
}
