package trend.portfolio.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line's root, which does nothing by itself. */
@Command(
        name = "trend-app",
        description = "Selects funds by their past returns and shows their later results.",
        mixinStandardHelpOptions = true,
        versionProvider = TrendCommand.Version.class,
        subcommands = RunCommand.class)
final class TrendCommand {

    /** Tells the version that the jar's manifest bears. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = TrendCommand.class.getPackage().getImplementationVersion();
            return new String[] {"trend-app " + (version == null ? "(not from a jar)" : version)};
        }
    }
}
