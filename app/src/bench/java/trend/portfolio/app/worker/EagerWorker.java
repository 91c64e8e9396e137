package trend.portfolio.app.worker;

import trend.portfolio.app.cli.Main;

/**
 * The control of the worker's benchmark: what a worker would be if it went through the application's front door.
 *
 * <p>Written down before it was measured: it has the command line parsed, reads the configuration from YAML and the
 * returns from CSV, and takes the whole of {@code run} for one period, whose result it prints as JSON. It is given
 * nothing that slows it down otherwise: the JVM's options are those of the lean worker, and nothing is loaded that this
 * way does not need.
 */
final class EagerWorker {

    private EagerWorker() {}

    /**
     * Runs one period.
     *
     * @param files the configuration and the returns
     */
    public static void main(String[] files) {
        Main.main(new String[] {"run", "--full", "--format", "json", "--config", files[0], "--returns", files[1]});
    }
}
