package dev.whence.report.findings;

import dev.whence.report.figures.AgentReport;
import dev.whence.report.figures.RecordingReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A setting of the application that saves a point's class walks, as the point's definition gives it.
 *
 * @param point the point that it belongs to
 * @param setting as it is written, {@code NAME=VALUE}
 */
public record WalkSetting(String point, String setting) {
    /** The mode of resolutions that walk where they have to. */
    static final String DEFAULT_MODE = "default";

    /** The mode that such a setting brings about. */
    static final String SIMPLE_MODE = "simple";

    /** What the agents of these recordings reported, in the order of the points' names. */
    public static List<WalkSetting> of(List<RecordingReport> recordings) {
        Map<String, String> settings = new TreeMap<>();
        for (RecordingReport recording : recordings) {
            AgentReport agent = recording.agent();
            if (agent != null) {
                settings.putAll(agent.spares());
            }
        }
        return settings.entrySet().stream()
                .map(each -> new WalkSetting(each.getKey(), each.getValue()))
                .toList();
    }

    /** The setting's name, without its value. */
    String name() {
        int equals = setting.indexOf('=');
        return equals < 0 ? setting : setting.substring(0, equals);
    }
}
