package dev.utkast.documents.canary;

import dev.utkast.aws.json.Json;

/// Trips: documents know the model at most.
public record KnowsAdapter(Json json) {}
