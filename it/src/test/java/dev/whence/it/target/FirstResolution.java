package dev.whence.it.target;

import trend.portfolio.app.PipelineMode;
import trend.portfolio.app.PipelineProxy;

/** Resolves once in the mode that it is told, between two classes that it loads to mark the place in a class-load log. */
public final class FirstResolution {

    private FirstResolution() {}

    public static void main(String[] arguments) {
        PipelineProxy proxy = new PipelineProxy(PipelineMode.valueOf(arguments[0]), null);
        Before.reach();
        proxy.resolve("run");
        After.reach();
    }

    static final class Before {
        static void reach() {}
    }

    static final class After {
        static void reach() {}
    }
}
