package trend.portfolio.app;

import java.util.Locale;
import java.util.Map;

/**
 * The strategy by which a {@link PipelineProxy} resolves its pipeline.
 *
 * <p>The environment variable {@code TREND_PIPELINE_PROXY_SIMPLE} chooses it, once, when the application starts:
 * {@code 1}, {@code true}, {@code yes} or {@code on}, in any case and with blanks around it, mean {@link #SIMPLE};
 * any other value, or none, means {@link #DEFAULT}.
 */
public enum PipelineMode {
    /** Imports the pipeline directly, once; patches and live versions are ignored and nothing is searched. */
    SIMPLE,
    /** Takes a patched version where one is loaded, else the live one, else the package's. */
    DEFAULT;

    /** The name of the environment variable. */
    public static final String FLAG = "TREND_PIPELINE_PROXY_SIMPLE";

    /**
     * Reads the flag.
     *
     * @param environment the environment's variables
     * @return the mode that the flag asks for
     */
    public static PipelineMode fromEnvironment(Map<String, String> environment) {
        String value = environment.getOrDefault(FLAG, "").strip().toLowerCase(Locale.ROOT);
        return switch (value) {
            case "1", "true", "yes", "on" -> SIMPLE;
            default -> DEFAULT;
        };
    }
}
