package dev.whence.jmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.Story;
import dev.whence.Story.State;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.jar.Attributes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

/** The shipped jar in a real OSGi framework, against Mission Control's bundles, as in its dropins folder. */
class DropInIT {
    private static DropIns dropIns;
    private static Bundle ours;

    /** What a control has put in. */
    private Bundle spoilt;

    @BeforeAll
    static void drop() throws Exception {
        dropIns = new DropIns();
        ours = dropIns.install(Shipped.jmc());
    }

    @AfterEach
    void takeOut() throws Exception {
        if (spoilt != null) {
            spoilt.uninstall();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        dropIns.close();
    }

    @Test
    void itResolvesAgainstMissionControlAlone() {
        assertThat(ours.getState()).as("state of the bundle").isEqualTo(Bundle.RESOLVED);
        assertThat(ours.getSymbolicName()).isEqualTo("dev.whence.jmc");
        assertThat(dropIns.wiredTo(ours))
                .containsExactly(
                        "org.eclipse.osgi",
                        "org.openjdk.jmc.common",
                        "org.openjdk.jmc.flightrecorder",
                        "org.openjdk.jmc.flightrecorder.rules");
    }

    @Test
    void theRegistryKnowsItAsAProviderOfRules() {
        assertThat(dropIns.ruleProviders()).contains("dev.whence.jmc", "org.openjdk.jmc.flightrecorder.rules.jdk");
    }

    @Test
    void itsRulesAreLoadedAndEvaluatedInside() throws Exception {
        Path recording;
        try (Story story = Story.of("dropin").start()) {
            story.agent("ghost = no.such.Thing::find: no class no.such.Thing is loaded")
                    .walking("pipeline", "patched", Duration.ZERO, Duration.ofMillis(1), "p.Q")
                    .failure("pipeline", "nothing has run")
                    .version(Story.class, "app", "file:/app.jar", Instant.now(), State.IN_USE);
            story.end();
            recording = story.file();
        }
        List<Object> rules = dropIns.rules(ours);

        assertThat(rules).hasSize(7);
        assertThat(dropIns.evaluate(rules, recording))
                .containsEntry("WhenceAnswersBaseline", "NA")
                .containsEntry("WhenceClassWalks", "INFO")
                .containsEntry("WhenceFailures", "WARNING")
                .containsEntry("WhenceOneKey", "OK")
                .containsEntry("WhencePatchInUse", "INFO")
                .containsEntry("WhenceSeveralVersions", "OK")
                .containsEntry("WhenceUnmatchedPoints", "WARNING")
                .hasSize(7);
    }

    @Test
    void itsPagesComeWithIt() throws Exception {
        assertThat(dropIns.pagesFiles()).containsExactly("dev.whence.jmc/whence-pages.xml");
        try (InputStream in = ours.getEntry("whence-pages.xml").openStream()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("dev.whence.jmc.classwalks");
        }
    }

    /** The control: a jar that does not say what it needs gives Mission Control no rule. */
    @Test
    void withoutItsImportsItGivesNoRule() throws Exception {
        spoilt = dropIns.install(dropIns.spoilt(Shipped.jmc(), "no-imports.jar", headers -> {
            headers.remove(new Attributes.Name("Import-Package"));
            headers.putValue("Bundle-SymbolicName", "no.imports;singleton:=true");
        }));

        assertThatThrownBy(() -> dropIns.rules(spoilt)).isInstanceOf(LinkageError.class);
    }

    /** The control: what Mission Control does not have keeps a bundle from resolving, and this test would see it. */
    @Test
    void withAnImportThatNobodyExportsItDoesNotResolve() throws Exception {
        spoilt = dropIns.install(dropIns.spoilt(Shipped.jmc(), "no-such.jar", headers -> {
            headers.putValue("Import-Package", headers.getValue("Import-Package") + ",no.such.thing");
            headers.putValue("Bundle-SymbolicName", "no.such;singleton:=true");
        }));

        assertThat(spoilt.getState()).isEqualTo(Bundle.INSTALLED);
    }

    /** The control: a jar without a bundle's headers, which a service loader would take, is nobody to the registry. */
    @Test
    void asAPlainJarItIsIgnored() throws Exception {
        spoilt = dropIns.install(dropIns.spoilt(
                Shipped.jmc(),
                "plain.jar",
                headers -> headers.keySet()
                        .removeIf(name -> name.toString().startsWith("Bundle-")
                                || name.toString().startsWith("Import-")
                                || name.toString().startsWith("Require-"))));

        assertThat(spoilt.getSymbolicName()).isNull();
        assertThat(dropIns.ruleProviders())
                .containsExactlyInAnyOrder("dev.whence.jmc", "org.openjdk.jmc.flightrecorder.rules.jdk");
    }
}
