package dev.whence.jmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.whence.agent.protocol.EventNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jdk.jfr.Configuration;
import jdk.jfr.FlightRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmc.flightrecorder.configuration.events.EventConfiguration;
import org.openjdk.jmc.flightrecorder.configuration.events.SchemaVersion;
import org.openjdk.jmc.flightrecorder.configuration.model.xml.JFCGrammar;
import org.openjdk.jmc.flightrecorder.configuration.model.xml.XMLModel;
import org.openjdk.jmc.flightrecorder.configuration.model.xml.XMLTagInstance;
import org.openjdk.jmc.flightrecorder.configuration.model.xml.XMLValidationResult;

/** The recording templates in the agent's jar, by the JDK's reader and by the one of Mission Control's template manager. */
class TemplatesTest {
    private static final String DEFAULT = "whence-default.jfc";
    private static final String DEEP = "whence-deep.jfc";

    @ParameterizedTest
    @ValueSource(strings = {DEFAULT, DEEP})
    void missionControlTakesThem(String template) throws IOException, ParseException {
        assertThatCode(() -> EventConfiguration.validate(open(template), template, SchemaVersion.V2))
                .doesNotThrowAnyException();

        XMLModel model = EventConfiguration.createModel(open(template));
        assertThat(model.getResults().stream()
                        .filter(XMLValidationResult::isError)
                        .map(XMLValidationResult::getText))
                .isEmpty();
        EventConfiguration configuration = new EventConfiguration(model);
        assertThat(configuration.getName()).startsWith("Whence: ");
        assertThat(configuration.getDescription()).isNotBlank();
        assertThat(configuration.getVersion()).isEqualTo(SchemaVersion.V2);
        assertThat(configuration.hasControlElements())
                .as("something to choose on the template's first page")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {DEFAULT, DEEP})
    void theJdkTakesThem(String template) throws IOException, ParseException {
        Configuration configuration = read(template);

        assertThat(configuration.getLabel()).startsWith("Whence: ");
        assertThat(configuration.getProvider()).isEqualTo("Whence");
        assertThat(configuration.getSettings())
                .containsEntry("jdk.ActiveSetting#enabled", "true")
                .containsEntry("whence.Summary#period", "1 s");
    }

    /** An event that is left out would follow its own default, whatever the template's name promises. */
    @ParameterizedTest
    @ValueSource(strings = {DEFAULT, DEEP})
    void everyEventOfTheAgentIsNamed(String template) throws IOException, ParseException {
        for (String event : Set.of(
                EventNames.RESOLUTION,
                EventNames.STEP,
                EventNames.CANDIDATE,
                EventNames.CLASS_WALK,
                EventNames.PATCH,
                EventNames.SUMMARY,
                EventNames.DISTRIBUTION,
                EventNames.ANSWER,
                EventNames.AGENT)) {
            assertThat(read(template).getSettings()).containsEntry(event + "#enabled", "true");
        }
    }

    /** Newer JDKs may know more events than these, none fewer. */
    @ParameterizedTest
    @ValueSource(strings = {DEFAULT, DEEP})
    void everyEventOfTheJdkIsThere(String template) throws IOException, ParseException {
        Set<String> known = new TreeSet<>();
        FlightRecorder.getFlightRecorder().getEventTypes().forEach(type -> known.add(type.getName()));

        assertThat(names(template))
                .filteredOn(name -> name.startsWith("jdk."))
                .hasSizeGreaterThan(5)
                .allSatisfy(name -> assertThat(known).contains(name));
    }

    @Test
    void whatIsSafeForDaysHasNoStacksAndAThreshold() throws IOException, ParseException {
        Map<String, String> settings = read(DEFAULT).getSettings();

        assertThat(settings)
                .containsEntry("whence.Resolution#threshold", "1 ms")
                .containsEntry("whence.Step#threshold", "1 ms")
                .doesNotContainKey("jdk.ExecutionSample#enabled")
                .doesNotContainKey("jdk.ClassLoad#enabled");
        assertThat(settings.entrySet())
                .filteredOn(setting -> setting.getKey().endsWith("#stackTrace"))
                .isNotEmpty()
                .allSatisfy(setting ->
                        assertThat(setting.getValue()).as(setting.getKey()).isEqualTo("false"));
    }

    @Test
    void whatIsDeepHasEveryEventWithStacksAndClassLoading() throws IOException, ParseException {
        assertThat(read(DEEP).getSettings())
                .containsEntry("whence.Resolution#threshold", "0 s")
                .containsEntry("whence.Resolution#stackTrace", "true")
                .containsEntry("whence.Step#threshold", "0 s")
                .containsEntry("whence.ClassWalk#threshold", "0 s")
                .containsEntry("whence.ClassWalk#stackTrace", "true")
                .containsEntry("jdk.ClassDefine#enabled", "true")
                .containsEntry("jdk.ClassLoad#enabled", "true")
                .containsEntry("jdk.ClassLoad#threshold", "0 ms");
    }

    /** The value of a control and those of the settings that it governs are written down separately: they must agree. */
    @ParameterizedTest
    @ValueSource(strings = {DEFAULT, DEEP})
    void settingsHaveTheValueOfTheirControl(String template) throws IOException, ParseException {
        XMLTagInstance root = EventConfiguration.createModel(open(template)).getRoot();
        XMLTagInstance control = root.getTagsInstances(JFCGrammar.TAG_CONTROL).get(0);
        int governed = 0;
        for (XMLTagInstance event : root.getTagsInstances(JFCGrammar.TAG_EVENTTYPE_V2)) {
            for (XMLTagInstance setting : event.getTagsInstances(JFCGrammar.TAG_SETTING)) {
                String name = setting.getExplicitValue(JFCGrammar.ATTRIBUTE_CONTROL_REFERENCE);
                if (name != null && !name.isEmpty()) {
                    assertThat(setting.getContent()).as(name).isEqualTo(value(control, name));
                    governed++;
                }
            }
        }
        assertThat(governed).isGreaterThan(3);
    }

    private static String value(XMLTagInstance control, String name) {
        return control.getTagsInstances().stream()
                .filter(each -> name.equals(each.getValue(JFCGrammar.ATTRIBUTE_NAME_DEFINITION)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no control " + name))
                .getContent();
    }

    private static Set<String> names(String template) throws IOException, ParseException {
        Set<String> names = new TreeSet<>();
        read(template).getSettings().keySet().forEach(setting -> names.add(setting.replaceFirst("#.*", "")));
        return names;
    }

    private static Configuration read(String template) throws IOException, ParseException {
        try (InputStreamReader in = new InputStreamReader(open(template), StandardCharsets.UTF_8)) {
            return Configuration.create(in);
        }
    }

    private static InputStream open(String template) {
        InputStream in = EventNames.class.getResourceAsStream("/dev/whence/command/" + template);
        if (in == null) {
            throw new AssertionError(template + " is not in the agent");
        }
        return in;
    }
}
