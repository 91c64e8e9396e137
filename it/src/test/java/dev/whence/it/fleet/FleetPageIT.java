package dev.whence.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.it.harness.browser.BrowserPage;
import dev.whence.it.harness.browser.Chromium;
import dev.whence.it.harness.browser.PageLook;
import dev.whence.it.harness.browser.PageTest;
import dev.whence.it.harness.jvm.Jdks;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code ask --html} as a browser shows it, wide and narrow, light and dark. */
final class FleetPageIT extends PageTest {

    @Test
    void whatCallsForSomebodyIsSeenFirst() {
        Path recordings = folder.resolve("recordings");
        Path store = folder.resolve("store");
        Path page = folder.resolve("fleet.html");
        assertThat(recordings.toFile().mkdir()).isTrue();
        FleetJar.plant(children, Jdks.own(), recordings);
        fleet("ingest", recordings.toString(), "--store", store.toString());
        fleet("ask", "--html", page.toString(), "--store", store.toString());

        try (Chromium chromium = browser()) {
            BrowserPage shown = chromium.open(page);
            PageLook.assertQuiet(shown);
            shown.width(1280);
            assertThat(shown.evaluate(
                            "[...document.querySelectorAll('.first section')].every(s => s.getBoundingClientRect().bottom < 400)",
                            Boolean.class))
                    .as("all three without scrolling")
                    .isTrue();
            shown.width(390);
            assertThat(shown.evaluate(
                            "[...document.querySelectorAll('.first section')].every(s => s.getBoundingClientRect().bottom < 844)",
                            Boolean.class))
                    .as("all three on a telephone, without scrolling")
                    .isTrue();
            assertThat(shown.evaluate("document.body.innerText", String.class).replaceAll("\\n+", "\n"))
                    .contains("Slower since the last release\n1 path\nshop 1.1: orders map takes 1.5 times")
                    .contains("1 path of an instance\nshop@h5: ", "1 version\njava.lang.String from file:/patch.jar");
            PageLook.assertFitsPhone(shown);
            PageLook.assertReadableInDarkAndLight(shown);
        }
    }

    private void fleet(String... words) {
        FleetJar.command(children, Jdks.own(), words).start().awaitSuccess();
    }
}
