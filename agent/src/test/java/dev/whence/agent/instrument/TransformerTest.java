package dev.whence.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.agent.discovery.Announcement;
import dev.whence.agent.discovery.Watch;
import dev.whence.agent.fixture.ChildLoader;
import dev.whence.agent.fixture.Specimen;
import dev.whence.agent.fixture.VersionLoader;
import dev.whence.agent.support.Errors;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the JVM announces, and what of it is a watched name. */
final class TransformerTest {
    private final Watch watch = new Watch(VersionLoader.NAME, false);
    private final Transformer transformer = new Transformer(List.of(watch));
    private final ClassLoader loader = new VersionLoader("any");

    @BeforeEach
    @AfterEach
    void forget() {
        Errors.clear();
    }

    @Test
    void aDefinitionOfTheName() {
        assertThat(transformer.transform(loader, "watched/Version", null, null, new byte[0]))
                .isNull();

        assertThat(watch.announced()).singleElement().matches(each -> each.isOf(loader));
    }

    @Test
    void aDefinitionWithoutANameHasItInItsBytes() {
        transformer.transform(loader, null, null, null, ChildLoader.file(Specimen.class.getName()));
        assertThat(watch.announced()).isEmpty();

        Watch specimens = new Watch(Specimen.class.getName(), false);
        new Transformer(List.of(watch, specimens))
                .transform(loader, null, null, null, ChildLoader.file(Specimen.class.getName()));

        assertThat(specimens.announced()).hasSize(1);
        assertThat(watch.announced()).isEmpty();
    }

    @Test
    void anotherName() {
        transformer.transform(loader, "watched/Version$Inner", null, null, new byte[0]);
        transformer.transform(loader, "watched.Version", null, null, new byte[0]);
        transformer.transform(loader, null, null, null, new byte[] {1, 2, 3});

        assertThat(watch.announced()).isEmpty();
        assertThat(Errors.count()).isZero();
    }

    @Test
    void aRedefinitionIsNoDefinition() {
        transformer.transform(loader, "watched/Version", String.class, null, new byte[0]);

        assertThat(watch.announced()).isEmpty();
    }

    @Test
    void afterItWasStoppedNothingIsAnnounced() {
        transformer.stop();
        transformer.transform(loader, "watched/Version", null, null, new byte[0]);

        assertThat(watch.announced()).isEmpty();
    }

    @Test
    void whereItFailsWhatIsDefinedMayBeAVersion() {
        // No class file at all makes it fail, as an exhausted stack would at any place.
        assertThat(transformer.transform(loader, null, null, null, null)).isNull();

        assertThat(watch.announced()).singleElement().matches(each -> each.in == Announcement.In.ANY);
        assertThat(Errors.count()).isEqualTo(1);
    }
}
