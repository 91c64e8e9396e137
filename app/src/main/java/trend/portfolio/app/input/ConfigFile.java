package trend.portfolio.app.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import trend.analysis.InvalidInputException;
import trend.analysis.Month;
import trend.analysis.PipelineConfig;
import trend.analysis.Returns;
import trend.analysis.Score;
import trend.analysis.Weighting;
import trend.analysis.Window;

/** Reads a configuration from YAML, and the returns that it names. */
public final class ConfigFile {

    private static final String SAMPLE_CONFIG = "sample/config.yml";
    private static final String SAMPLE_RETURNS = "sample/returns.csv";

    private final PipelineConfig config;
    private final Supplier<Returns> returns;

    private ConfigFile(PipelineConfig config, Supplier<Returns> returns) {
        this.config = config;
        this.returns = returns;
    }

    /** Reads the sample that lies in the jar. */
    public static ConfigFile sample() {
        ConfigSection root = ConfigSection.parse(SAMPLE_CONFIG, resource(SAMPLE_CONFIG));
        return new ConfigFile(config(root), () -> ReturnsFile.parse(SAMPLE_RETURNS, resource(SAMPLE_RETURNS)));
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException if it cannot be read or says something that cannot be
     */
    public static ConfigFile read(Path file) {
        ConfigSection root = ConfigSection.parse(file.toString(), InputText.of(file));
        PipelineConfig config = config(root);
        ConfigSection data = root.section("data");
        return new ConfigFile(
                config, () -> ReturnsFile.read(file.resolveSibling(data.converted("csv_path", ConfigFile::path))));
    }

    public PipelineConfig config() {
        return config;
    }

    /** Reads the returns that the configuration names, if somebody asks for them. */
    public Returns returns() {
        return returns.get();
    }

    private static PipelineConfig config(ConfigSection root) {
        root.allow("data", "sample_split", "portfolio", "benchmarks");
        ConfigSection data = root.section("data").allow("csv_path", "risk_free_column");
        ConfigSection split = root.section("sample_split").allow("in_start", "in_end", "out_start", "out_end");
        ConfigSection portfolio = root.section("portfolio").allow("rank", "weighting_scheme", "custom_weights");
        ConfigSection rank = portfolio.section("rank").allow("n", "score_by");
        ConfigSection percentages = portfolio.section("custom_weights");
        Map<String, Double> customWeights = new LinkedHashMap<>();
        percentages
                .keys()
                .forEach(fund -> customWeights.put(fund, percentages.converted(fund, ConfigFile::percentage)));
        ConfigSection benchmarks = root.section("benchmarks");
        Map<String, String> benchmarkColumns = new LinkedHashMap<>();
        benchmarks.keys().forEach(label -> benchmarkColumns.put(label, benchmarks.text(label)));
        Weighting weighting = portfolio.has("weighting_scheme")
                ? portfolio.converted("weighting_scheme", Weighting::of)
                : Weighting.EQUAL;
        if (weighting == Weighting.CUSTOM && customWeights.isEmpty()) {
            throw portfolio.wrong("weighting_scheme", "custom needs portfolio.custom_weights");
        }
        return new PipelineConfig(
                window(split, "in_start", "in_end"),
                window(split, "out_start", "out_end"),
                data.text("risk_free_column"),
                rank.converted("n", ConfigFile::count),
                rank.has("score_by") ? rank.converted("score_by", Score::of) : Score.SHARPE,
                weighting,
                customWeights,
                benchmarkColumns);
    }

    private static Window window(ConfigSection split, String start, String end) {
        Month first = split.converted(start, ConfigFile::month);
        return split.converted(end, text -> new Window(first, month(text)));
    }

    private static Month month(String text) {
        return Month.parse(text);
    }

    private static int count(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number that is too small.
        }
        throw new InvalidInputException("'" + text + "' is not a whole number of at least 1");
    }

    private static double percentage(String text) {
        try {
            double percentage = Double.parseDouble(text);
            if (Double.isFinite(percentage)) {
                return percentage;
            }
        } catch (NumberFormatException e) {
            // Said below, as for what is no finite number.
        }
        throw new InvalidInputException("'" + text + "' is not a percentage");
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new InvalidInputException("'" + text + "' cannot be the name of a file", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = ConfigFile.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
