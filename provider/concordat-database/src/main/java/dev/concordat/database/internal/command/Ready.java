package dev.concordat.database.internal.command;

import dev.concordat.database.internal.baseline.Baseline;
import dev.concordat.database.internal.server.DatabaseServer;
import dev.concordat.database.internal.server.Place;

/**
 * A database at its baseline, on a server that runs.
 *
 * @param server the server
 * @param place the names the database has there
 * @param baseline the way back
 */
public record Ready(DatabaseServer server, Place place, Baseline baseline) {}
