package dev.whence.it.sets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.events.Events;
import dev.whence.it.harness.jvm.Guests;
import dev.whence.it.harness.jvm.Launch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The set {@code spring} where beans are of a parent's context, and of a scope. */
final class SpringSetIT extends ReadyMadeSetTest {

    private static final String PARTS = "guest.spring.Part$";

    @Test
    void aParentsBeanAndAScopes() {
        Events events = recorded("spring", SpringSetIT::program);

        assertThat(paths(events, "wheel")).containsExactly("created Wheel", "cached Wheel");
        assertThat(paths(events, "pump"))
                .as(
                        "made by the parent; asked for from the child, which passes the call on to the parent: one resolution")
                .containsExactly("created Pump", "cached Pump");
        assertThat(paths(events, "door"))
                .as("the scope makes the first, and keeps it")
                .containsExactly("created Door", "scope Door");
    }

    @Test
    void nothingWithoutTheSet() {
        assertNothingWithoutTheSet(SpringSetIT::program);
    }

    private static List<String> paths(Events events, String bean) {
        return of(events, "spring").stream()
                .filter(each -> each.key().equals(bean))
                .map(each -> each.path() + " "
                        + each.implementation().replace(PARTS, "").replaceAll("@.*", ""))
                .toList();
    }

    private static Launch program(Launch launch) {
        return Guests.on(launch, "spring").program("guest.spring.Family");
    }
}
