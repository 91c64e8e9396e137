package trend.portfolio.app;

/** What the constructor of a version under test calls, to resolve while it is being made. */
public final class Asking {

    static PipelineProxy proxy;

    private Asking() {}

    public static Object ask() {
        return proxy.resolve("run");
    }
}
