package trend.portfolio.app.input;

import trend.portfolio.app.cli.Main;

/** The control of {@code DependenciesTest}: input that knows the command line, as no package below it may. */
final class EagerReturns {

    private EagerReturns() {}

    static void read() {
        Main.main(new String[] {"run"});
    }
}
