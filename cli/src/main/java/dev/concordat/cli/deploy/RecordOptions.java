package dev.concordat.cli.deploy;

import picocli.CommandLine.Option;

/** Of which pacticipant, and in which environment. */
final class RecordOptions {

    @Option(
            names = {"-a", "--pacticipant"},
            required = true,
            paramLabel = "NAME",
            description = "The pacticipant.")
    @SuppressWarnings("NullAway.Init") // required
    private String pacticipant;

    @Option(
            names = "--environment",
            required = true,
            paramLabel = "NAME",
            description = "The environment, which the broker has to know.")
    @SuppressWarnings("NullAway.Init") // required
    private String environment;

    String pacticipant() {
        return pacticipant;
    }

    String environment() {
        return environment;
    }
}
