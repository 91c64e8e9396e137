package dev.whence.bench.guest;

import trend.portfolio.app.PipelineMode;
import trend.portfolio.app.PipelineProxy;

/** The least program that resolves a pipeline: a target of the agent that is loaded and called. */
public final class HelloPipeline {
    private HelloPipeline() {}

    public static void main(String[] arguments) {
        System.out.println(new PipelineProxy(PipelineMode.DEFAULT, null).resolve("run"));
    }
}
