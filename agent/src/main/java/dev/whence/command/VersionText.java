package dev.whence.command;

import picocli.CommandLine.IVersionProvider;

/** The version, for picocli. */
final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return VersionLines.get();
    }
}
