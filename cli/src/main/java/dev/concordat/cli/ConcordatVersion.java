package dev.concordat.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version as the jar's manifest has it. */
final class ConcordatVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = ConcordatVersion.class.getPackage().getImplementationVersion();
        return new String[] {"concordat " + Objects.requireNonNullElse(version, "(not packaged)")};
    }
}
