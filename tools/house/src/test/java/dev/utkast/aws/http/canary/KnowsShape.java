package dev.utkast.aws.http.canary;

import dev.utkast.aws.adminapi.Paging;

/// Trips: transport knows no shape of the Admin API.
public record KnowsShape(Paging paging) {}
