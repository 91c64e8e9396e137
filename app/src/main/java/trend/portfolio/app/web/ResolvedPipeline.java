package trend.portfolio.app.web;

import java.security.CodeSource;
import trend.analysis.Pipeline;

/**
 * The version of the pipeline that answers one run.
 *
 * @param pipeline the version
 * @param path the path by which the proxy found it: {@code direct}, {@code live}, {@code patched} or {@code package}
 */
public record ResolvedPipeline(Pipeline pipeline, String path) {

    /** Returns the class that answers, the file that it is from (if it is known), and the path. */
    String description() {
        CodeSource source = pipeline.getClass().getProtectionDomain().getCodeSource();
        String file = source == null ? "" : String.valueOf(source.getLocation()).replaceFirst(".*/(?=.)", "");
        return pipeline.getClass().getName() + (file.isEmpty() ? "" : " from " + file) + ", by the path " + path;
    }
}
